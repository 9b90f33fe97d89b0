// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.UiQueue;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.ground.PowerCutDisk;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.TestHome;
import dev.carrel.engine.model.KvProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsModelTest {
  @TempDir Path dir;

  private final UiQueue ui = new UiQueue();
  private final Background background = new Background(ui);

  private SettingsModel model() {
    return new SettingsModel(new SettingsFile(HomeFiles.in(dir)), new FixedMachine(), background);
  }

  @Test
  void aChangeHoldsAtOnceAndIsSavedAlsoIfTheDeskClosesThen() {
    SettingsModel model = model();
    for (int i = 0; i < 50; i++) {
      double scale = 0.8 + i * 0.01;
      model.change(now -> now.textScale = scale);
      assertEquals(scale, model.settingsProperty().get().textScale());
    }
    background.close();
    assertEquals(1.29, model().get().textScale(), 1e-9);
  }

  @Test
  void whatMakesNoSenseIsMendedBeforeItHolds() {
    SettingsModel model = model();
    model.change(
        now -> {
          now.textScale = 7;
          now.threads = OptionalInt.of(-3);
          now.language = "xx";
        });
    assertEquals(Settings.DEFAULT.with(next -> next.textScale = 2), model.get());
    background.close();
  }

  @Test
  void whatCannotBeSavedIsToldAndCanBeTriedAgain() throws IOException {
    PowerCutDisk disk = PowerCutDisk.with(dir.toAbsolutePath());
    HomeFiles home = TestHome.on(disk, dir);
    SettingsModel model = new SettingsModel(new SettingsFile(home), new FixedMachine(), background);
    disk.failAfter(1);
    model.change(now -> now.theme = Theme.DARK);
    ui.await("it is told", () -> model.unsavedProperty().get().isPresent());
    assertEquals(Theme.DARK, model.get().theme());
    model.save();
    ui.await("it is saved", () -> model.unsavedProperty().get().isEmpty());
    background.close();
    assertEquals(Theme.DARK, new SettingsFile(home).load().theme());
  }

  @Test
  void whatIsSwitchedOffIsToldByTheLine() {
    List<String> off = List.of("Vulkan0 (A card): switched off, since its driver crashed.");
    SettingsModel model =
        new SettingsModel(
            new SettingsFile(HomeFiles.in(dir)), new FixedMachine(List.of(), off), background);
    List<String> told = new ArrayList<>();
    model.tellSwitchedOff(told::addAll);
    ui.await("it is told", () -> told.equals(off));
    background.close();
  }

  @Test
  void textThatCannotBeSeenIsReadOnlyIfAPersonChoseIt() {
    assertFalse(Settings.DEFAULT.readOptions(new FixedMachine()).readsHidden());
    Settings chosen = Settings.DEFAULT.with(next -> next.readsHidden = true);
    assertTrue(chosen.readOptions(new FixedMachine()).readsHidden());
    assertTrue(
        chosen
            .with(
                next -> {
                  next.networkAllowed = false;
                  next.threads = OptionalInt.of(1);
                })
            .mended()
            .readsHidden());
    background.close();
  }

  @Test
  void aProfileIsInsistedOnOnlyIfAPersonChoseIt() {
    ReadOptions options = Settings.DEFAULT.readOptions(new FixedMachine());
    assertEquals(KvProfile.BALANCED, options.profile());
    assertFalse(options.insists());
    ReadOptions chosen =
        Settings.DEFAULT
            .with(
                next -> {
                  next.profile = Optional.of(KvProfile.COMPACT);
                  next.budgetBytes = OptionalLong.of(700_000_000);
                  next.threads = OptionalInt.of(1);
                })
            .readOptions(new FixedMachine());
    assertEquals(new ReadOptions(KvProfile.COMPACT, 700_000_000, 1, true), chosen);
    assertTrue(options.budgetBytes() > 0 && options.threads() > 0);
    background.close();
  }
}
