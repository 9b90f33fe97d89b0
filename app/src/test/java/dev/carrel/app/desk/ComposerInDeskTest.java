// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where questions are typed, in a window. */
class ComposerInDeskTest {
  @TempDir Path dir;

  @Test
  void inLargeLettersItHasRoomForWhatItPromptsForAndStaysInItsPlace() throws IOException {
    List<Path> notes =
        List.of(
            Files.writeString(dir.resolve("a.md"), "# Call\n\nIt is late.\n"),
            Files.writeString(dir.resolve("b.md"), "# Letter\n\nIt came.\n"));
    try (TestDesk desk =
        TestDesk.open(
            dir.resolve("home"),
            (progress, cancellation) -> new ScriptedModel("No.", 20_000),
            Optional.empty(),
            notes)) {
      desk.awaitRead(2);
      desk.inGerman(2);
      Fx.await("it prompts", 20, () -> field(desk).getPromptText().endsWith("Dokumente"));
      Fx.await(
          "two lines", 20, () -> field(desk).getHeight() > 3 * field(desk).getFont().getSize());
      Bounds inside = Fx.get(() -> region(desk, ".composer").getBoundsInParent());
      assertEquals(0, inside.getMinY(), "nothing of it is above its place");
      Fx.run(() -> field(desk).setText("Was steht in diesen beiden Dokumenten, und von wem?"));
      Fx.nextFrame();
      assertEquals(0, Fx.get(() -> region(desk, ".composer").getBoundsInParent().getMinY()));
    }
  }

  private static Region region(TestDesk desk, String selector) {
    return (Region) desk.scene().getRoot().lookup(selector);
  }

  private static TextArea field(TestDesk desk) {
    return (TextArea) region(desk, "#question");
  }
}
