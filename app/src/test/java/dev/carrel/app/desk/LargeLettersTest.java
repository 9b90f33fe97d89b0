// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk before anything is read, in German and in letters of twice the size. */
class LargeLettersTest {
  @TempDir Path dir;

  private TestDesk open() {
    return TestDesk.open(
        dir.resolve("home"),
        (progress, cancellation) -> new ScriptedModel("no", 100_000),
        Optional.empty(),
        List.of());
  }

  private static TextField search(TestDesk desk) {
    return (TextField) desk.scene().lookup("#search");
  }

  private static double wordsWide(TextField field) {
    Text words = new Text(field.getPromptText());
    words.setFont(field.getFont());
    return words.getLayoutBounds().getWidth();
  }

  @Test
  void whatTheSearchPromptsForIsShorterAndNotCutOff() {
    try (TestDesk desk = open()) {
      desk.inGerman();
      String whole = "Alle Dokumente durchsuchen  Strg F";
      Fx.await("in German", 20, () -> whole.equals(search(desk).getPromptText()));
      desk.inGerman(2);
      Fx.run(() -> desk.scene().getWindow().setWidth(1000));
      Fx.await(
          "it is shorter",
          20,
          () ->
              !whole.equals(search(desk).getPromptText())
                  && wordsWide(search(desk)) <= search(desk).getWidth());
      assertEquals(whole, Fx.get(() -> search(desk).getAccessibleText()));
      desk.inGerman(1);
      Fx.run(() -> desk.scene().getWindow().setWidth(1440));
      Fx.await("it is whole", 20, () -> whole.equals(search(desk).getPromptText()));
    }
  }

  @Test
  void headerAndGaugeStayInSightAndWhatIsToBeDoneIsScrolledTo() {
    try (TestDesk desk = open()) {
      desk.inGerman(2);
      Fx.await(
          "the letters are large",
          20,
          () ->
              desk.scene().getRoot().lookup(".welcome-title").getBoundsInLocal().getHeight() > 60);
      awaitInWindow(desk);
      Fx.run(
          () -> {
            desk.scene().getWindow().setWidth(1100);
            desk.scene().getWindow().setHeight(720);
          });
      Fx.await("it is smaller", 20, () -> desk.scene().getHeight() <= 720);
      awaitInWindow(desk);
    }
  }

  @Test
  void nothingOfTheSettingsIsCutAtTheirEdge() {
    try (TestDesk desk = open()) {
      desk.inGerman(2);
      Fx.run(
          () -> {
            desk.scene().getWindow().setWidth(1100);
            desk.scene().getWindow().setHeight(720);
            desk.desk().toggleRoom(Middle.Room.SETTINGS);
          });
      Fx.await("the settings", 20, () -> desk.scene().getRoot().lookup("#settings") != null);
      Fx.await("it is smaller", 20, () -> desk.scene().getHeight() <= 720);
      Fx.nextFrame();
      Fx.nextFrame(); // laid out
      Fx.await("nothing is cut", 20, () -> beyond(desk).isEmpty());
    }
  }

  /** What of the settings has its right edge beyond theirs. */
  private static List<String> beyond(TestDesk desk) {
    ScrollPane settings = (ScrollPane) desk.scene().getRoot().lookup("#settings");
    Bounds shown = settings.localToScene(settings.getLayoutBounds());
    return settings.getContent().lookupAll("*").stream()
        .filter(node -> node instanceof Control)
        .filter(node -> node.localToScene(node.getLayoutBounds()).getMaxX() > shown.getMaxX() + 0.5)
        .map(Node::toString)
        .toList();
  }

  private static void awaitInWindow(TestDesk desk) {
    Fx.nextFrame();
    Fx.nextFrame(); // laid out
    for (String part : List.of(".desk-header", "#theme", ".gauge", ".composer", ".welcome")) {
      Fx.await(
          part + " is in the window",
          20,
          () -> {
            Bounds bounds = inScene(desk, part);
            return bounds.getMinX() >= 0
                && bounds.getMinY() >= 0
                && bounds.getMaxX() <= desk.scene().getWidth()
                && bounds.getMaxY() <= desk.scene().getHeight();
          });
    }
  }

  private static Bounds inScene(TestDesk desk, String part) {
    var node = desk.scene().getRoot().lookup(part);
    return node.localToScene(node.getLayoutBounds());
  }
}
