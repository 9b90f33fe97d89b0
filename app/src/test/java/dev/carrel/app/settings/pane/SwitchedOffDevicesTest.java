// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.settings.SettingsFile;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.home.HomeFiles;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** The lines in the settings about devices that are switched off. */
class SwitchedOffDevicesTest {
  private static final String LINE = "Vulkan0 (A card): switched off, since its driver crashed.";

  @TempDir Path dir;

  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  private static Label label(Path home, Background background, List<String> off) {
    SettingsModel model =
        new SettingsModel(
            new SettingsFile(HomeFiles.in(home)), new FixedMachine(List.of(), off), background);
    return Fx.get(
        () -> {
          try (SettingControls controls =
              new SettingControls(model, Strings.of(SettingsView.class))) {
            return controls.switchedOff();
          }
        });
  }

  @Test
  void eachDeviceThatIsSwitchedOffHasItsLine() {
    try (Background background = new Background()) {
      Label label = label(dir, background, List.of(LINE, LINE));
      Fx.await("the lines are there", 20, label::isVisible);
      assertTrue(Fx.get(label::getText).endsWith(LINE));
      assertEquals(2, Fx.get(label::getText).lines().count());
      assertTrue(Fx.get(label::isManaged));
    }
  }

  @Test
  void whereNoneIsSwitchedOffNothingTakesRoom() {
    try (Background background = new Background()) {
      Label label = label(dir, background, List.of());
      assertFalse(Fx.get(label::isVisible));
      assertFalse(Fx.get(label::isManaged));
    }
  }
}
