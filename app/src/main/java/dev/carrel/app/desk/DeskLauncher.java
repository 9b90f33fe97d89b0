package dev.carrel.app.desk;

import dev.carrel.app.example.ExampleDocument;
import dev.carrel.app.models.ChosenModel;
import dev.carrel.app.start.DeskProcess;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.catalogue.ModelStore;
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
   * @param args files and folders to open
   */
  public static void launch(Platform platform, String[] args) {
    launch(DeskApplication.class, platform, args);
  }

  /** Opens a desk with which something else is done than waiting for a person. */
  public static void launch(
      Class<? extends DeskApplication> desk, Platform platform, String[] args) {
    // PDFBox draws with AWT into memory; it must not open a display of its own beside JavaFX's.
    System.setProperty("java.awt.headless", "true");
    if (DeskDoor.knock(home(platform), files(List.of(args)))) {
      return;
    }
    Application.launch(desk, args);
  }

  private static Path home(Platform platform) {
    return Optional.ofNullable(System.getProperty(DeskProcess.HOME))
        .map(Path::of)
        .orElseGet(() -> Home.defaultPath(platform));
  }

  private static List<Path> files(List<String> args) {
    return args.stream().map(Path::of).toList();
  }

  static DeskSetup setup(Platform platform, List<String> args) {
    Path home = home(platform);
    ModelStore store = ModelStore.of(platform, HomeFiles.in(home));
    return new DeskSetup(
        platform,
        home,
        store,
        settings -> new ChosenModel(store, CalibrationStore.of(platform), settings),
        Optional.of(new StarterModel(store)),
        Optional.of(ExampleDocument::write),
        files(args));
  }
}
