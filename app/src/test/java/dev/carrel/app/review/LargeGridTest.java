// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import dev.carrel.app.fx.Background;
import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** A grid of 500 documents by 60 questions: only what is in sight costs anything. */
class LargeGridTest {
  private static final int ROWS = 500;
  private static final int COLUMNS = 60;

  @TempDir Path dir;
  private Engine engine;
  private Background background;
  private ReviewModel model;
  private ReviewTable table;

  @BeforeEach
  void show() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    engine =
        Engine.open(
            dir.resolve("home"),
            TestPlatform.in(dir),
            (progress, cancellation) -> new ScriptedModel("", 1_000));
    background = new Background();
    ReadOptions options = new ReadOptions(KvProfile.EXACT, 1_000_000_000L, 1);
    ReviewGrid large = large();
    model = Fx.get(() -> new ReviewModel(engine, () -> options, background));
    table =
        Fx.get(
            () -> {
              ReviewTable made = new ReviewTable(model.grid(), GridMenusForTests.of(model));
              Scene scene = new Scene(made, 1200, 800);
              assertEquals(scene, made.getScene());
              model.grid().show(large);
              made.applyCss();
              made.layout();
              return made;
            });
  }

  @AfterEach
  void close() {
    Fx.run(table::close);
    background.close();
    engine.close();
  }

  private static ReviewGrid large() {
    List<KeptColumn> columns = new ArrayList<>();
    for (int at = 0; at < COLUMNS; at++) {
      ReviewColumn column = new ReviewColumn("Question " + at, ColumnType.TEXT, "What of " + at);
      columns.add(new KeptColumn(at + 1, column, false));
    }
    List<DocumentEntry> rows = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      DocumentId id = id(row);
      rows.add(
          new DocumentEntry(
              id,
              "Contract " + row + ".pdf",
              Path.of("/c" + row + ".pdf"),
              DocumentKind.PDF,
              3,
              0,
              0,
              0,
              0,
              Instant.EPOCH));
      for (KeptColumn column : columns) {
        cells.add(cell(column.id(), id, (ROWS - row) + " of " + column.id()));
      }
    }
    Review review = new Review(1, 1, "Large", Instant.EPOCH, columns);
    return ReviewGrid.of(review, rows, cells);
  }

  /** As spread as hashes are. */
  private static DocumentId id(int row) {
    SplittableRandom random = new SplittableRandom(row);
    return new DocumentId(
        "%016x%016x%016x%016x"
            .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
  }

  private static Cell cell(long column, DocumentId document, String words) {
    return new Cell(
        column,
        document,
        CellState.CORRECTED,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.of(new CellValue.Text(words)),
        Optional.empty(),
        Optional.of(words),
        false,
        "",
        "");
  }

  /** Does something and lays the table out. */
  private void step(Runnable work) {
    Fx.run(
        () -> {
          work.run();
          table.applyCss();
          table.layout();
        });
  }

  private Set<Node> drawn() {
    return Fx.get(() -> Set.copyOf(table.lookupAll(".review-cell")));
  }

  @Test
  void onlyCellsInSightHaveNodesAndScrollingUsesThemAgain() {
    Set<Node> first = drawn();
    assertTrue(!first.isEmpty() && first.size() < 1000, first.size() + " cells have nodes");
    Set<Node> all = new HashSet<>(first);
    for (int at = 0; at < 12; at++) {
      int row = at * 40;
      int column = at * 5;
      step(() -> table.cells().scrollTo(row));
      step(() -> table.cells().scrollToColumnIndex(column));
      all.addAll(drawn());
    }
    assertTrue(all.size() < ROWS * COLUMNS / 10, all.size() + " nodes were made");
  }

  @Test
  void aChangedCellIsShownWithoutMoreNodes() {
    step(() -> model.grid().put(List.of(cell(1, id(0), "changed"))));
    int nodes = drawn().size();
    step(() -> model.grid().put(List.of(cell(1, id(0), "changed again"))));
    assertEquals(nodes, drawn().size());
  }

  /** Each of them is styled and laid out anew for each row that comes into sight. */
  @Test
  void aCellHasFewNodesAndItsLookFollowsItsState() {
    Node cell = Fx.get(() -> shownAs("500 of 1"));
    assertTrue(nodes(cell) <= 6, nodes(cell) + " nodes");
    assertTrue(states(cell).contains("corrected"), states(cell).toString());
    step(() -> model.grid().put(List.of(Cell.waiting(1, id(0)))));
    assertTrue(states(cell).contains("waiting"), states(cell).toString());
    assertFalse(states(cell).contains("corrected"), states(cell).toString());
    assertFalse(
        Fx.get(() -> cell.lookup(".cell-sign").isVisible()), "a cell that waits has no sign");
  }

  private Node shownAs(String words) {
    return table.lookupAll(".review-cell").stream()
        .filter(cell -> cell.lookup(".cell-words") instanceof Label l && l.getText().equals(words))
        .findFirst()
        .orElseThrow();
  }

  private static int nodes(Node of) {
    return of instanceof Parent parent
        ? 1 + parent.getChildrenUnmodifiable().stream().mapToInt(LargeGridTest::nodes).sum()
        : 1;
  }

  private static List<String> states(Node cell) {
    return Fx.get(
        () -> cell.getPseudoClassStates().stream().map(PseudoClass::getPseudoClassName).toList());
  }

  @Test
  void thirtyThousandCellsAreSortedAndFiltered() {
    DocumentId last = id(ROWS - 1);
    Fx.run(() -> model.grid().sort(Optional.of(new Sort(1, true))));
    assertEquals(ROWS, Fx.get(() -> model.grid().rows().size()));
    Fx.run(
        () -> {
          model.grid().put(List.of(Cell.waiting(1, last)));
          model.grid().filter(Optional.of(new Filter(OptionalLong.of(1), CellState.CORRECTED)));
        });
    assertEquals(ROWS - 1, Fx.get(() -> model.grid().rows().size()));
  }
}
