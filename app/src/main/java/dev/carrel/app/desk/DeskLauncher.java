// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.cli.DeskCall;
import dev.carrel.app.example.ExampleDocument;
import dev.carrel.app.models.ChosenModel;
import dev.carrel.app.report.CrashFile;
import dev.carrel.app.settings.Settings;
import dev.carrel.app.start.DeskProcess;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.embedding.BgeEmbedder;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.home.HomeFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;

/** The way in. Not an {@link Application} itself: such a class cannot start from the class path. */
public final class DeskLauncher {
  private DeskLauncher() {}

  /**
   * Opens the desk and returns when its window is closed; at once if one is open on the same home,
   * which then has the files.
   *
   * @param platform what this runs on
   * @param args of the process, which are a {@link DeskCall}
   * @throws CarrelException {@code NO_DISPLAY} where there is none; {@code HOME_UNUSABLE}
   */
  public static void launch(Platform platform, String[] args) {
    launch(DeskApplication.class, platform, args);
  }

  /** Opens a desk with which something else is done than waiting for a person. */
  public static void launch(
      Class<? extends DeskApplication> desk, Platform platform, String[] args) {
    // PDFBox draws with AWT into memory; it must not open a display of its own beside JavaFX's.
    System.setProperty("java.awt.headless", "true");
    DeskCall call = DeskCall.of(List.of(args)).orElseThrow();
    if (DeskDoor.knock(home(platform, call), call.files())) {
      return;
    }
    CrashFile.in(home(platform, call));
    if (platform.userHome().equals(Platform.NOWHERE)) {
      Home.requirePlace(home(platform, call));
      try (TemporaryFolder toolkit = TemporaryFolder.make("carrel-javafx")) {
        // Java calls such a person's folder "?", and JavaFX would unpack its libraries there.
        System.setProperty("javafx.cachedir", toolkit.path().toString());
        open(desk, platform, args);
      }
      return;
    }
    open(desk, platform, args);
  }

  private static void open(
      Class<? extends DeskApplication> desk, Platform platform, String[] args) {
    try {
      Application.launch(desk, args);
    } catch (UnsupportedOperationException e) { // what JavaFX says where it cannot open one
      throw new CarrelException(
          CarrelException.Code.NO_DISPLAY,
          "The desk cannot be opened: there is no display (%s)."
              .formatted(
                  platform
                      .variable("DISPLAY")
                      .map(name -> name + " does not answer")
                      .orElse("DISPLAY is not set")),
          "Start it where there is one, or use a command: carrel --help lists them.",
          e);
    }
  }

  private static Path home(Platform platform, DeskCall call) {
    return call.home()
        .or(() -> Optional.ofNullable(System.getProperty(DeskProcess.HOME)).map(Path::of))
        .map(Path::toAbsolutePath)
        .orElseGet(() -> Home.defaultPath(platform));
  }

  static DeskSetup setup(Platform platform, DeskCall call) {
    Path home = home(platform, call);
    ModelStore store = ModelStore.of(platform, HomeFiles.in(home));
    return new DeskSetup(
        platform,
        home,
        store,
        settings ->
            new ChosenModel(store, CalibrationStore.of(platform), settings, platform.machine()),
        BgeEmbedder.LOADER,
        Optional.of(CatalogueOffer.starter(store)),
        Optional.of(ExampleDocument::write),
        call.files(),
        chosen -> given(chosen, call));
  }

  /** What a person has chosen, and in place of some of it what this call says. */
  private static Settings given(Settings chosen, DeskCall call) {
    return chosen.with(
        next -> {
          next.model = call.model().or(chosen::model);
          next.profile = call.profile().or(chosen::profile);
          next.budgetBytes =
              call.budgetBytes().isPresent() ? call.budgetBytes() : chosen.budgetBytes();
          next.device = call.device().orElse(chosen.device());
        });
  }
}
