// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.UiQueue;
import dev.carrel.app.settings.Settings;
import dev.carrel.app.settings.SettingsFile;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.app.settings.Theme;
import dev.carrel.app.settings.pane.HomeMoveModel.State;
import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomeMove;
import dev.carrel.engine.home.HomePlace;
import dev.carrel.engine.model.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeMoveModelTest {
  private static final ModelLoader NONE =
      (progress, cancellation) -> {
        throw new CarrelException(Code.MODEL_MISSING, "No model.", "Get one.");
      };

  @TempDir Path dir;

  private final UiQueue ui = new UiQueue();
  private final Background background = new Background(ui);
  private final List<Path> opened = new ArrayList<>();
  private Path home;
  private Engine engine;
  private SettingsModel settings;
  private HomeMoveModel move;

  @BeforeEach
  void open() throws IOException {
    home = dir.resolve("home");
    engine = Engine.open(home, TestPlatform.in(dir), NONE);
    home = engine.home().folder();
    Files.write(home.resolve("contexts").resolve("large"), new byte[5_000_000]);
    settings =
        new SettingsModel(new SettingsFile(HomeFiles.in(home)), new FixedMachine(), background);
    settings.change(now -> now.theme = Theme.DARK);
    move =
        new HomeMoveModel(
            home,
            settings,
            background,
            new HomeMoveModel.EngineSwitch() {
              @Override
              public void close(Runnable whenClosed) {
                engine.close();
                whenClosed.run();
              }

              @Override
              public void open(Path folder) {
                opened.add(folder);
                engine = Engine.open(folder, TestPlatform.in(dir), NONE);
              }
            },
            (from, to) -> new HomeMove(from, to, dir.resolve("place")));
  }

  @AfterEach
  void close() {
    background.close();
    engine.close();
  }

  private void choose(Path folder) {
    move.choose(folder);
    ui.await("it was looked at", () -> !(move.stateProperty().get() instanceof State.Checking));
  }

  @Test
  void theEngineOpensInTheNewFolderAndTheSettingsFollow() throws IOException {
    Path to = dir.resolve("disk");
    choose(to);
    State.Ready ready = assertInstanceOf(State.Ready.class, move.stateProperty().get());
    assertEquals(to, ready.to());
    assertTrue(ready.bytes() > 5_000_000);
    move.move();
    ui.await("it is moved", () -> move.stateProperty().get() instanceof State.Done);
    assertEquals(List.of(to), opened);
    assertEquals(to, move.home());
    assertFalse(Files.exists(home.resolve("carrel.db")));
    settings.change(now -> now.language = "de");
    background.close();
    Settings there = new SettingsFile(HomeFiles.in(to)).load();
    assertEquals(
        Settings.DEFAULT.with(
            next -> {
              next.theme = Theme.DARK;
              next.language = "de";
            }),
        there);
    assertFalse(
        Files.exists(home.resolve(HomePlace.SETTINGS.title())), "nothing is written there again");
  }

  @Test
  void cancelledItOpensWhereItWas() {
    choose(dir.resolve("disk"));
    move.move();
    move.cancel();
    ui.await("it ended", () -> move.stateProperty().get() instanceof State.Idle);
    assertEquals(List.of(home), opened);
    assertEquals(home, move.home());
    assertTrue(Files.exists(home.resolve("carrel.db")));
    assertFalse(Files.exists(dir.resolve("disk").resolve("carrel.db")));
  }

  @Test
  void aFolderThatCannotBeUsedClosesNothing() {
    choose(home.resolve("contexts").resolve("within"));
    State.Failed failed = assertInstanceOf(State.Failed.class, move.stateProperty().get());
    assertEquals(Code.HOME_UNUSABLE, failed.error().code());
    move.move();
    assertEquals(List.of(), opened);
    move.forget();
    assertInstanceOf(State.Idle.class, move.stateProperty().get());
  }
}
