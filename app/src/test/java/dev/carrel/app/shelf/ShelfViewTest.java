// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shelf's rows under the mouse: dragged to other places and back again by undo. */
class ShelfViewTest {
  private static final PseudoClass INTO = PseudoClass.getPseudoClass("drop-into");
  private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");

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
  }

  @AfterEach
  void close() {
    window.close();
    Locale.setDefault(before);
  }

  private Path file(String name) throws IOException {
    return Files.writeString(dir.resolve(name), (name + " says. ").repeat(60));
  }

  private String undoWords() {
    return Fx.get(window.find(".undo-bar .label", Labeled.class)::getText);
  }

  @Test
  void theKindsOfFilesGiveWayToTheRowsWhereLettersAreLarge() {
    Label kinds = window.find(".drop-kinds", Label.class);
    assertTrue(Fx.get(kinds::isVisible));
    Fx.run(() -> kinds.getScene().getRoot().setStyle("-fx-font-size: 30px"));
    Fx.await("the kinds give way", 10, () -> !kinds.isVisible() && !kinds.isManaged());
    Fx.run(() -> kinds.getScene().getRoot().setStyle(""));
    Fx.await("and come back", 10, kinds::isVisible);
  }

  @Test
  void aRowDraggedToAnotherCollectionMovesThereAndUndoTakesItBack() {
    Region target = window.cell(tenancy);
    List<Boolean> marked = new ArrayList<>();
    window.drag(
        window.item(papers, "b.txt"),
        tenancy,
        0.5,
        () -> marked.add(target.getPseudoClassStates().contains(INTO)));
    window.awaitNames(tenancy, "b.txt");
    assertEquals(List.of("a.txt", "c.txt"), window.names(papers));
    assertEquals(List.of(true), marked, "the collection is marked while the row is over it");
    assertFalse(Fx.get(() -> target.getPseudoClassStates().contains(INTO)), "and not after");
    assertEquals("Moved b.txt", undoWords());
    window.robot().clickOn(window.find("#undo-remove", Labeled.class));
    window.awaitNames(papers, "a.txt", "b.txt", "c.txt");
    assertEquals(List.of(), window.names(tenancy));
    window.awaitRead(3);
  }

  @Test
  void withTheKeyForCopyingItIsInBothAndUndoTakesItOutOfTheOther() {
    ShelfItem row = window.item(papers, "b.txt");
    window.choose(row);
    window.robot().press(KeyCode.CONTROL);
    window.drag(row, tenancy, 0.5, () -> {});
    window.robot().release(KeyCode.CONTROL);
    window.awaitNames(tenancy, "b.txt");
    assertEquals(List.of("a.txt", "b.txt", "c.txt"), window.names(papers));
    assertEquals("Put b.txt there, too", undoWords());
    window.robot().clickOn(window.find("#undo-remove", Labeled.class));
    window.awaitNames(tenancy);
    assertEquals(List.of("a.txt", "b.txt", "c.txt"), window.names(papers));
  }

  @Test
  void severalRowsDraggedOntoARowOfAnotherCollectionStandWhereTheyWereLetGo() throws IOException {
    window.add(tenancy, List.of(file("x.txt"), file("y.txt")));
    window.choose(window.item(papers, "b.txt"));
    window.keys(KeyCode.SHIFT, KeyCode.DOWN);
    window.awaitChosen("b.txt", "c.txt");
    window.drag(window.item(papers, "c.txt"), window.item(tenancy, "y.txt"), 0.2, () -> {});
    window.awaitNames(tenancy, "x.txt", "b.txt", "c.txt", "y.txt");
    assertEquals(List.of("a.txt"), window.names(papers));
    assertEquals("Moved 2 documents", undoWords());
  }

  @Test
  void aNewOrderSaysItsCostAndIsTakenOrLeftAsItWas() {
    ShelfItem last = window.item(papers, "c.txt");
    Region first = window.cell(window.item(papers, "a.txt"));
    List<Boolean> marked = new ArrayList<>();
    window.drag(
        last,
        window.item(papers, "a.txt"),
        0.2,
        () -> marked.add(first.getPseudoClassStates().contains(ABOVE)));
    assertEquals(List.of(true), marked, "where it would go is marked");
    Label cost = window.find(".order-bar .label", Label.class);
    assertTrue(
        Fx.get(cost::getText).matches("In this order [0-9,]{3,} tokens have to be read again\\."),
        () -> cost.getText());
    assertEquals(List.of("a.txt", "b.txt", "c.txt"), window.names(papers));
    window.robot().clickOn(window.find("#drop-order", Labeled.class));
    Fx.await("the question is gone", 10, () -> window.shown(".order-bar").isEmpty());
    assertEquals(List.of("a.txt", "b.txt", "c.txt"), window.names(papers));

    window.drag(last, window.item(papers, "a.txt"), 0.2, () -> {});
    window.robot().clickOn(window.find("#take-order", Labeled.class));
    window.awaitNames(papers, "c.txt", "a.txt", "b.txt");
    Fx.await(
        "they are read in the new order",
        30,
        () ->
            window
                .engine()
                .reading()
                .documents()
                .equals(papers.items().stream().map(i -> i.id().orElseThrow()).toList()));
    window.robot().clickOn(window.find("#undo-remove", Labeled.class));
    window.awaitNames(papers, "a.txt", "b.txt", "c.txt");
  }

  @Test
  void anOrderThatCostsNothingIsTakenAtOnce() throws IOException {
    window.add(tenancy, List.of(file("x.txt"), file("y.txt")));
    window.drag(window.item(tenancy, "y.txt"), window.item(tenancy, "x.txt"), 0.2, () -> {});
    window.awaitNames(tenancy, "y.txt", "x.txt");
    assertTrue(Fx.get(() -> window.shown(".order-bar").isEmpty()));
    assertEquals("Moved y.txt", undoWords());
  }

  @Test
  void aCollectionDraggedBelowAnotherStandsBehindIt() {
    window.drag(papers, tenancy, 0.8, () -> {});
    Fx.await(
        "it is last",
        20,
        () -> window.shelf().shelves().collections().equals(List.of(tenancy, papers)));
  }
}
