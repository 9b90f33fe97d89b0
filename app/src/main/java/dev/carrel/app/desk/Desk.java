package dev.carrel.app.desk;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.models.ModelOfferModel;
import dev.carrel.app.settings.Theme;
import dev.carrel.app.shelf.FileDrop;
import dev.carrel.engine.Engine;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The window of Carrel. It is there at once; the panes come when the engine is open. */
public final class Desk implements AutoCloseable {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final DeskSetup setup;
  private final DeskStateFile stateFile;
  private final DeskState state;
  private final Background background = new Background();
  private final Strings strings = Strings.of(Desk.class);
  private final StackPane root = new StackPane();
  private final BorderPane frame = new BorderPane();
  private final Themes themes = new Themes(root);
  private final Header header = new Header(themes);
  private final FileDrop drop = new FileDrop(this::add);
  private final Scene scene = new Scene(root, WIDTH, HEIGHT);
  private final ReadOnlyObjectWrapper<Optional<Panes>> panes =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<Path> waiting = new ArrayList<>();
  private Optional<Stage> stage = Optional.empty();

  /** Makes a desk and begins to open its engine. */
  public Desk(DeskSetup setup) {
    this.setup = setup;
    stateFile = new DeskStateFile(setup.stateFile());
    state = stateFile.load();
    waiting.addAll(setup.files());
    // A SplitPane as the scene's root stays white in dark themes: the root is a StackPane.
    root.getStyleClass().add("desk");
    frame.setTop(header);
    root.getChildren().addAll(frame, drop);
    themes.use(state.theme() == null ? Theme.SYSTEM : state.theme());
    drop.listenOn(scene);
    new DeskKeys(this).listenOn(scene);
    open();
  }

  /** Everything that is to be seen. */
  public Scene scene() {
    return scene;
  }

  /** The panes, once the engine is open. */
  public ReadOnlyObjectProperty<Optional<Panes>> panesProperty() {
    return panes.getReadOnlyProperty();
  }

  Themes themes() {
    return themes;
  }

  /** Puts the desk into a window and shows it where it was. */
  public void show(Stage window) {
    stage = Optional.of(window);
    window.setTitle(strings.get("name"));
    window.setMinWidth(860);
    window.setMinHeight(520);
    window.setScene(scene);
    WindowPlace.restore(window, state);
    window.setOnCloseRequest(event -> remember());
    window.show();
  }

  private void open() {
    Opening opening = new Opening();
    frame.setCenter(opening);
    background
        .task(Lane.FILES, "open the engine", (progress, cancellation) -> setup.engine().open())
        .onDone(this::opened)
        .onFailed(error -> opening.failed(error, this::open))
        .start();
  }

  private void opened(Engine engine) {
    Panes joined = new Panes(engine, setup, background, this::chooseFiles);
    joined.page().zoomProperty().set(state.zoom());
    SplitPane split = joined.split();
    split.setDividerPositions(state.leftDivider(), state.rightDivider());
    frame.setCenter(new StackPane(split));
    frame.setBottom(joined.gaugeView());
    header.showSearch(joined.searchView().field());
    root.getChildren().add(1, joined.searchView().panel());
    joined
        .offer()
        .ifPresent(
            offer ->
                offer
                    .stateProperty()
                    .subscribe(
                        now -> header.showNetwork(now instanceof ModelOfferModel.State.Fetching)));
    drop.join(joined.shelf());
    panes.set(Optional.of(joined));
    joined.start();
    joined.focusPages(); // else the first button of the header has it, and a space presses that
    List<Path> files = List.copyOf(waiting);
    waiting.clear();
    add(files);
  }

  /** Takes files and folders; what comes before the engine is open waits for it. */
  public void add(List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    panes.get().ifPresentOrElse(open -> open.shelf().add(files), () -> waiting.addAll(files));
  }

  /** Lets a person choose files. */
  void chooseFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(strings.get("chooser.title"));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                strings.get("chooser.kind"), "*.pdf", "*.md", "*.markdown", "*.txt", "*.text"),
            new FileChooser.ExtensionFilter(strings.get("chooser.all"), "*.*"));
    List<File> chosen = chooser.showOpenMultipleDialog(scene.getWindow());
    if (chosen != null) {
      add(chosen.stream().map(File::toPath).toList());
    }
  }

  private void remember() {
    panes
        .get()
        .ifPresent(
            open -> {
              double[] dividers = open.split().getDividerPositions();
              stateFile.save(
                  new DeskState(
                      WindowPlace.of(stage, state),
                      stage.map(Stage::isMaximized).orElse(false),
                      dividers[0],
                      dividers[1],
                      themes.theme(),
                      open.page().zoomProperty().get()));
            });
  }

  /** Remembers the window, stops all work and closes the engine; waits until that is done. */
  @Override
  public void close() {
    remember();
    panes.get().ifPresent(Panes::close);
    background.close();
    panes.get().ifPresent(open -> open.engine().close());
  }
}
