// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.budget.BudgetModel;
import dev.carrel.app.budget.EngineModelWork;
import dev.carrel.app.budget.OutlookModel;
import dev.carrel.app.budget.ProfilesModel;
import dev.carrel.app.fx.Background;
import dev.carrel.app.gauge.GaugeModel;
import dev.carrel.app.gauge.GaugeView;
import dev.carrel.app.models.ModelsModel;
import dev.carrel.app.models.ModelsView;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.app.settings.Settings;
import dev.carrel.app.settings.SettingsFile;
import dev.carrel.app.settings.SettingsInEngine;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.app.settings.Theme;
import dev.carrel.app.settings.pane.HomeMoveModel;
import dev.carrel.app.settings.pane.KeptLimitModel;
import dev.carrel.app.settings.pane.NetworkBadge;
import dev.carrel.app.settings.pane.SettingsView;
import dev.carrel.engine.Engine;
import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.model.ModelLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/** Gauge, models and settings of a real engine in a window of their own that nobody sees. */
final class House implements AutoCloseable {
  final Engine engine;
  final Background background;
  final SettingsModel settings;
  final NetworkModel network;
  final OutlookModel outlook;
  final GaugeModel gauge;
  final BudgetModel budget;
  final ProfilesModel profiles;
  final ModelsModel models;
  final HomeMoveModel homeMove;
  final KeptLimitModel keptLimit;
  final List<DocumentId> readAgain = new CopyOnWriteArrayList<>();

  private final SettingsInEngine inEngine;
  private final StackPane root = new StackPane();
  private final BorderPane frame = new BorderPane();
  private final Themes themes;
  private final Scene scene;

  /** What a house in this home runs on: its model store is made with it too. */
  static Platform platform(Path home) {
    return TestPlatform.withModels(home.resolveSibling(home.getFileName() + "-platform"));
  }

  private House(Path home, ModelLoader loader, ModelStore store, double width, double height) {
    engine = Engine.open(home, platform(home), loader);
    background = new Background();
    settings =
        new SettingsModel(
            new SettingsFile(HomeFiles.in(home)), engine.platform().machine(), background);
    network = new NetworkModel(settings, store.hosts(), store.asksPip());
    EngineModelWork work =
        new EngineModelWork(
            store, engine, () -> settings.get().loadOptions(engine.platform().machine()));
    outlook = new OutlookModel(work, settings, background);
    gauge = new GaugeModel(engine.gauge(), settings, background.ui());
    budget = new BudgetModel(settings, gauge.memoryProperty(), outlook);
    profiles = new ProfilesModel(settings, gauge.memoryProperty(), outlook, work, background);
    models = new ModelsModel(store, settings, network, work, background, outlook::refresh);
    keptLimit = new KeptLimitModel(engine.contexts(), background);
    homeMove =
        new HomeMoveModel(
            engine.home().folder(),
            engine.platform().dataPlace(),
            settings,
            background,
            new HomeMoveModel.EngineSwitch() {
              @Override
              public void close(Runnable whenClosed) {}

              @Override
              public void open(Path folder) {}
            });
    inEngine = new SettingsInEngine(settings, engine, background, readAgain::addAll);
    root.getStyleClass().add("desk");
    root.getChildren().add(frame);
    scene = new Scene(root, width, height);
    themes = new Themes(scene);
    gauge.start();
  }

  static House open(Path home, ModelLoader loader, ModelStore store, double width, double height) {
    Stage stage = stage();
    return Fx.get(
        () -> {
          House house = new House(home, loader, store, width, height);
          house.themes.use(Theme.LIGHT);
          stage.setScene(house.scene);
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
          stage.show();
          return house;
        });
  }

  private static Stage stage() {
    try {
      return FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  void showSettings() {
    Fx.run(
        () ->
            frame.setCenter(
                new SettingsView(
                    new SettingsView.Models(
                        settings, budget, profiles, keptLimit, homeMove, network))));
  }

  void showModels() {
    Fx.run(() -> frame.setCenter(new ModelsView(models)));
  }

  GaugeView showGauge() {
    return Fx.get(
        () -> {
          GaugeView view = new GaugeView(gauge, budget, profiles);
          frame.setBottom(view);
          view.popover()
              .ifPresent(
                  popover -> {
                    root.getChildren().setAll(frame, popover);
                    popover.stayAbove(view);
                  });
          return view;
        });
  }

  /** A gauge that shows made-up figures. */
  GaugeView showGauge(MemorySnapshot madeUp) {
    Fx.run(() -> gauge.show(madeUp));
    return showGauge();
  }

  NetworkBadge showBadge() {
    return Fx.get(
        () -> {
          NetworkBadge badge = new NetworkBadge(network);
          HBox header = new HBox(badge);
          header.setAlignment(Pos.CENTER_RIGHT);
          header.getStyleClass().add("desk-header");
          frame.setTop(header);
          badge.popover().stayBelow(header);
          root.getChildren().setAll(frame, badge.popover());
          return badge;
        });
  }

  void use(Theme theme) {
    Fx.run(() -> themes.use(theme));
  }

  /** As the desk does it. */
  void textScale(double scale) {
    Fx.run(() -> root.setStyle("-fx-font-size: " + 14 * scale + "px;"));
  }

  void rightToLeft() {
    Fx.run(() -> scene.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
  }

  void change(Consumer<Settings.Draft> change) {
    Fx.run(() -> settings.change(change));
  }

  Scene scene() {
    return scene;
  }

  <T extends Node> T find(Class<T> kind, String id) {
    Fx.await(id + " is there", 20, () -> scene.getRoot().lookup("#" + id) != null);
    return kind.cast(Fx.get(() -> scene.getRoot().lookup("#" + id)));
  }

  /** Brings the keyboard to a control, once it is drawn: before, keys do nothing there. */
  void focus(String id) {
    Control control = find(Control.class, id);
    Fx.await(id + " is drawn", 10, () -> control.getSkin() != null);
    Fx.run(control::requestFocus);
    Fx.await(id + " has the keyboard", 10, control::isFocused);
  }

  @Override
  public void close() {
    Fx.run(
        () -> {
          inEngine.close();
          models.close();
          gauge.close();
          scene.getWindow().hide();
        });
    background.close();
    engine.close();
  }
}
