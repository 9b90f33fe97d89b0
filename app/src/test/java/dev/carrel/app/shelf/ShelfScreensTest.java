// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import dev.carrel.engine.context.Choice;
import dev.carrel.engine.context.ReadingChoice.Aside;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvProfile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of the shelf's states in both themes, for people to look at: {@code mvn verify
 * -Dtest=ShelfScreensTest -Dcarrel.screens=FOLDER}. The documents are real; what is under way with
 * them is put there, so that it stays for the picture.
 */
@EnabledIfSystemProperty(named = "carrel.screens", matches = ".+")
class ShelfScreensTest {
  private static final double WIDTH = 320;
  private static final double HEIGHT = 1000;

  private final Path out = Path.of(System.getProperty("carrel.screens", "target/screens"));
  private final Locale before = Locale.getDefault();

  @TempDir Path dir;
  private ShelfWindow window;

  @BeforeEach
  void open() {
    Locale.setDefault(Locale.ENGLISH);
    window = new ShelfWindow(dir.resolve("home"), WIDTH, HEIGHT);
    rename("Nordwerk supply");
  }

  @AfterEach
  void close() {
    window.close();
    Locale.setDefault(before);
  }

  private void rename(String name) {
    ShelfCollection first = window.first();
    Fx.run(
        () -> {
          window.shelf().editing().rename(first, name);
          window.shelf().undo().settle();
        });
  }

  private void picture(String name) {
    for (String theme : List.of("light", "dark")) {
      window.dress(theme);
      for (int i = 0; i < 2; i++) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.sleep(250, TimeUnit.MILLISECONDS);
      }
      Path file = out.resolve("shelf-" + name + "-" + theme + ".png");
      Fx.picture(window.scene(), file);
      assertTrue(Files.exists(file));
    }
  }

  @Test
  void aMailThatWasRemovedWithItsAttachments() {
    Fx.run(
        () ->
            window
                .shelf()
                .undo()
                .push(
                    Undoable.done(
                        Undoable.Kind.REMOVED_WITHIN, "Closing set of March.zip", 14, () -> {})));
    picture("removed-within");
  }

  @Test
  void aCopyOfAScanThatIsSaved() {
    ReadOnlyObjectWrapper<Optional<SearchableCopies.State>> state = window.shelf().copies().state();
    Fx.run(
        () ->
            state.set(Optional.of(new SearchableCopies.Saving("Lease of 1987, scanned.pdf", .6))));
    picture("copy-saving");
    Path file = Path.of("/Deals/Lease of 1987, scanned (searchable).pdf");
    Fx.run(() -> state.set(Optional.of(new SearchableCopies.Saved(file, 4812, 2))));
    picture("copy-saved");
  }

  /** Documents of a collection, each with a state to show. */
  private List<ShelfItem> rows(ShelfCollection collection, List<String> names, ItemState... states)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      files.add(Files.writeString(dir.resolve(name), name.repeat(3)));
    }
    window.add(collection, files);
    Fx.await(
        "nothing is under way",
        30,
        () -> collection.items().stream().noneMatch(item -> item.state().isBusy()));
    List<ShelfItem> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ShelfItem row = window.item(collection, names.get(i));
      ItemState state = states[i];
      Fx.run(() -> row.become(state));
      rows.add(row);
    }
    return rows;
  }

  private static ItemState reading(double share, Duration left) {
    return new ItemState.Reading(ItemState.Phase.READING, share, Optional.of(left));
  }

  private static void unreadable(ShelfItem row, int pages, int unreadable) {
    Fx.run(
        () -> {
          ItemState state = row.state();
          DocumentEntry e = row.entry().orElseThrow();
          row.become(
              new DocumentEntry(
                  e.id(),
                  e.name(),
                  e.file(),
                  e.kind(),
                  pages,
                  unreadable,
                  0,
                  0,
                  e.bytes(),
                  e.added()),
              Optional.empty());
          row.become(state);
        });
  }

  /** Every kind of row. */
  private void everything() throws IOException {
    ShelfCollection first = window.first();
    List<ShelfItem> rows =
        rows(
            first,
            List.of(
                "Supply Agreement.txt",
                "First Amendment.txt",
                "Annex C.txt",
                "Call notes.txt",
                "Opinion.txt",
                "Letter of 3 March.txt"),
            new ItemState.Read(List.of()),
            reading(0.42, Duration.ofSeconds(95)),
            new ItemState.Read(List.of()),
            new ItemState.Queued(),
            new ItemState.Reading(ItemState.Phase.MEASURING, 0.3, Optional.empty()),
            new ItemState.Adding(0.6));
    unreadable(rows.get(2), 148, 3);
    ShelfCollection tenancy = window.create("Tenancy");
    rows(
        tenancy,
        List.of("Lease.txt", "Inventory.txt", "Deposit.txt", "House rules.txt", "Heating.txt"),
        new ItemState.Kept(),
        new ItemState.Indexed(),
        new ItemState.SetAside(Aside.NO_ROOM),
        new ItemState.SetAside(Aside.ONE_BY_ONE),
        new ItemState.SetAside(Aside.BY_PERSON));
    Fx.run(() -> window.shelf().shown().select(rows.getFirst()));
  }

  @Test
  void empty() {
    picture("empty");
    Locale.setDefault(Locale.GERMAN);
    window.makeViewAnew();
    window.textScale(2);
    picture("empty-german-largest-text");
  }

  @Test
  void states() throws IOException {
    everything();
    window.create("Old ones");
    picture("states");
    Fx.run(() -> window.shelf().reading().pause());
    picture("paused");
    Locale.setDefault(Locale.GERMAN);
    window.makeViewAnew();
    picture("german");
    window.orient(NodeOrientation.RIGHT_TO_LEFT);
    picture("right-to-left");
    window.orient(NodeOrientation.LEFT_TO_RIGHT);
    window.resize(WIDTH, 1700);
    window.textScale(2);
    picture("german-largest-text");
    window.textScale(1);
    window.narrow(220);
    picture("german-narrow");
  }

  @Test
  void scansThatAreBeingRead() throws IOException {
    Duration left = Duration.ofSeconds(268);
    List<ShelfItem> rows =
        rows(
            window.first(),
            List.of("Lease of 1987, scanned.txt", "Deed.txt", "Plans.txt", "Letter.txt"),
            new ItemState.Recognizing(
                ItemState.Recognizing.Stage.READING, 12, 80, Optional.of(left)),
            new ItemState.Recognizing(
                ItemState.Recognizing.Stage.PAUSED, 113, 1200, Optional.empty()),
            ItemState.Recognizing.WAITING,
            new ItemState.Read(List.of()));
    Fx.run(() -> window.shelf().shown().select(rows.getFirst()));
    picture("scans");
    Locale.setDefault(Locale.GERMAN);
    window.makeViewAnew();
    picture("scans-german");
    window.narrow(220);
    picture("scans-german-narrow");
  }

  private void problems() throws IOException {
    ShelfCollection first = window.first();
    List<ShelfItem> rows =
        rows(
            first,
            List.of("Contract.txt", "Expert report.txt", "Sealed.txt", "Sealed again.txt"),
            new ItemState.Failed(
                new CarrelException(
                    Code.DOES_NOT_FIT,
                    "It does not fit: 184,203 tokens are needed, and 131,072 fit.",
                    "Take fewer documents.")),
            new ItemState.Failed(
                new CarrelException(Code.FILE_EMPTY, "The file is empty.", "Choose another file.")),
            new ItemState.PasswordNeeded(false),
            new ItemState.PasswordNeeded(true));
    Fx.run(
        () ->
            rows.getFirst()
                .offer(
                    List.of(
                        new Choice.SmallerProfile(
                            KvProfile.COMPACT,
                            1_500_000_000L,
                            Optional.of(new KvLoss(0.01, 0.984, 500))),
                        new Choice.LargerBudget(6_000_000_000L),
                        new Choice.LongerModel("qwen3-4b", 262_144, 2_500_000_000L, true),
                        new Choice.OneAfterAnother(4, 120_000, 3_200_000_000L),
                        new Choice.SelectedPages(212, 118_000, 3_200_000_000L))));
  }

  @Test
  void needsAPerson() throws IOException {
    window.resize(WIDTH, 1250);
    problems();
    picture("needs-a-person");
    Locale.setDefault(Locale.GERMAN);
    window.makeViewAnew();
    picture("needs-a-person-german");
    window.orient(NodeOrientation.RIGHT_TO_LEFT);
    picture("needs-a-person-right-to-left");
    window.orient(NodeOrientation.LEFT_TO_RIGHT);
    window.resize(WIDTH, 2400);
    window.textScale(2);
    picture("needs-a-person-german-largest-text");
  }

  /** What was noticed is what the engine really noticed. */
  @Test
  void noticed() throws IOException {
    Path guessed = dir.resolve("Memorandum of 12 March 1998.txt");
    Files.write(
        guessed, "賃料は月額十二万円とする。敷金は三か月分とする。契約の期間は二年とする。".getBytes(Charset.forName("Shift_JIS")));
    Path mail =
        Files.writeString(
            dir.resolve("RE_ notice.eml"),
            String.join(
                "\r\n",
                "From: a@example.org",
                "Subject: Notice",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=x",
                "",
                "--x",
                "Content-Type: text/plain",
                "",
                "We give notice.",
                "--x",
                "Content-Type: application/pdf; name=\"Termination letter, signed.pdf\"",
                "Content-Disposition: attachment; filename=\"Termination letter, signed.pdf\"",
                "",
                "%PDF-1.4",
                "--x--",
                ""));
    ShelfCollection first = window.first();
    window.add(first, List.of(guessed, mail));
    Fx.await(
        "both have a remark",
        60,
        () ->
            first.items().size() == 2
                && first.items().stream()
                    .allMatch(
                        item ->
                            !item.state().isBusy()
                                && item.entry().map(DocumentEntry::notices).orElse(0) > 0));
    window.resize(WIDTH, 620);
    openRemarks();
    picture("noticed");
    Locale.setDefault(Locale.GERMAN);
    window.makeViewAnew();
    openRemarks();
    picture("noticed-german");
  }

  private void openRemarks() {
    Scene scene = window.scene();
    WaitForAsyncUtils.waitForFxEvents();
    Fx.run(
        () ->
            scene.getRoot().lookupAll(".attention-text").stream()
                .map(Hyperlink.class::cast)
                .filter(Node::isVisible)
                .forEach(Hyperlink::fire));
  }

  @Test
  void longNames() throws IOException {
    String name =
        "2026-03-14 Memorandum of understanding between the parties on damages for late delivery"
            + " (final, signed)";
    List<ShelfItem> rows =
        rows(
            window.first(),
            List.of(name + ".txt", "x" + name.replace(" ", "_") + ".txt", "short.txt"),
            new ItemState.Read(List.of()),
            reading(0.42, Duration.ofMinutes(125)),
            new ItemState.Indexed());
    unreadable(rows.getFirst(), 12_480, 1_024);
    rename(name);
    ShelfCollection other = window.create(name + " and all that came of it");
    Fx.run(() -> window.shelf().arranging().move(List.of(rows.getFirst()), other, 0, false));
    Fx.await("it is there", 10, () -> window.shown(".undo-bar").isPresent());
    picture("long-names");
    window.textScale(2);
    picture("long-names-largest-text");
  }

  @Test
  void deleting() throws IOException {
    List<ShelfItem> rows =
        rows(
            window.first(),
            List.of("Supply Agreement.txt", "Annex C.txt"),
            new ItemState.Read(List.of()),
            new ItemState.Read(List.of()));
    Fx.run(() -> window.shelf().removal().remove(rows.get(1)));
    window.resize(WIDTH, 620);
    picture("undo-and-delete");
    Fx.run(window.shelf().deleting()::ask);
    Fx.await("it is asked", 20, () -> window.shown("#delete-no").isPresent());
    picture("delete");
    Locale.setDefault(Locale.GERMAN);
    window.makeViewAnew();
    picture("delete-german");
    window.textScale(2);
    window.resize(WIDTH, 1000);
    picture("delete-german-largest-text");
  }

  @Test
  void bars() throws IOException {
    List<ShelfItem> rows =
        rows(
            window.first(),
            List.of("Supply Agreement.txt", "First Amendment.txt", "Annex C.txt"),
            new ItemState.Read(List.of()),
            new ItemState.Read(List.of()),
            new ItemState.Read(List.of()));
    Fx.await("all are read", 30, () -> window.engine().reading().documents().size() == 3);
    Fx.run(() -> window.shelf().removal().remove(rows.get(2)));
    Fx.run(
        () ->
            window
                .shelf()
                .arranging()
                .move(
                    List.of(rows.get(1)),
                    window.shelf().shelves().collections().getFirst(),
                    0,
                    false));
    window.find("#take-order", Node.class);
    window.resize(WIDTH, 620);
    picture("undo-and-order");
    Locale.setDefault(Locale.GERMAN);
    window.makeViewAnew();
    picture("undo-and-order-german");
    window.orient(NodeOrientation.RIGHT_TO_LEFT);
    picture("undo-and-order-right-to-left");
    window.orient(NodeOrientation.LEFT_TO_RIGHT);
    window.textScale(2);
    window.resize(WIDTH, 1000);
    picture("undo-and-order-german-largest-text");
  }
}
