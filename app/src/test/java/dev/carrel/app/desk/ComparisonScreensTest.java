// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.comparison.ComparisonState.Compared;
import dev.carrel.app.settings.Theme;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of a comparison in both themes, for people to look at: {@code mvn verify
 * -Dtest=ComparisonScreensTest -Dcarrel.screens=FOLDER}.
 */
@EnabledIfSystemProperty(named = "carrel.screens", matches = ".+")
class ComparisonScreensTest {
  private static final ModelLoader SCRIPTED =
      (progress, cancellation) -> new ScriptedModel("no", 20_000);

  private final Path out = Path.of(System.getProperty("carrel.screens", "target/screens"));

  @TempDir private Path dir;

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

  @Test
  void comparison() {
    try (TestDesk desk =
        TestDesk.open(dir.resolve("home"), SCRIPTED, Optional.empty(), ComparedLease.save(dir))) {
      desk.awaitRead(2);
      List<ShelfItem> rows = desk.rows();
      Fx.run(() -> desk.shelfNow().comparing().ask(rows));
      Fx.await(
          "it is compared",
          30,
          () ->
              desk.desk().modelsProperty().get().orElseThrow().comparison().stateProperty().get()
                  instanceof Compared);
      Fx.await("the list", 20, () -> desk.scene().getRoot().lookup(".change-after") != null);
      Fx.run(() -> ((Hyperlink) desk.scene().getRoot().lookup(".change-after")).fire());
      picture(desk, "comparison");
      Fx.run(() -> desk.scene().getRoot().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
      picture(desk, "comparison-right-to-left");
      Fx.run(() -> desk.scene().getRoot().setNodeOrientation(NodeOrientation.INHERIT));
      desk.inGerman(2);
      picture(desk, "comparison-german-largest-text");
    }
  }
}
