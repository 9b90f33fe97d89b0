package dev.carrel.app.desk;

import dev.carrel.app.shelf.Reader;
import dev.carrel.engine.Engine;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.Machine;
import dev.carrel.engine.model.ModelStore;
import dev.carrel.engine.store.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;

/** The way in. Not an {@link Application} itself: such a class cannot start from the class path. */
public final class DeskLauncher {
  private DeskLauncher() {}

  /**
   * Opens the desk and returns when its window is closed.
   *
   * @param args files and folders to open
   */
  public static void launch(String[] args) {
    // PDFBox draws with AWT into memory; it must not open a display of its own beside JavaFX's.
    System.setProperty("java.awt.headless", "true");
    Application.launch(DeskApplication.class, args);
  }

  static DeskSetup setup(List<String> args) {
    Path home = Home.defaultPath();
    StarterModel starter = new StarterModel(ModelStore.of(home));
    // One choice for the whole run: other options would begin a new context.
    ReadOptions options =
        new ReadOptions(KvProfile.BALANCED, Machine.defaultBudgetBytes(), Machine.computeThreads());
    Reader.Options same = () -> options;
    return new DeskSetup(
        () -> Engine.open(home, starter::load),
        same,
        Optional.of(starter),
        home.resolve("desk.json"),
        args.stream().map(Path::of).toList());
  }
}
