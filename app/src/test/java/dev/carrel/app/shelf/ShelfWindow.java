package dev.carrel.app.shelf;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.carrel.app.desk.FileDropRobot;
import dev.carrel.app.desk.Fx;
import dev.carrel.app.fx.Background;
import dev.carrel.engine.Engine;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Application;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The shelf alone, over a real engine with a scripted model, in a window that nobody sees. */
final class ShelfWindow implements AutoCloseable {
  /** Of the scripted model, to which a byte is a token. */
  private static final int CONTEXT = 12_000;

  /** Much, since the process of many tests counts too. */
  private static final long BUDGET = 8_000_000_000L;

  private static final int MOST_TABS = 30;

  private static final String[] SHEETS = {
    "/dev/carrel/app/desk/desk.css", "/dev/carrel/app/shelf/shelf.css"
  };

  private final Engine engine;
  private final Background background = new Background();
  private final ShelfModel shelf;
  private final Stage stage;
  private final StackPane root = new StackPane();
  private final FxRobot robot = new FxRobot();
  private final AtomicInteger choosers = new AtomicInteger();
  private ShelfView view;

  ShelfWindow(Path home, double width, double height) {
    try {
      stage = FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
    engine = Engine.open(home, (progress, cancellation) -> new ScriptedModel("no", CONTEXT));
    ReadOptions options = new ReadOptions(KvProfile.EXACT, BUDGET, 1);
    shelf = Fx.get(() -> new ShelfModel(engine, () -> options, background));
    view = Fx.get(this::newView);
    dress("light");
    Fx.run(
        () -> {
          for (String sheet : SHEETS) {
            root.getStylesheets()
                .add(Objects.requireNonNull(ShelfWindow.class.getResource(sheet)).toExternalForm());
          }
          root.getChildren().setAll(view);
          stage.setScene(new Scene(root, width, height));
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
          stage.show();
          shelf.load();
        });
    Fx.await("a collection is open", 30, () -> shelf.openCollectionProperty().get().isPresent());
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

  /** For use on the FX thread. */
  ShelfModel shelf() {
    return shelf;
  }

  Engine engine() {
    return engine;
  }

  FxRobot robot() {
    return robot;
  }

  Scene scene() {
    return Fx.get(stage::getScene);
  }

  /** How often the file chooser was asked for. */
  int choosers() {
    return choosers.get();
  }

  ShelfCollection first() {
    return Fx.get(() -> shelf.collections().getFirst());
  }

  ShelfCollection create(String name) {
    List<ShelfCollection> made = new ArrayList<>();
    Fx.run(() -> shelf.create(name, made::add));
    Fx.await(name + " is made", 20, () -> !made.isEmpty());
    Fx.run(() -> made.getFirst().expandedProperty().set(true));
    return made.getFirst();
  }

  /** Adds files and waits until they are documents. */
  void add(ShelfCollection collection, List<Path> files) {
    Fx.run(() -> shelf.add(files, collection));
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
    Fx.await(documents + " are read", 30, () -> shelf.documentsReadProperty().get() == documents);
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

  @SuppressWarnings("unchecked")
  TreeView<ShelfRow> list() {
    return Fx.get(() -> (TreeView<ShelfRow>) view.lookup("#shelf-list"));
  }

  /** The rows that are chosen, by name. */
  List<String> chosen() {
    TreeView<ShelfRow> list = list();
    return Fx.get(() -> ChosenRows.rows(list).stream().map(ShelfWindow::name).sorted().toList());
  }

  void awaitChosen(String... names) {
    TreeView<ShelfRow> list = list();
    Fx.await(
        "chosen are " + List.of(names),
        10,
        () ->
            ChosenRows.rows(list).stream()
                .map(ShelfWindow::name)
                .sorted()
                .toList()
                .equals(List.of(names)));
  }

  private static String name(ShelfRow row) {
    return switch (row) {
      case ShelfCollection collection -> collection.name();
      case ShelfItem item -> item.name();
    };
  }

  /** Brings the keyboard to the rows. */
  void focusRows() {
    Fx.run(() -> view.focusList());
    awaitRowsFocused();
  }

  void awaitRowsFocused() {
    TreeView<ShelfRow> list = list();
    Fx.await("the keyboard is in the rows", 10, list::isFocused);
  }

  /** Chooses an entry of the rows' menu, and one of those that it opens, by keyboard alone. */
  void menu(String... entries) {
    keys(KeyCode.SHIFT, KeyCode.F10);
    for (String entry : entries) {
      for (int presses = 0; presses < MOST_TABS && !isAt(entry); presses++) {
        keys(KeyCode.DOWN);
      }
      if (!isAt(entry)) {
        throw new AssertionError("the arrows do not lead to " + entry);
      }
      keys(KeyCode.ENTER);
    }
  }

  /** Whether the menu that was opened last is at an entry. */
  private static boolean isAt(String entry) {
    return Fx.get(
        () -> {
          List<Window> popups =
              Window.getWindows().stream().filter(w -> w instanceof PopupWindow).toList();
          return !popups.isEmpty()
              && popups.getLast().getScene().getRoot().lookupAll(".menu-item:focused").stream()
                  .flatMap(item -> item.lookupAll(".label").stream())
                  .anyMatch(label -> ((Labeled) label).getText().startsWith(entry));
        });
  }

  /** Brings the keyboard to the rows and chooses one by the mouse. */
  void choose(ShelfRow row) {
    robot.clickOn(at(cell(row), 0.5));
    awaitChosen(name(row));
  }

  /** Where a row is drawn. */
  Region cell(ShelfRow row) {
    Fx.await(row + " is drawn", 20, () -> cellNow(row).isPresent());
    return Fx.get(() -> cellNow(row).orElseThrow());
  }

  private Optional<Region> cellNow(ShelfRow row) {
    return root.lookupAll(".tree-cell").stream()
        .filter(
            node -> node.isVisible() && node instanceof TreeCell<?> c && row.equals(c.getItem()))
        .map(Region.class::cast)
        .filter(cell -> cell.getHeight() > 0)
        .findFirst();
  }

  /** A place of a row on the screen: left of its middle, at a share of its height. */
  static Point2D at(Region cell, double down) {
    return Fx.get(() -> cell.localToScreen(cell.getWidth() * 0.4, cell.getHeight() * down));
  }

  /**
   * Lets a row, and those that are chosen with it, go at a share of another one's height. What
   * leads to that, the drag that begins, needs a display.
   */
  void drag(ShelfRow row, ShelfRow over, double down, Runnable whileOver) {
    TreeView<ShelfRow> list = list();
    if (!Fx.get(() -> ChosenRows.rows(list).contains(row))) {
      choose(row);
    }
    String packed = Fx.get(() -> new ShelfDrag(shelf).pack(ChosenRows.rows(list)).orElseThrow());
    Region target = cell(over);
    Point2D point =
        Fx.get(() -> target.localToScene(target.getWidth() * 0.4, target.getHeight() * down));
    // As on Linux, which proposes to copy whatever key is held.
    TransferMode proposed = TransferMode.COPY;
    FileDropRobot.drop(scene(), point, ShelfDrag.format(), packed, proposed, whileOver);
  }

  <T extends Node> T find(String selector, Class<T> type) {
    Fx.await(selector + " is there", 20, () -> shown(selector).isPresent());
    return Fx.get(() -> type.cast(shown(selector).orElseThrow()));
  }

  /** The first such node that can be seen; on the FX thread. */
  Optional<Node> shown(String selector) {
    return root.lookupAll(selector).stream().filter(ShelfWindow::isShown).findFirst();
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Presses keys together, in this order. */
  void keys(KeyCode... keys) {
    robot.press(keys);
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.release(keys[i]);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Brings the keyboard from where it is to a node, by Tab alone. */
  void tabTo(String selector) {
    for (int presses = 0; presses < MOST_TABS; presses++) {
      Node wanted = find(selector, Node.class);
      if (Fx.get(wanted::isFocused)) {
        return;
      }
      keys(KeyCode.TAB);
    }
    throw new AssertionError("Tab does not lead to " + selector);
  }

  @Override
  public void close() {
    Fx.run(
        () -> {
          shelf.settle();
          view.close();
          stage.hide();
        });
    background.close();
    engine.close();
  }
}
