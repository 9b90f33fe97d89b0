// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ListedCollection.ListedDocument;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.context.ReadingChoice;
import dev.carrel.engine.context.ReadingChoice.Aside;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collections over real SQLite, real kept contexts, and a model that does as it is told. */
class DocumentCollectionsTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1);

  @TempDir Path folder;
  private Engine engine;
  private DocumentCollections collections;

  @BeforeEach
  void open() {
    engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) -> new ScriptedModel("no", 100_000));
    collections = engine.collections();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void restart() {
    close();
    open();
  }

  private DocumentId add(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation()).id();
  }

  private ReadReport read(DocumentId document) {
    return engine.reading().read(document, OPTIONS, Progress.SILENT, new Cancellation());
  }

  /** How many tokens the model had to read for what opening left to do. */
  private int readAll(OpenedCollection opened) {
    return opened.toRead().stream().mapToInt(id -> read(id).readTokens()).sum();
  }

  private List<String> names(long collection) {
    return collections.list().stream()
        .filter(c -> c.id() == collection)
        .flatMap(c -> c.documents().stream())
        .map(d -> d.entry().name())
        .toList();
  }

  private ListedDocument listed(long collection, DocumentId document) {
    return collections.list().stream()
        .filter(c -> c.id() == collection)
        .flatMap(c -> c.documents().stream())
        .filter(d -> d.id().equals(document))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void documentsInNoCollectionBelongToTheFirstWhichIsMadeOnce() throws IOException {
    add("a.txt", "First words of a document.");
    add("b.txt", "Second words of a document.");
    collections.gather("My documents");
    collections.gather("Another name");
    assertEquals(1, collections.list().size());
    ListedCollection first = collections.list().getFirst();
    assertEquals("My documents", first.name());
    assertEquals(List.of("a.txt", "b.txt"), names(first.id()));
  }

  @Test
  void collectionsTheirOrderAndTheirDocumentsOutliveARestart() throws IOException {
    DocumentId a = add("a.txt", "First words of a document.");
    DocumentId b = add("b.txt", "Second words of a document.");
    long lease = collections.create("Lease").id();
    long thesis = collections.create("Thesis").id();
    collections.add(lease, a);
    collections.add(lease, b);
    collections.add(thesis, b);
    collections.setDocuments(lease, List.of(b, a));
    collections.reorder(List.of(thesis, lease));
    assertTrue(collections.rename(thesis, "Thesis sources"));
    restart();
    assertEquals(
        List.of("Thesis sources", "Lease"),
        collections.list().stream().map(ListedCollection::name).toList());
    assertEquals(List.of("b.txt", "a.txt"), names(lease));
    assertTrue(collections.isElsewhere(b, lease));
    assertFalse(collections.isElsewhere(a, lease));
  }

  @Test
  void aCollectionThatWasRemovedIsBackWithItsDocumentsAfterUndo() throws IOException {
    DocumentId a = add("a.txt", "First words of a document.");
    long lease = collections.create("Lease").id();
    collections.add(lease, a);
    assertTrue(collections.remove(lease));
    assertTrue(collections.list().isEmpty());
    restart();
    assertTrue(collections.restore(lease));
    assertEquals(List.of("a.txt"), names(lease));
  }

  @Test
  void openingAnotherCollectionKeepsTheCommonBeginningAndTheFormerComesBackFromDisk()
      throws IOException {
    DocumentId a = add("a.txt", "First words of a document. ".repeat(60));
    DocumentId b = add("b.txt", "Second words of a document. ".repeat(60));
    DocumentId c = add("c.txt", "Third words of a document. ".repeat(60));
    long one = collections.create("One").id();
    long two = collections.create("Two").id();
    List.of(a, b).forEach(id -> collections.add(one, id));
    List.of(a, c).forEach(id -> collections.add(two, id));

    OpenedCollection first = collections.open(one);
    assertEquals(List.of(a, b), first.toRead());
    assertTrue(readAll(first) > 0);
    OpenedCollection second = collections.open(two);
    assertEquals(new OpenedCollection(two, List.of(a), List.of(b), List.of(c)), second, "a stays");
    assertTrue(readAll(second) > 0);
    assertEquals(List.of(a, c), engine.reading().documents());

    OpenedCollection again = collections.open(one);
    assertEquals(List.of(b), again.toRead());
    assertEquals(0, readAll(again), "b comes from disk");
    assertEquals(List.of(a, b), engine.reading().documents());
    assertTrue(listed(two, c).kept());
  }

  @Test
  void theOrderInWhichItWasReadIsThatOfTheNextOpeningAlsoAfterARestart() throws IOException {
    DocumentId a = add("a.txt", "First words of a document. ".repeat(60));
    DocumentId b = add("b.txt", "Second words of a document. ".repeat(60));
    long one = collections.create("One").id();
    List.of(a, b).forEach(id -> collections.add(one, id));
    collections.open(one);
    read(b);
    read(a);
    restart();
    assertEquals(one, collections.lastOpened().orElseThrow());
    assertTrue(listed(one, a).kept());
    assertTrue(listed(one, b).tokens().isPresent());
    OpenedCollection opened = collections.open(one);
    assertEquals(List.of(b, a), opened.toRead());
    assertEquals(0, readAll(opened));
  }

  @Test
  void aNewOrderIsTheOrderOfReadingAndWhatItCostsIsSaidBefore() throws IOException {
    DocumentId a = add("a.txt", "First words of a document. ".repeat(60));
    DocumentId b = add("b.txt", "Second words of a document. ".repeat(60));
    long one = collections.create("One").id();
    List.of(a, b).forEach(id -> collections.add(one, id));
    readAll(collections.open(one));
    int cost = engine.reading().costOfOrder(List.of(b, a));
    collections.setDocuments(one, List.of(b, a));
    OpenedCollection opened = collections.open(one);
    assertEquals(List.of(b, a), opened.toRead());
    int read = readAll(opened);
    assertTrue(cost > 0 && Math.abs(read - cost) < 10, cost + " was said, " + read + " were read");
  }

  @Test
  void whatWasSetAsideIsNotReadAndPickedPagesAreRemembered() throws IOException {
    DocumentId a = add("a.txt", "First words of a document.");
    DocumentId b = add("b.txt", "Second words of a document.");
    DocumentId c = add("c.txt", "Third words of a document.");
    long one = collections.create("One").id();
    List.of(a, b, c).forEach(id -> collections.add(one, id));
    collections.choose(one, a, ReadingChoice.aside(Aside.NO_ROOM));
    collections.choose(one, b, ReadingChoice.pages(Set.of(1, 7, 12)));
    collections.choose(one, c, ReadingChoice.aside(Aside.BY_PERSON));
    collections.choose(one, c, ReadingChoice.WHOLE);
    restart();
    assertEquals(List.of(b, c), collections.open(one).toRead());
    assertEquals(Optional.of(Aside.NO_ROOM), listed(one, a).choice().aside());
    assertEquals(Optional.of(Set.of(1, 7, 12)), listed(one, b).choice().pages());
    assertEquals(ReadingChoice.WHOLE, listed(one, c).choice());
  }

  @Test
  void aDocumentUnderAnotherNameIsNotReadAgainAndKeepsItWhenItsFileIsAddedAgain()
      throws IOException {
    DocumentId a = add("a.txt", "First words of a document. ".repeat(60));
    long one = collections.create("One").id();
    collections.add(one, a);
    readAll(collections.open(one));
    assertTrue(engine.documents().rename(a, "Agreement of March"));
    restart();
    assertEquals(a, add("a.txt", "First words of a document. ".repeat(60)));
    assertEquals(List.of("Agreement of March"), names(one));
    assertEquals(0, readAll(collections.open(one)));
  }

  @Test
  void whatFilesWouldTakeIsSaidWithoutAddingThem() throws IOException {
    DocumentId a = add("a.txt", "First words of a document. ".repeat(60));
    Path note = Files.writeString(folder.resolve("note.txt"), "Words. ".repeat(6000));
    Path none = folder.resolve("missing.pdf");
    List<Estimate> seen = new ArrayList<>();
    Estimate before =
        engine.documents().estimate(List.of(note, none), OPTIONS, seen::add, new Cancellation());
    assertEquals(2, seen.size());
    assertEquals(1, before.files());
    assertEquals(1, before.unknown());
    assertEquals(14, before.pages());
    assertEquals(10_000, before.tokens());
    assertTrue(before.cost().isEmpty(), "no model is loaded");
    read(a);
    Estimate.Cost cost =
        engine
            .documents()
            .estimate(List.of(note), OPTIONS, more -> {}, new Cancellation())
            .cost()
            .orElseThrow();
    assertTrue(cost.fits());
    assertEquals(10_000 * ScriptedModel.BYTES_PER_TOKEN, cost.kvBytes());
    assertEquals(1, engine.documents().entries().size());
  }

  @Test
  void filesThatAreTooLongForTheModelAreForetoldNotToFit() throws IOException {
    read(add("a.txt", "First words of a document. ".repeat(60)));
    Path book = Files.writeString(folder.resolve("book.txt"), "Words. ".repeat(70_000));
    Estimate estimate =
        engine.documents().estimate(List.of(book), OPTIONS, more -> {}, new Cancellation());
    assertFalse(estimate.cost().orElseThrow().fits());
  }

  @Test
  void twoContractsWithOneFileNameAreNotTakenForOneAnother() throws IOException {
    DocumentId january = addFrom("january", "The rent is 1,000 a month.");
    DocumentId june = addFrom("june", "The rent is 1,200 a month.");
    long first = collections.create("January").id();
    long second = collections.create("June").id();
    collections.add(first, january);
    collections.add(second, june);
    readAll(collections.open(first));
    readAll(collections.open(second));
    readAll(collections.open(first));
    assertTrue(listed(first, january).kept() && listed(second, june).kept());
    engine.contexts().list().stream()
        .filter(kept -> kept.documents().contains(june.sha256()))
        .forEach(kept -> engine.contexts().remove(kept.id()));
    assertTrue(listed(first, january).kept());
    assertFalse(listed(second, june).kept());
  }

  private DocumentId addFrom(String subfolder, String text) throws IOException {
    Files.createDirectories(folder.resolve(subfolder));
    return add(subfolder + "/contract.txt", text);
  }
}
