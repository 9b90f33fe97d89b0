// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.fx.Background;
import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.context.Choice;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadingChoice.Aside;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The shelf without a stage: a thread of the test's own stands for the FX thread. */
class ShelfModelTest {
  private static final String UI = "ui of the test";
  private static final long BUDGET = 2_000_000_000L;

  /** Of the scripted model, to which a byte is a token. */
  private static final int CONTEXT = 12_000;

  @TempDir Path dir;
  private ExecutorService ui;
  private Engine engine;
  private Background background;
  private ShelfModel shelf;

  @BeforeEach
  void open() {
    ui = Executors.newSingleThreadExecutor(Thread.ofPlatform().name(UI).factory());
    engine =
        Engine.open(
            dir.resolve("home"),
            TestPlatform.in(dir),
            (progress, cancellation) -> new ScriptedModel("no", CONTEXT));
    background = new Background(ui);
    ReadOptions options = new ReadOptions(KvProfile.EXACT, BUDGET, 1);
    shelf = new ShelfModel(engine, () -> options, background);
  }

  @AfterEach
  void close() {
    run(shelf.undo()::settle);
    background.close();
    engine.close();
    ui.shutdown();
  }

  private void restart() {
    close();
    open();
    load();
  }

  private <T> T get(Callable<T> question) {
    try {
      if (Thread.currentThread().getName().equals(UI)) {
        return question.call();
      }
      return ui.submit(question).get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void run(Runnable action) {
    get(
        () -> {
          action.run();
          return true;
        });
  }

  private void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, () -> get(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("not in time: " + what + "; " + get(this::states), e);
    }
  }

  private List<String> states() {
    return shelf.shelves().collections().stream()
        .flatMap(c -> c.items().stream())
        .map(item -> item.name() + " " + item.state())
        .toList();
  }

  private void load() {
    run(shelf::load);
    await("a collection is open", () -> shelf.shelves().openProperty().get().isPresent());
  }

  private Path file(String name, int words) throws IOException {
    return Files.writeString(dir.resolve(name), (name + " says. ").repeat(words));
  }

  private void awaitRead(int documents) {
    await(
        documents + " are read",
        () -> shelf.reading().counts().documentsReadProperty().get() == documents);
  }

  private void awaitIdle() {
    await(
        "nothing is under way",
        () ->
            shelf.shelves().collections().stream()
                .flatMap(c -> c.items().stream())
                .noneMatch(item -> item.state().isBusy()));
  }

  private ShelfCollection create(String name) {
    List<ShelfCollection> made = new ArrayList<>();
    run(() -> shelf.editing().create(name, made::add));
    await("it is made", () -> !made.isEmpty());
    return made.getFirst();
  }

  private List<String> names(ShelfCollection collection) {
    return get(() -> collection.items().stream().map(ShelfItem::name).toList());
  }

  private Optional<ShelfItem> find(String name) {
    return get(
        () ->
            shelf.shelves().collections().stream()
                .flatMap(c -> c.items().stream())
                .filter(item -> item.name().equals(name))
                .findFirst());
  }

  private ShelfItem row(String name) {
    return find(name).orElseThrow();
  }

  private void awaitIndexed(String name) {
    await(
        name + " is taken in",
        () -> find(name).filter(item -> item.state() instanceof ItemState.Indexed).isPresent());
  }

  private void add(String... names) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      files.add(file(name, 60));
    }
    run(() -> shelf.intake().add(files));
  }

  @Test
  void filesGoToTheOpenCollectionAndAreReadInItsOrder() throws IOException {
    load();
    add("a.txt", "b.txt");
    awaitRead(2);
    assertEquals(
        List.of("a.txt", "b.txt"), names(get(() -> shelf.shelves().collections().getFirst())));
    assertTrue(get(() -> row("a.txt").tokens()).isPresent());
  }

  @Test
  void whatIsInsideOfAnArchiveStandsBehindIt() throws IOException {
    load();
    Path zip = dir.resolve("deal.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("lease.txt", "annex/note.md", "photo.heic")) {
        out.putNextEntry(new ZipEntry(name));
        out.write((name + " says. ").getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    Path other = file("z.txt", 20);
    run(() -> shelf.intake().add(List.of(zip, other)));
    awaitRead(4);
    assertEquals(
        List.of("deal.zip", "deal.zip › lease.txt", "deal.zip › annex/note.md", "z.txt"),
        names(get(() -> shelf.shelves().collections().getFirst())));
    assertEquals(
        Optional.of("deal.zip"),
        get(() -> shelf.shown().selectedProperty().get().map(ShelfItem::name)));
    restart();
    assertEquals(4, names(get(() -> shelf.shelves().collections().getFirst())).size());

    run(() -> shelf.removal().remove(row("deal.zip › lease.txt")));
    run(() -> shelf.removal().remove(row("deal.zip")));
    assertEquals(List.of("z.txt"), names(get(() -> shelf.shelves().collections().getFirst())));
    Undoable removed = get(() -> shelf.undo().offeredProperty().get()).orElseThrow();
    assertEquals(Undoable.Kind.REMOVED_WITHIN, removed.kind());
    assertEquals("deal.zip", removed.name());
    assertEquals(1, removed.count());
    run(shelf.undo()::undo);
    assertEquals(
        List.of("deal.zip", "deal.zip › annex/note.md", "z.txt"),
        names(get(() -> shelf.shelves().collections().getFirst())));
    run(shelf.undo()::undo);
    assertEquals(4, names(get(() -> shelf.shelves().collections().getFirst())).size());
  }

  @Test
  void openingAnotherCollectionReadsItsDocumentsAndKeepsTheFormerOnes() throws IOException {
    load();
    add("a.txt");
    awaitRead(1);
    ShelfCollection first = get(() -> shelf.shelves().collections().getFirst());
    ShelfCollection other = create("Tenancy");
    Path lease = file("lease.txt", 60);
    run(() -> shelf.intake().add(List.of(lease), other));
    awaitIndexed("lease.txt");
    run(() -> shelf.opening().open(other));
    awaitRead(1);
    assertTrue(row("lease.txt").state() instanceof ItemState.Read);
    assertTrue(row("a.txt").state() instanceof ItemState.Kept);
    run(() -> shelf.opening().open(first));
    await("it is back", () -> row("a.txt").state() instanceof ItemState.Read);
    assertTrue(row("lease.txt").state() instanceof ItemState.Kept);
    assertEquals(1, engine.reading().documents().size());
  }

  @Test
  void theOpenCollectionNamesAndWhatIsExpandedOutliveARestart() throws IOException {
    load();
    add("a.txt");
    awaitRead(1);
    ShelfCollection other = create("Tenancy");
    run(() -> shelf.editing().rename(other, " Tenancy 2026 "));
    run(() -> shelf.editing().rename(row("a.txt"), "Agreement"));
    run(() -> shelf.opening().open(other));
    await(
        "it is open", () -> shelf.shelves().openProperty().get().filter(other::equals).isPresent());
    awaitIdle();
    ShelfMemory memory = get(shelf::memory);
    close();
    open();
    run(() -> shelf.recall(memory));
    load();
    assertEquals(
        "Tenancy 2026", get(() -> shelf.shelves().openProperty().get().orElseThrow().name()));
    ShelfItem row = row("Agreement");
    assertTrue(row.state() instanceof ItemState.Kept, () -> row.state() + "");
    assertTrue(get(() -> shelf.shown().selectedProperty().get()).filter(row::equals).isPresent());
    assertEquals(
        List.of(true, true),
        get(
            () ->
                shelf.shelves().collections().stream()
                    .map(c -> c.expandedProperty().get())
                    .toList()));
  }

  @Test
  void severalRemovalsAreTakenBackOneByOneAlsoAfterTheyWereSettled() throws IOException {
    load();
    add("a.txt", "b.txt", "c.txt");
    awaitRead(3);
    ShelfCollection first = get(() -> shelf.shelves().collections().getFirst());
    run(() -> shelf.removal().remove(row("a.txt")));
    run(() -> shelf.removal().remove(row("c.txt")));
    run(shelf.undo()::settle);
    awaitRead(1);
    await("they are gone", () -> engine.documents().entries().size() == 1);
    run(shelf.undo()::undo);
    run(shelf.undo()::undo);
    awaitRead(3);
    assertEquals(List.of("a.txt", "b.txt", "c.txt"), names(first));
    restart();
    awaitRead(3);
    assertEquals(
        List.of("a.txt", "b.txt", "c.txt"),
        names(get(() -> shelf.shelves().collections().getFirst())));
  }

  private boolean hasCopies(int count) throws IOException {
    try (Stream<Path> copies = Files.list(dir.resolve("home/copies"))) {
      return copies.count() == count;
    }
  }

  @Test
  void whatWasRemovedIsDeletedForGoodAfterAQuestionAndDoesNotComeBack() throws IOException {
    load();
    add("a.txt", "b.txt", "c.txt");
    awaitRead(3);
    ShelfCollection first = get(() -> shelf.shelves().collections().getFirst());
    List<DocumentId> told = new CopyOnWriteArrayList<>();
    run(() -> shelf.deleting().onDeleted((documents, answers) -> told.addAll(documents)));
    DocumentId gone = get(() -> row("a.txt").id().orElseThrow());
    run(() -> shelf.removal().remove(row("a.txt")));
    run(shelf.deleting()::ask);
    await("it is asked", () -> shelf.deleting().askedProperty().get().isPresent());
    run(shelf.deleting()::drop);
    assertEquals(Optional.empty(), get(() -> shelf.deleting().askedProperty().get()));
    assertTrue(hasCopies(3), "nothing is deleted without a yes");
    run(shelf.deleting()::ask);
    await("it is asked again", () -> shelf.deleting().askedProperty().get().isPresent());
    assertEquals(0, get(() -> shelf.deleting().askedProperty().get().orElseThrow().answers()));
    run(() -> shelf.deleting().delete(StandingAnswers.KEEP));
    await("it is told before and after", () -> told.equals(List.of(gone, gone)));
    assertTrue(hasCopies(2));
    assertEquals(2, engine.documents().entries().size());
    run(shelf.undo()::undo);
    assertEquals(List.of("b.txt", "c.txt"), names(first));
    awaitRead(2);
    restart();
    awaitRead(2);
  }

  @Test
  void whatStandsElsewhereTooCanNotBeDeletedFromOnePlace() throws IOException {
    load();
    add("a.txt");
    awaitRead(1);
    ShelfCollection other = create("Tenancy");
    run(() -> shelf.arranging().move(List.of(row("a.txt")), other, 0, true));
    await("it is there", () -> names(other).equals(List.of("a.txt")));
    ShelfItem there = get(() -> other.items().getFirst());
    run(() -> shelf.removal().remove(there));
    assertTrue(get(() -> shelf.undo().offeredProperty().get().orElseThrow().forGood().isEmpty()));
    run(shelf.deleting()::ask);
    awaitIdle();
    assertEquals(Optional.empty(), get(() -> shelf.deleting().askedProperty().get()));
  }

  @Test
  void aCollectionIsDeletedForGoodWithTheDocumentsThatAreInNoOther() throws IOException {
    load();
    add("a.txt");
    awaitRead(1);
    ShelfCollection other = create("Tenancy");
    Path lease = file("lease.txt", 60);
    run(() -> shelf.intake().add(List.of(lease), other));
    awaitIndexed("lease.txt");
    run(() -> shelf.removal().remove(other));
    run(shelf.deleting()::ask);
    await("it is asked", () -> shelf.deleting().askedProperty().get().isPresent());
    run(() -> shelf.deleting().delete(StandingAnswers.REMOVE));
    await("it is gone", () -> hasCopies(1));
    restart();
    awaitRead(1);
    assertEquals(1, (int) get(() -> shelf.shelves().collections().size()));
    assertEquals(1, engine.documents().entries().size());
  }

  @Test
  void aCollectionThatIsRemovedTakesItsDocumentsWithItAndUndoBringsBoth() throws IOException {
    load();
    add("a.txt");
    awaitRead(1);
    ShelfCollection other = create("Tenancy");
    Path lease = file("lease.txt", 60);
    run(() -> shelf.intake().add(List.of(lease), other));
    awaitIndexed("lease.txt");
    run(() -> shelf.removal().remove(other));
    await("its document is gone", () -> engine.documents().entries().size() == 1);
    run(shelf.undo()::undo);
    await("both are back", () -> engine.documents().entries().size() == 2);
    restart();
    assertEquals(List.of("lease.txt"), names(get(() -> shelf.shelves().collections().getLast())));
  }

  @Test
  void aDocumentThatIsMovedIsReadWithItsNewCollectionAndUndoMovesItBack() throws IOException {
    load();
    add("a.txt", "b.txt");
    awaitRead(2);
    ShelfCollection first = get(() -> shelf.shelves().collections().getFirst());
    ShelfCollection other = create("Tenancy");
    run(() -> shelf.arranging().move(List.of(row("a.txt")), other, 0, false));
    awaitRead(1);
    assertEquals(List.of("a.txt"), names(other));
    await("it left the context", () -> engine.reading().documents().size() == 1);
    run(shelf.undo()::undo);
    awaitRead(2);
    assertEquals(List.of("a.txt", "b.txt"), names(first));
    assertEquals(List.of(), names(other));
    run(() -> shelf.arranging().move(List.of(row("b.txt")), other, 0, true));
    assertEquals(List.of("b.txt"), names(other));
    assertEquals(2, names(first).size());
  }

  @Test
  void aNewOrderSaysWhatItCostsAndIsTakenOrDropped() throws IOException {
    load();
    add("a.txt", "b.txt");
    awaitRead(2);
    ShelfCollection first = get(() -> shelf.shelves().collections().getFirst());
    run(() -> shelf.arranging().move(List.of(row("b.txt")), first, 0, false));
    await("the cost is said", () -> shelf.arranging().askedProperty().get().isPresent());
    assertTrue(get(() -> shelf.arranging().askedProperty().get().orElseThrow().tokens()) > 100);
    assertEquals(List.of("a.txt", "b.txt"), names(first));
    run(shelf.arranging()::dropOrder);
    run(() -> shelf.arranging().move(List.of(row("b.txt")), first, 0, false));
    await("the cost is said", () -> shelf.arranging().askedProperty().get().isPresent());
    run(shelf.arranging()::takeOrder);
    await(
        "they are read in the new order",
        () -> engine.reading().documents().equals(List.of(id("b.txt"), id("a.txt"))));
    awaitRead(2);
    assertEquals(List.of("b.txt", "a.txt"), names(first));
  }

  private dev.carrel.engine.document.DocumentId id(String name) {
    return shelf.shelves().collections().stream()
        .flatMap(c -> c.items().stream())
        .filter(item -> item.name().equals(name))
        .findFirst()
        .flatMap(ShelfItem::id)
        .orElseThrow();
  }

  private ShelfItem refused() throws IOException {
    load();
    List<Path> files = List.of(file("a.txt", 400), file("b.txt", 500));
    run(() -> shelf.intake().add(files));
    awaitRead(1);
    ShelfItem refused = row("b.txt");
    await("choices are offered", () -> !refused.choicesProperty().get().isEmpty());
    return refused;
  }

  private <T extends Choice> T choice(ShelfItem item, Class<T> kind) {
    return get(
        () ->
            item.choicesProperty().get().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow());
  }

  @Test
  void whatDoesNotFitOffersChoicesOfWhichFewerDocumentsSetsTheOthersAside() throws IOException {
    ShelfItem refused = refused();
    Choice.FewerDocuments fewer = choice(refused, Choice.FewerDocuments.class);
    run(() -> shelf.fitting().take(refused, fewer));
    await("it is aside", () -> refused.state().equals(new ItemState.SetAside(Aside.NO_ROOM)));
    assertTrue(row("a.txt").state() instanceof ItemState.Read);
    awaitIdle();
    restart();
    awaitRead(1);
    assertEquals(new ItemState.SetAside(Aside.NO_ROOM), row("b.txt").state());
  }

  @Test
  void oneAfterAnotherReadsTheRefusedOneInPlaceOfTheOthersAndBack() throws IOException {
    ShelfItem refused = refused();
    Choice.OneAfterAnother one = choice(refused, Choice.OneAfterAnother.class);
    run(() -> shelf.fitting().take(refused, one));
    await("it is read", () -> refused.state() instanceof ItemState.Read);
    ShelfItem former = row("a.txt");
    assertEquals(new ItemState.SetAside(Aside.ONE_BY_ONE), former.state());
    assertEquals(1, engine.reading().documents().size());
    run(() -> shelf.reading().read(former));
    await("the former is back", () -> former.state() instanceof ItemState.Read);
    assertEquals(new ItemState.SetAside(Aside.ONE_BY_ONE), refused.state());
  }

  @Test
  void pagesThatFitAQuestionAreReadAndNoOthers() throws IOException {
    ShelfItem refused = refused();
    assertTrue(choice(refused, Choice.SelectedPages.class).pages() > 0);
    run(() -> shelf.fitting().pickPages("says"));
    // Picking empties the context first: only a row that is read after it says that it is done.
    await(
        "pages are read",
        () ->
            Stream.of(refused, row("a.txt"))
                .filter(item -> item.choice().pages().isPresent())
                .anyMatch(item -> item.state() instanceof ItemState.Read));
    assertFalse(engine.reading().ledger().isEmpty());
  }

  @Test
  void whatHoversIsForetoldAndForgottenWhenItLeaves() throws IOException {
    load();
    add("a.txt");
    awaitRead(1);
    Path small = file("small.txt", 10);
    Path book = file("book.txt", 20_000);
    run(() -> shelf.hovering().over(List.of(small), Optional.empty()));
    await("it is looked at", () -> hover().filter(Hover::complete).isPresent());
    assertEquals(Optional.of(true), get(() -> hover().orElseThrow().fits()));
    run(() -> shelf.hovering().over(List.of(small, book), Optional.empty()));
    await("it does not fit", () -> hover().flatMap(Hover::fits).filter(fits -> !fits).isPresent());
    run(shelf.hovering()::end);
    assertTrue(get(this::hover).isEmpty());
  }

  private Optional<Hover> hover() {
    return shelf.hovering().hoverProperty().get();
  }

  @Test
  void readingThatAPersonStoppedIsNotBegunByItselfAtTheNextStart() throws IOException {
    load();
    run(shelf.reading()::pause);
    add("a.txt");
    await(
        "it waits or is read",
        () ->
            find("a.txt")
                .filter(item -> item.state().isBusy() && item.id().isPresent())
                .isPresent());
    run(() -> shelf.reading().cancel(row("a.txt")));
    await("it stopped", () -> row("a.txt").state() instanceof ItemState.Indexed);
    run(shelf.reading()::resume);
    restart();
    assertTrue(row("a.txt").state() instanceof ItemState.Indexed);
    run(() -> shelf.reading().read(row("a.txt")));
    awaitRead(1);
  }

  @Test
  void aDocumentThatIsToBeReadWhileItsCollectionIsStillOpenedIsReadThen() throws IOException {
    load();
    ShelfCollection first = get(() -> shelf.shelves().collections().getFirst());
    ShelfCollection other = create("Other");
    run(shelf.reading()::pause);
    add("a.txt");
    await("it waits", () -> find("a.txt").filter(item -> item.id().isPresent()).isPresent());
    run(() -> shelf.reading().cancel(row("a.txt")));
    await("it stopped", () -> row("a.txt").state() instanceof ItemState.Indexed);
    run(
        () -> {
          shelf.opening().open(other);
          shelf.opening().open(first);
          shelf.reading().read(row("a.txt"));
          assertInstanceOf(ItemState.Queued.class, row("a.txt").state());
          shelf.reading().cancel(row("a.txt"));
          assertInstanceOf(ItemState.Indexed.class, row("a.txt").state());
          shelf.reading().read(row("a.txt"));
        });
    run(shelf.reading()::resume);
    awaitRead(1);
  }

  @Test
  void linesThatNameFilesArePastedAsFiles() throws IOException {
    Path file = file("a b.txt", 1);
    String text = file + "\n\"" + file + "\"\n" + file.toUri() + "\nno file\n";
    assertEquals(List.of(file, file, file), PastedFiles.of(text));
  }
}
