// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.review.ReviewModel;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From ten contracts that are dropped on the window, through a small real model, to a workbook that
 * another library reads.
 */
class ReviewFromDropToWorkbookTest {
  private static final List<String> NAMES =
      List.of("Aalto", "Birch", "Cedar", "Delta", "Elm", "Fjord", "Grove", "Hazel", "Isle", "Juno");

  @TempDir Path dir;

  private List<Path> contracts() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int at = 0; at < NAMES.size(); at++) {
      String text =
          """
          # %1$s

          Either party may end this agreement by notice of %2$d days.
          """
              .formatted(NAMES.get(at), 10 * (at + 1));
      files.add(Files.writeString(dir.resolve(NAMES.get(at) + ".md"), text));
    }
    return files;
  }

  private static Node find(TestDesk desk, String selector) {
    Fx.await(selector, 20, () -> desk.scene().getRoot().lookup(selector) != null);
    return Fx.get(() -> desk.scene().getRoot().lookup(selector));
  }

  @Test
  void tenContractsAreDroppedAskedVerifiedAndExportedToAWorkbook() throws IOException {
    Path xlsx = dir.resolve("review.xlsx");
    Map<String, Cell> cells = new HashMap<>();
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of())) {
      FileDropRobot.drop(desk.scene(), contracts());
      desk.awaitRead(10);
      Fx.run(() -> desk.desk().toggleRoom(Middle.Room.REVIEW));
      ReviewModel review = desk.models().review();
      desk.press("#first-question");
      TextArea question = (TextArea) find(desk, "#form-question");
      Fx.run(() -> question.setText("How many days of notice are needed?"));
      desk.press("#form-save");
      Fx.await("a question", 20, () -> review.grid().columns().size() == 1);
      desk.press("#review-run");
      Fx.await("the plan", 120, () -> desk.scene().getRoot().lookup("#plan-start") != null);
      desk.press("#plan-start");
      Fx.await("all is answered", 900, () -> review.asking().open() == 0 && review.runs().isIdle());
      verifyFirst(desk);
      Fx.run(() -> review.files().write(xlsx));
      Fx.await("the workbook", 30, () -> review.files().writtenProperty().get().isPresent());
      Fx.run(
          () ->
              review
                  .grid()
                  .rows()
                  .forEach(
                      row ->
                          cells.put(
                              row.name(),
                              review
                                  .grid()
                                  .cell(review.grid().columns().getFirst().id(), row.id()))));
    }
    compare(xlsx, cells);
  }

  /** A small model may find nothing; what it said first is ticked. */
  @SuppressWarnings("unchecked")
  private static void verifyFirst(TestDesk desk) {
    ReviewModel review = desk.models().review();
    TableView<DocumentEntry> grid = (TableView<DocumentEntry>) find(desk, "#review-grid");
    OptionalInt said =
        Fx.get(
            () ->
                IntStream.range(0, 10)
                    .filter(row -> !cell(review, row).words().isBlank())
                    .findFirst());
    int row = said.orElseThrow(() -> new AssertionError("no answer has words"));
    Fx.run(
        () -> {
          grid.requestFocus();
          grid.getSelectionModel().clearAndSelect(row, grid.getColumns().getFirst());
          grid.getFocusModel().focus(row, grid.getColumns().getFirst());
          grid.fireEvent(
              new KeyEvent(
                  KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, false, false, false));
        });
    Fx.await("verified", 20, () -> cell(review, row).state() == CellState.VERIFIED);
  }

  private static Cell cell(ReviewModel review, int row) {
    return review
        .grid()
        .cell(review.grid().columns().getFirst().id(), review.grid().rows().get(row).id());
  }

  private static void compare(Path xlsx, Map<String, Cell> cells) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(xlsx.toFile())) {
      List<Row> rows = workbook.getFirstSheet().read();
      assertEquals(11, rows.size());
      assertEquals(
          Optional.of("How many days of notice are needed?"), rows.getFirst().getCellAsString(1));
      int verified = 0;
      for (Row row : rows.subList(1, 11)) {
        String name = row.getCellAsString(0).orElseThrow();
        Cell cell = Optional.ofNullable(cells.get(name)).orElseThrow();
        String words = row.getCellText(1).strip();
        boolean found = cell.state() != CellState.NOT_THERE && cell.state() != CellState.FAILED;
        assertTrue(!found || words.equals(cell.words().strip()), words + " is not " + cell.words());
        verified += row.getCellText(2).toLowerCase(Locale.ROOT).contains("verified") ? 1 : 0;
      }
      assertEquals(1, verified);
    }
  }
}
