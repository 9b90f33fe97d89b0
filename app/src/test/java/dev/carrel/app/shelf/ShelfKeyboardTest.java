// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything of the shelf by keyboard alone. */
class ShelfKeyboardTest {
  private final Locale before = Locale.getDefault();

  @TempDir Path dir;
  private ShelfWindow window;
  private ShelfCollection papers;
  private ShelfCollection tenancy;

  @BeforeEach
  void open() throws IOException {
    Locale.setDefault(Locale.ENGLISH);
    window = new ShelfWindow(dir.resolve("home"), 360, 900);
    papers = window.first();
    tenancy = window.create("Tenancy");
    window.add(papers, List.of(file("a.txt"), file("b.txt"), file("c.txt")));
    window.awaitRead(3);
    Fx.run(() -> papers.expandedProperty().set(true));
    window.focusRows();
    window.keys(KeyCode.HOME);
    window.awaitChosen(papers.name());
  }

  @AfterEach
  void close() {
    window.close();
    Locale.setDefault(before);
  }

  private Path file(String name) throws IOException {
    return Files.writeString(dir.resolve(name), (name + " says. ").repeat(60));
  }

  private void type(KeyCode key, int times) {
    for (int i = 0; i < times; i++) {
      window.keys(key);
    }
  }

  @Test
  void arrowsChooseRowsAndFoldCollections() {
    type(KeyCode.DOWN, 2);
    window.awaitChosen("b.txt");
    Fx.await(
        "the page shows it",
        10,
        () ->
            window
                .shelf()
                .shown()
                .selectedProperty()
                .get()
                .filter(i -> i.name().equals("b.txt"))
                .isPresent());
    window.keys(KeyCode.SHIFT, KeyCode.DOWN);
    window.awaitChosen("b.txt", "c.txt");
    window.keys(KeyCode.HOME);
    window.keys(KeyCode.LEFT);
    Fx.await("it is folded", 10, () -> !papers.expandedProperty().get());
    window.keys(KeyCode.DOWN);
    window.awaitChosen("Tenancy");
    window.keys(KeyCode.UP);
    window.keys(KeyCode.RIGHT);
    Fx.await("it is unfolded", 10, () -> papers.expandedProperty().get());
  }

  @Test
  void f2RenamesAndEscapeLeavesTheNameAsItWas() {
    window.keys(KeyCode.DOWN);
    window.keys(KeyCode.F2);
    rename("Lease 2026", KeyCode.ENTER);
    window.awaitNames(papers, "Lease 2026", "b.txt", "c.txt");
    window.awaitRowsFocused();
    window.keys(KeyCode.F2);
    rename("Nothing", KeyCode.ESCAPE);
    window.awaitRowsFocused();
    assertEquals(List.of("Lease 2026", "b.txt", "c.txt"), window.names(papers));
    window.keys(KeyCode.CONTROL, KeyCode.Z);
    window.awaitNames(papers, "a.txt", "b.txt", "c.txt");
    window.keys(KeyCode.UP);
    window.keys(KeyCode.F2);
    rename("Papers", KeyCode.ENTER);
    Fx.await("it has its name", 10, () -> papers.name().equals("Papers"));
  }

  /** Types over the name that is there. */
  private void rename(String name, KeyCode end) {
    TextInputControl field = window.find(".rename-field", TextInputControl.class);
    Fx.await(
        "the old name is chosen",
        10,
        () -> field.isFocused() && !field.getSelectedText().isEmpty());
    window.keys(KeyCode.CONTROL, KeyCode.A);
    window.robot().write(name, 0);
    Fx.await("it is typed", 10, () -> field.getText().equals(name));
    window.keys(end);
  }

  @Test
  void deleteRemovesControlZBringsBackAndTheNextRowIsChosenMeanwhile() {
    type(KeyCode.DOWN, 2);
    window.keys(KeyCode.DELETE);
    window.awaitNames(papers, "a.txt", "c.txt");
    assertEquals(1, window.chosen().size(), () -> "one row is chosen: " + window.chosen());
    window.awaitChosen("c.txt");
    window.keys(KeyCode.DELETE);
    window.awaitNames(papers, "a.txt");
    window.keys(KeyCode.CONTROL, KeyCode.Z);
    window.keys(KeyCode.CONTROL, KeyCode.Z);
    window.awaitNames(papers, "a.txt", "b.txt", "c.txt");
    window.awaitRead(3);
    window.keys(KeyCode.END);
    window.awaitChosen("Tenancy");
    window.keys(KeyCode.DELETE);
    Fx.await(
        "it is gone", 10, () -> window.shelf().shelves().collections().equals(List.of(papers)));
    window.keys(KeyCode.CONTROL, KeyCode.Z);
    Fx.await("it is back", 10, () -> window.shelf().shelves().collections().contains(tenancy));
  }

  @Test
  void theMenuMovesDocumentsToAnotherCollectionAndCopiesThem() {
    window.keys(KeyCode.DOWN);
    window.menu("Move to", "Tenancy");
    window.awaitNames(tenancy, "a.txt");
    window.awaitNames(papers, "b.txt", "c.txt");
    window.keys(KeyCode.CONTROL, KeyCode.Z);
    window.awaitNames(papers, "a.txt", "b.txt", "c.txt");
    window.awaitNames(tenancy);
    window.keys(KeyCode.HOME);
    type(KeyCode.DOWN, 2);
    window.awaitChosen("b.txt");
    window.menu("Also put into", "Tenancy");
    window.awaitNames(tenancy, "b.txt");
    assertEquals(List.of("a.txt", "b.txt", "c.txt"), window.names(papers));
  }

  @Test
  void controlWithArrowsMovesRowsInTheOrderAndTheyStayChosen() throws IOException {
    window.add(tenancy, List.of(file("x.txt"), file("y.txt"), file("z.txt")));
    window.keys(KeyCode.END);
    window.awaitChosen("z.txt");
    window.keys(KeyCode.CONTROL, KeyCode.UP);
    window.awaitNames(tenancy, "x.txt", "z.txt", "y.txt");
    window.awaitChosen("z.txt");
    window.keys(KeyCode.CONTROL, KeyCode.UP);
    window.awaitNames(tenancy, "z.txt", "x.txt", "y.txt");
    window.awaitChosen("z.txt");
    window.keys(KeyCode.SHIFT, KeyCode.DOWN);
    window.awaitChosen("x.txt", "z.txt");
    window.keys(KeyCode.CONTROL, KeyCode.DOWN);
    window.awaitNames(tenancy, "y.txt", "z.txt", "x.txt");
    window.awaitChosen("x.txt", "z.txt");
    window.keys(KeyCode.HOME);
    window.keys(KeyCode.CONTROL, KeyCode.DOWN);
    Fx.await(
        "the collection is behind",
        10,
        () -> window.shelf().shelves().collections().equals(List.of(tenancy, papers)));
    window.awaitChosen(papers.name());
  }

  @Test
  void anOrderThatCostsIsTakenByTabAndEnter() {
    window.keys(KeyCode.DOWN);
    window.keys(KeyCode.CONTROL, KeyCode.DOWN);
    window.tabTo("#take-order");
    window.keys(KeyCode.ENTER);
    window.awaitNames(papers, "b.txt", "a.txt", "c.txt");
    window.tabTo("#undo-remove");
    window.keys(KeyCode.ENTER);
    window.awaitNames(papers, "a.txt", "b.txt", "c.txt");
  }

  @Test
  void deletingForGoodIsAskedForAndDoneByTabAndEnter() {
    window.keys(KeyCode.DOWN);
    window.keys(KeyCode.DELETE);
    window.awaitNames(papers, "b.txt", "c.txt");
    window.tabTo("#delete-now");
    window.keys(KeyCode.ENTER);
    Node no = window.find("#delete-no", Node.class);
    Fx.await("no has the keyboard", 10, no::isFocused);
    window.keys(KeyCode.ENTER);
    Fx.await("undo is offered again", 10, () -> window.shown("#undo-remove").isPresent());
    window.tabTo("#undo-remove");
    window.keys(KeyCode.ENTER);
    window.awaitNames(papers, "a.txt", "b.txt", "c.txt");
    window.focusRows();
    window.keys(KeyCode.HOME);
    window.keys(KeyCode.DOWN);
    window.keys(KeyCode.SHIFT, KeyCode.DELETE);
    window.awaitNames(papers, "b.txt", "c.txt");
    Node again = window.find("#delete-no", Node.class);
    Fx.await("no has the keyboard again", 10, again::isFocused);
    window.keys(KeyCode.ESCAPE);
    Fx.await("it is not asked", 10, () -> window.shown("#delete-no").isEmpty());
    window.tabTo("#delete-now");
    window.keys(KeyCode.ENTER);
    window.find("#delete-no", Node.class);
    window.tabTo("#delete-yes");
    window.keys(KeyCode.ENTER);
    Fx.await("it is deleted", 30, () -> window.engine().erasure().removed().isEmpty());
    Fx.await("two are left", 30, () -> window.engine().documents().entries().size() == 2);
    assertEquals(List.of("b.txt", "c.txt"), window.names(papers));
  }

  @Test
  void filesOfTheClipboardArePastedIntoTheOpenCollection() throws IOException {
    Path pasted = file("pasted.txt");
    Fx.run(
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putFiles(List.of(pasted.toFile()));
          Clipboard.getSystemClipboard().setContent(content);
        });
    window.keys(KeyCode.CONTROL, KeyCode.V);
    window.awaitNames(papers, "a.txt", "b.txt", "c.txt", "pasted.txt");
    window.awaitRead(4);
    Fx.run(() -> Clipboard.getSystemClipboard().clear());
  }

  @Test
  void enterOpensACollectionAndReadsADocument() throws IOException {
    window.add(tenancy, List.of(file("x.txt")));
    window.keys(KeyCode.END);
    window.keys(KeyCode.UP);
    window.awaitChosen("Tenancy");
    window.keys(KeyCode.ENTER);
    Fx.await("it is open", 20, tenancy::isOpen);
    window.awaitRead(1);
    assertFalse(Fx.get(papers::isOpen));
    window.keys(KeyCode.HOME);
    window.keys(KeyCode.DOWN);
    window.awaitChosen("a.txt");
    window.keys(KeyCode.R);
    Fx.await("its collection is open again", 20, papers::isOpen);
    window.awaitRead(3);
  }

  @Test
  void tabLeadsFromTheHeaderOverTheRowsToTheDropTargetWhichChoosesFiles() {
    window.tabTo("#drop-hint");
    window.keys(KeyCode.ENTER);
    assertEquals(1, window.choosers());
    window.tabTo("#open-files");
    window.keys(KeyCode.SPACE);
    assertEquals(2, window.choosers());
    window.tabTo("#new-collection");
    window.keys(KeyCode.SPACE);
    rename("Court", KeyCode.ENTER);
    Fx.await(
        "it is made",
        20,
        () -> window.shelf().shelves().collections().getLast().name().equals("Court"));
    window.awaitChosen("Court");
    assertTrue(window.names(papers).contains("a.txt"));
  }
}
