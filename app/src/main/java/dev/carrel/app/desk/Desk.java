// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.conversation.export.ExportChooser;
import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.report.CrashReports;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.app.settings.SettingsFile;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.app.settings.Theme;
import dev.carrel.app.settings.pane.HomeMoveModel;
import dev.carrel.app.settings.pane.HomeMoveView;
import dev.carrel.engine.Engine;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomeMove;
import dev.carrel.engine.home.HomePlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** The window of Carrel. It is there at once; the panes come when the engine is open. */
public final class Desk implements AutoCloseable {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final DeskSetup setup;
  private final Background background = new Background();
  private final SettingsModel settings;
  private final NetworkModel network;
  private final HomeMoveModel homeMove;
  private final Locale systemLanguage = Locale.getDefault();
  private final Subscription language;
  private final DeskMemory memory;
  private final Rooms rooms;
  private final ReadOnlyObjectWrapper<Optional<DeskModels>> models =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Deliveries deliveries;
  private DeskWindow window;
  private Optional<Panes> panes = Optional.empty();
  private Optional<Stage> stage = Optional.empty();
  private Optional<DeskDoor> door = Optional.empty();
  private Optional<Consumer<URI>> browser = Optional.empty();
  private ExportChooser exportChooser = ExportChooser::ofSystem;

  /** Makes a desk and begins to open its engine. */
  public Desk(DeskSetup setup) {
    this.setup = setup;
    settings =
        new SettingsModel(
            new SettingsFile(HomeFiles.in(setup.home()), setup.given()),
            setup.platform().machine(),
            background);
    network = new NetworkModel(settings, setup.store().hosts(), setup.store().asksPip());
    homeMove =
        new HomeMoveModel(
            setup.home(), setup.platform().dataPlace(), settings, background, new Switch());
    rooms = new Rooms(settings, homeMove, network);
    memory = new DeskMemory(background, this::stateFile, this::panes, () -> stage);
    deliveries =
        new Deliveries(
            models::get,
            () -> panes.ifPresent(shown -> rooms.show(shown, Middle.Room.MODELS)),
            () -> panes.ifPresent(this::showReview));
    deliveries.add(setup.files());
    useLanguage(settings.get().language());
    window = new DeskWindow(this, settings, network, WIDTH, HEIGHT);
    language =
        settings
            .settingsProperty()
            .map(now -> now.language())
            .subscribe((before, now) -> speak(now));
    open();
    background
        .task(
            Lane.QUICK,
            "finish an earlier move",
            (progress, cancellation) -> HomeMove.finish(setup.platform().dataPlace()))
        .onDone(left -> left.ifPresent(this::tellOf))
        .start();
  }

  private DeskStateFile stateFile() {
    return new DeskStateFile(HomeFiles.in(homeMove.home()).file(HomePlace.DESK.file()));
  }

  /** Everything that is to be seen. */
  public Scene scene() {
    return window.scene();
  }

  /** The models of the panes, once the engine is open. */
  public ReadOnlyObjectProperty<Optional<DeskModels>> modelsProperty() {
    return models.getReadOnlyProperty();
  }

  /** What a person has chosen. */
  public SettingsModel settings() {
    return settings;
  }

  Optional<Panes> panes() {
    return panes;
  }

  Themes themes() {
    return window.themes();
  }

  /** Changes to the other one of light and dark, whatever is shown now. */
  void toggleTheme() {
    Theme other = window.themes().darkProperty().get() ? Theme.LIGHT : Theme.DARK;
    settings.change(now -> now.theme = other);
  }

  /** Has addresses on pages opened by the system's browser, where a person asks for it. */
  public void openAddressesWith(Consumer<URI> systemBrowser) {
    browser = Optional.of(systemBrowser);
    panes.ifPresent(shown -> shown.openAddressesWith(systemBrowser));
  }

  /** Has another ask where an export is to go than the system's dialog. */
  void exportWith(ExportChooser chooser) {
    exportChooser = chooser;
  }

  /** Puts the desk into a window and shows it where it was. */
  public void show(Stage shown) {
    stage = Optional.of(shown);
    shown.setTitle(Strings.of(Desk.class).get("name"));
    shown.setMinWidth(860);
    shown.setMinHeight(520);
    shown.setScene(window.scene());
    WindowPlace.restore(shown, memory.state());
    shown.setOnCloseRequest(event -> memory.remember(Lane.QUICK));
    shown.show();
  }

  /** What is to hear of errors that nobody foresaw. */
  Thread.UncaughtExceptionHandler unexpected() {
    return new UnexpectedErrors(homeMove::home, background, error -> window.tell(error));
  }

  /** What could not be deleted is tried again at the next start, so nobody is told each time. */
  private void tellOf(HomeMove.LeftOver left) {
    if (left instanceof HomeMove.LeftOver.NotOurs it) {
      Strings strings = Strings.of(Desk.class);
      window.tell(
          new CarrelException(
              Code.HOME_UNUSABLE,
              strings.get("moved.not.ours", it.folder().toString(), String.join(", ", it.names())),
              strings.get("moved.remedy")));
    }
  }

  /** Where its data is. */
  Path home() {
    return homeMove.home();
  }

  /** Takes what an earlier crash left, and says where it is. */
  void tellOf(CrashReports crashes) {
    background
        .task(
            Lane.QUICK,
            "look for a crash",
            (progress, cancellation) -> crashes.takeInto(homeMove.home()))
        .onDone(report -> report.ifPresent(file -> window.tell(crashed(file))))
        .start();
  }

  private static CarrelException crashed(String report) {
    Strings strings = Strings.of(Desk.class);
    return new CarrelException(
        Code.INTERNAL, strings.get("crashed"), strings.get("crashed.report", report));
  }

  private void useLanguage(String tag) {
    Locale.setDefault(tag.isEmpty() ? systemLanguage : Locale.forLanguageTag(tag));
  }

  /** Makes everything that is seen anew, in another language. */
  private void speak(String tag) {
    useLanguage(tag);
    memory.update();
    Optional<Middle.Room> room = panes.flatMap(shown -> shown.middle().roomProperty().get());
    panes.ifPresent(Panes::close);
    window.close();
    Scene before = window.scene();
    window = new DeskWindow(this, settings, network, before.getWidth(), before.getHeight());
    stage.ifPresent(shown -> shown.setScene(window.scene()));
    models.get().ifPresent(this::showPanes);
    panes.ifPresent(Panes::focusFirst);
    room.ifPresent(this::toggleRoom);
  }

  private void open() {
    Opening opening = new Opening();
    window.show(opening);
    background
        .task(
            Lane.FILES,
            "open the engine",
            (progress, cancellation) ->
                Engine.open(
                    homeMove.home(),
                    setup.platform(),
                    setup.loader().apply(settings),
                    setup.embedder()))
        .onDone(this::opened)
        .onFailed(error -> opening.failed(error, this::open))
        .start();
  }

  private void opened(Engine engine) {
    memory.forget(engine.erasedAtOpening());
    DeskState state = memory.state();
    DeskModels made = new DeskModels(engine, setup, settings, network, state.unsaved());
    made.page().look().zoomProperty().set(state.zoom());
    made.page().looked().shownProperty().set(state.looked());
    made.page().restore(state.left());
    made.search().byMeaningProperty().set(state.searchesByMeaning());
    made.review().recall().from(state.reviews());
    showPanes(made);
    models.set(Optional.of(made));
    made.start(state.memory());
    engine.meanings().keepUp();
    // Else the first button of the header has the keyboard, and a space presses that.
    panes.ifPresent(Panes::focusFirst);
    door = Optional.of(new DeskDoor(homeMove.home(), this::handedOver));
    boolean delivered = deliveries.takeWaiting();
    if (!delivered && !memory.isSomething()) {
      setup.example().ifPresent(example -> openExample(engine.home(), example));
    }
    if (!delivered && state.reviews().shown()) {
      panes.ifPresent(this::showReview);
    }
    memory.begin();
  }

  /** From another start on this home: the person looks for the window, and may bring files. */
  private void handedOver(List<Path> files) {
    background
        .ui()
        .execute(
            () -> {
              stage.ifPresent(
                  shown -> {
                    shown.setIconified(false);
                    shown.toFront();
                    shown.requestFocus();
                  });
              deliveries.open(files);
            });
  }

  private void openExample(Home home, DeskSetup.Example example) {
    background
        .task(
            Lane.FILES,
            "write the example",
            (progress, cancellation) -> {
              try {
                return home.path(example.write(home.files()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .onDone(file -> add(List.of(file)))
        .start();
  }

  private void showPanes(DeskModels shown) {
    ExportChooser chooser = (owner, ending, name) -> exportChooser.choose(owner, ending, name);
    Panes made = new Panes(shown, memory.state(), this::chooseFiles, chooser);
    browser.ifPresent(made::openAddressesWith);
    made.onReview(() -> showReview(made));
    shown
        .conversation()
        .onAskAll(
            question -> {
              showReview(made);
              shown.review().talk().propose(question);
            });
    shown.review().talk().onConversation(made::showConversation);
    panes = Optional.of(made);
    window.show(made);
  }

  /** One that is open stays as it is. */
  private void showReview(Panes shown) {
    if (!shown.showsReview()) {
      rooms.show(shown, Middle.Room.REVIEW);
    }
  }

  /** Shows a room in the page's place, or closes it if it is the one that is shown. */
  void toggleRoom(Middle.Room room) {
    panes.ifPresent(shown -> rooms.toggle(shown, room));
  }

  /** Takes files and folders, also models; what comes before the engine is open waits for it. */
  public void add(List<Path> files) {
    deliveries.add(files);
  }

  /** Lets a person choose files. */
  void chooseFiles() {
    add(FilesDialog.choose(scene().getWindow()));
  }

  /** Closes and opens the engine while its home is moved. */
  private final class Switch implements HomeMoveModel.EngineSwitch {
    @Override
    public void close(Runnable whenClosed) {
      memory.remember(Lane.FILES); // before the engine is closed there, and the home is moved
      door.ifPresent(DeskDoor::close);
      Optional<DeskModels> open = models.get();
      models.set(Optional.empty());
      panes.ifPresent(Panes::close);
      panes = Optional.empty();
      window.show(new HomeMoveView(homeMove));
      open.ifPresent(DeskModels::close);
      background
          .task(
              Lane.FILES,
              "close the engine",
              (progress, cancellation) -> {
                open.ifPresent(DeskModels::closeEngine);
                return true;
              })
          .finishedAtClose()
          .onDone(done -> whenClosed.run())
          .start();
    }

    @Override
    public void open(Path home) {
      Desk.this.open();
    }
  }

  /** Remembers the window, stops all work and closes the engine; waits until that is done. */
  @Override
  public void close() {
    memory.end();
    memory.remember(Lane.QUICK);
    door.ifPresent(DeskDoor::close);
    language.unsubscribe();
    panes.ifPresent(Panes::close);
    window.close();
    models.get().ifPresent(DeskModels::close);
    background.close();
    models.get().ifPresent(DeskModels::closeEngine);
    Locale.setDefault(systemLanguage);
  }
}
