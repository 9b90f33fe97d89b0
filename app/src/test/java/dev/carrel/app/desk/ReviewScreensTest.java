// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.review.ReviewModel;
import dev.carrel.app.settings.Theme;
import dev.carrel.engine.document.DocumentEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of the review room in both themes, for people to look at: {@code mvn verify
 * -Dtest=ReviewScreensTest -Dcarrel.screens=FOLDER}. What was answered is made up, so that each
 * state is there.
 */
@EnabledIfSystemProperty(named = "carrel.screens", matches = ".+")
class ReviewScreensTest {
  private final Path out = Path.of(System.getProperty("carrel.screens", "target/screens"));

  @TempDir Path dir;

  private void picture(TestDesk desk, String name) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      Fx.run(() -> desk.desk().settings().change(now -> now.theme = theme));
      for (int i = 0; i < 3; i++) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
      }
      Path file = out.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      Fx.picture(desk.scene(), file);
      assertTrue(Files.exists(file));
    }
  }

  private static void room(TestDesk desk) {
    Fx.run(() -> desk.desk().toggleRoom(Middle.Room.REVIEW));
    Fx.await("the room", 20, () -> desk.scene().getRoot().lookup("#review") != null);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static ReviewModel model(TestDesk desk) {
    return desk.models().review();
  }

  @SuppressWarnings("unchecked")
  private static void openCell(TestDesk desk, int row, int column) {
    Fx.await("the grid", 20, () -> desk.scene().getRoot().lookup("#review-grid") != null);
    Fx.run(
        () -> {
          TableView<DocumentEntry> grid =
              (TableView<DocumentEntry>) desk.scene().getRoot().lookup("#review-grid");
          TableColumn<DocumentEntry, ?> at = grid.getColumns().get(column);
          grid.getSelectionModel().clearAndSelect(row, at);
          grid.getFocusModel().focus(row, at);
          grid.requestFocus();
          press(grid, KeyCode.ENTER);
        });
    Fx.await("the sheet", 20, () -> desk.scene().getRoot().lookup("#cell-sheet") != null);
    Fx.await("the page", 30, () -> desk.scene().lookup(".paper-sheet") != null);
  }

  private static void press(TableView<?> grid, KeyCode code) {
    grid.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  @Test
  void empty() {
    ReviewedHome.empty(dir, false);
    try (TestDesk desk = ReviewedHome.desk(dir)) {
      room(desk);
      picture(desk, "review-empty");
      desk.press("#first-question");
      picture(desk, "review-first-question");
    }
  }

  @Test
  void busy() {
    ReviewedHome.empty(dir, true);
    try (TestDesk desk = ReviewedHome.desk(dir)) {
      room(desk);
      ReviewModel review = model(desk);
      Fx.await("the review", 20, () -> review.grid().columns().size() == 5);
      picture(desk, "review-waiting");
      desk.press("#review-run");
      Fx.await("the plan", 60, () -> desk.scene().getRoot().lookup("#plan-start") != null);
      picture(desk, "review-plan");
      desk.press("#close-plan");
      desk.inGerman(2);
      Fx.await("the room", 20, () -> desk.scene().getRoot().lookup("#review-run") != null);
      desk.press("#review-run");
      Fx.await("the plan", 60, () -> desk.scene().getRoot().lookup("#plan-start") != null);
      picture(desk, "review-plan-german-200");
      desk.press("#close-plan");
      Fx.run(
          () ->
              desk.desk()
                  .settings()
                  .change(
                      now -> {
                        now.language = "en";
                        now.textScale = 1;
                      }));
      Fx.await("the room", 20, () -> desk.scene().getRoot().lookup("#review-run") != null);
      desk.press("#review-run");
      Fx.await("the plan", 60, () -> desk.scene().getRoot().lookup("#plan-start") != null);
      desk.press("#plan-start");
      Fx.await("some are answered", 60, () -> review.asking().open() < 30);
      Fx.picture(desk.scene(), out.resolve("review-busy-dark.png"));
      Fx.run(() -> review.runs().pause());
      picture(desk, "review-paused");
    }
  }

  @Test
  void full() {
    ReviewedHome.full(dir);
    try (TestDesk desk = ReviewedHome.desk(dir)) {
      room(desk);
      ReviewModel review = model(desk);
      Fx.await("the review", 20, () -> review.grid().columns().size() == 5);
      picture(desk, "review-full");
      Fx.run(
          () -> {
            long law = review.grid().columns().get(1).id();
            review.grid().look().freeze(law, true);
          });
      openCell(desk, 4, 0);
      picture(desk, "review-deviates");
      Fx.run(
          () -> {
            long law = review.grid().columns().get(1).id();
            review.grid().look().freeze(law, false);
          });
      openCell(desk, 1, 3);
      picture(desk, "review-corrected");
      openCell(desk, 4, 0);
      picture(desk, "review-unsure");
      openCell(desk, 6, 3);
      picture(desk, "review-nothing-found");
      Fx.run(() -> desk.scene().getRoot().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
      picture(desk, "review-right-to-left");
      Fx.run(() -> desk.scene().getRoot().setNodeOrientation(NodeOrientation.INHERIT));
      desk.inGerman(2);
      Fx.await("the room", 20, () -> desk.scene().getRoot().lookup("#review-grid") != null);
      picture(desk, "review-german-200-grid");
      openCell(desk, 0, 0);
      picture(desk, "review-german-200");
      desk.press("#review-column");
      picture(desk, "review-german-200-question");
    }
  }
}
