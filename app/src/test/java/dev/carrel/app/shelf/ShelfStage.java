// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.carrel.app.desk.Fx;
import dev.carrel.app.fx.Background;
import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Application;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/** The shelf alone, over a real engine with a scripted model, in a window that nobody sees. */
class ShelfStage implements AutoCloseable {
  /** Of the scripted model, to which a byte is a token. */
  private static final int CONTEXT = 12_000;

  /** Much, since the process of many tests counts too. */
  private static final long BUDGET = 8_000_000_000L;

  private static final String[] SHEETS = {
    "/dev/carrel/app/desk/desk.css", "/dev/carrel/app/shelf/shelf.css"
  };

  private final Engine engine;
  private final Background background = new Background();
  private final ShelfModel shelf;
  private final Stage stage;
  private final StackPane root = new StackPane();
  private final AtomicInteger choosers = new AtomicInteger();
  private ShelfView view;

  ShelfStage(Path home, double width, double height) {
    try {
      stage = FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
    engine =
        Engine.open(
            home,
            TestPlatform.in(home.resolveSibling("platform")),
            (progress, cancellation) -> new ScriptedModel("no", CONTEXT));
    ReadOptions options = new ReadOptions(KvProfile.EXACT, BUDGET, 1);
    shelf = Fx.get(() -> new ShelfModel(engine, () -> options, background));
    view = Fx.get(this::newView);
    dress("light");
    Fx.run(
        () -> {
          for (String sheet : SHEETS) {
            root.getStylesheets()
                .add(Objects.requireNonNull(ShelfStage.class.getResource(sheet)).toExternalForm());
          }
          root.getChildren().setAll(view);
          stage.setScene(new Scene(root, width, height));
          // The stage is that of all tests: a desk before this one gave it its own least size.
          stage.setMinWidth(0);
          stage.setMinHeight(0);
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
          stage.show();
          shelf.load();
        });
    Fx.await("a collection is open", 30, () -> shelf.shelves().openProperty().get().isPresent());
  }

  private ShelfView newView() {
    return new ShelfView(shelf, choosers::incrementAndGet);
  }

  /** As the desk does when its language changes. */
  void makeViewAnew() {
    Fx.run(
        () -> {
          view.close();
          view = newView();
          root.getChildren().setAll(view);
        });
  }

  /** Light or dark. */
  void dress(String theme) {
    Fx.run(
        () -> {
          Theme sheet = theme.equals("dark") ? new PrimerDark() : new PrimerLight();
          Application.setUserAgentStylesheet(sheet.getUserAgentStylesheet());
          root.getStyleClass().setAll("root", "desk", theme);
        });
  }

  /** As the desk does it. */
  void textScale(double scale) {
    Fx.run(() -> root.setStyle("-fx-font-size: " + 14 * scale + "px;"));
  }

  void orient(NodeOrientation orientation) {
    Fx.run(() -> stage.getScene().setNodeOrientation(orientation));
  }

  /** As a pane beside others. */
  void narrow(double width) {
    Fx.run(() -> view.setMaxWidth(width));
  }

  void resize(double width, double height) {
    Fx.run(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    Scene scene = scene();
    Fx.await("it has its size", 10, () -> scene.getWidth() == width && scene.getHeight() == height);
  }

  /** All that is shown; for use on the FX thread. */
  final StackPane root() {
    return root;
  }

  /** For use on the FX thread. */
  final ShelfView view() {
    return view;
  }

  /** For use on the FX thread. */
  ShelfModel shelf() {
    return shelf;
  }

  Engine engine() {
    return engine;
  }

  Scene scene() {
    return Fx.get(stage::getScene);
  }

  /** How often the file chooser was asked for. */
  int choosers() {
    return choosers.get();
  }

  ShelfCollection first() {
    return Fx.get(() -> shelf.shelves().collections().getFirst());
  }

  ShelfCollection create(String name) {
    List<ShelfCollection> made = new ArrayList<>();
    Fx.run(() -> shelf.editing().create(name, made::add));
    Fx.await(name + " is made", 20, () -> !made.isEmpty());
    Fx.run(() -> made.getFirst().expandedProperty().set(true));
    return made.getFirst();
  }

  /** Adds files and waits until they are documents. */
  void add(ShelfCollection collection, List<Path> files) {
    Fx.run(() -> shelf.intake().add(files, collection));
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      Fx.await(
          name + " is taken in",
          30,
          () ->
              collection.items().stream()
                  .anyMatch(item -> item.name().equals(name) && item.id().isPresent()));
    }
  }

  void awaitRead(int documents) {
    Fx.await(
        documents + " are read",
        30,
        () -> shelf.reading().counts().documentsReadProperty().get() == documents);
  }

  List<String> names(ShelfCollection collection) {
    return Fx.get(() -> collection.items().stream().map(ShelfItem::name).toList());
  }

  void awaitNames(ShelfCollection collection, String... names) {
    Fx.await(
        collection.name() + " has " + List.of(names),
        30,
        () -> collection.items().stream().map(ShelfItem::name).toList().equals(List.of(names)));
  }

  ShelfItem item(ShelfCollection collection, String name) {
    return Fx.get(
        () ->
            collection.items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow());
  }

  @Override
  public void close() {
    Fx.run(
        () -> {
          shelf.undo().settle();
          view.close();
          stage.hide();
        });
    background.close();
    engine.close();
  }
}
