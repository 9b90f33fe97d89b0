// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.carrel.app.desk.Fx;
import dev.carrel.app.fx.Background;
import dev.carrel.engine.document.Document;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The page pane alone in a window that nobody sees. */
final class PageWindow implements AutoCloseable {
  private static final String[] SHEETS = {
    "/dev/carrel/app/desk/desk.css", "/dev/carrel/app/page/page.css"
  };

  private final Background background = new Background();
  private final Stage stage;
  private final StackPane root = new StackPane();
  private final PageModel model;
  private final FxRobot robot = new FxRobot();
  private PageView view;

  PageWindow(double width, double height) {
    try {
      stage = FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
    model = Fx.get(() -> new PageModel(background));
    view = Fx.get(this::newView);
    Fx.run(
        () -> {
          root.getStyleClass().addAll("desk", "light");
          root.getChildren().setAll(view);
          Scene scene = new Scene(root);
          for (String sheet : SHEETS) {
            scene
                .getStylesheets()
                .add(Objects.requireNonNull(PageWindow.class.getResource(sheet)).toExternalForm());
          }
          stage.setScene(scene);
          // The stage is that of all tests: a desk before this one gave it its own least size.
          stage.setMinWidth(0);
          stage.setMinHeight(0);
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
          stage.show();
        });
  }

  private PageView newView() {
    return new PageView(model, background, new Label("nothing is open"));
  }

  PageModel model() {
    return model;
  }

  FxRobot robot() {
    return robot;
  }

  Scene scene() {
    return Fx.get(stage::getScene);
  }

  Background background() {
    return background;
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

  /** Shows a document and waits until it is drawn. */
  void open(Document document) {
    Fx.run(() -> model.open(document, Optional.empty()));
    awaitDrawn();
  }

  /** As the desk does when its language changes. */
  void makeViewAnew() {
    Fx.run(
        () -> {
          view.close();
          view = newView();
          root.getChildren().setAll(view);
        });
    awaitDrawn();
  }

  void resize(double width, double height) {
    Fx.run(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  PageView view() {
    return view;
  }

  PdfPane pane() {
    return Fx.get(() -> (PdfPane) Objects.requireNonNull(view.lookup("#pdf-pane")));
  }

  List<Sheet> sheets() {
    return Fx.get(() -> view.lookupAll(".paper-sheet").stream().map(Sheet.class::cast).toList());
  }

  void awaitDrawn() {
    Fx.await(
        "the pages are drawn",
        30,
        () -> {
          var sheets = view.lookupAll(".paper-sheet");
          return !sheets.isEmpty()
              && sheets.stream().map(Sheet.class::cast).allMatch(s -> s.isDrawn() || s.says());
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Where a point of a page, in points as its file shows it, has come to lie on the screen. */
  Point2D onScreen(int page, double x, double y) {
    return Fx.still(
        () -> {
          Sheet sheet =
              view.lookupAll(".paper-sheet").stream()
                  .map(Sheet.class::cast)
                  .filter(s -> s.number() == page)
                  .findFirst()
                  .orElseThrow();
          Point2D shown = sheet.turn().shown(x, y);
          return sheet.localToScreen(shown.multiply(sheet.scale()));
        });
  }

  <T extends Node> T find(String selector, Class<T> type) {
    return Fx.get(() -> type.cast(Objects.requireNonNull(view.lookup(selector), selector)));
  }

  @Override
  public void close() {
    Fx.run(
        () -> {
          view.close();
          stage.hide();
        });
    background.close();
  }
}
