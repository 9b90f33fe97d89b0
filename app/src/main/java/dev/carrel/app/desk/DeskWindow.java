// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.app.settings.Settings;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.app.settings.pane.NetworkBadge;
import dev.carrel.app.shelf.FileDrop;
import dev.carrel.app.shelf.ShelfCollection;
import dev.carrel.engine.ground.CarrelException;
import java.util.List;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The content of the window in one language; made anew for another. */
final class DeskWindow {
  private static final double TEXT = 14;

  private final StackPane root = new StackPane();
  private final BorderPane frame = new BorderPane();
  private final Scene scene;
  private final Themes themes;
  private final VBox notes = new VBox();
  private final NetworkBadge badge;
  private final Header header;
  private final FileDrop drop;
  private final Subscription settings;
  private Subscription collection = Subscription.EMPTY;

  DeskWindow(Desk desk, SettingsModel settings, NetworkModel network, double width, double height) {
    scene = new Scene(root, width, height);
    themes = new Themes(scene);
    badge = new NetworkBadge(network);
    header = new Header(desk, themes.darkProperty(), badge);
    drop = new FileDrop(desk::add);
    root.getStyleClass().add("desk");
    frame.setMinSize(
        0, 0); // else it is centred where it is larger, with its head and sides out of sight
    frame.setTop(new VBox(header, notes));
    badge.popover().stayBelow(header);
    // A SplitPane as the scene's root stays white in dark themes: the root is a StackPane.
    root.getChildren().addAll(frame, badge.popover(), drop);
    root.setNodeOrientation(
        isRightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
    drop.listenOn(scene);
    new DeskKeys(desk).listenOn(scene);
    this.settings = settings.settingsProperty().subscribe(this::apply);
  }

  private static boolean isRightToLeft() {
    return List.of("ar", "fa", "he", "ur").contains(java.util.Locale.getDefault().getLanguage());
  }

  private void apply(Settings now) {
    themes.use(now.theme());
    root.setStyle("-fx-font-size: " + TEXT * now.textScale() + "px;");
  }

  Scene scene() {
    return scene;
  }

  /** Shows an error that belongs to no pane, beneath the header, until it is closed. */
  void tell(CarrelException error) {
    Button close = ErrorNote.button(Strings.of(DeskWindow.class).get("unexpected.close"));
    ErrorNote note = new ErrorNote(error, List.of(close));
    note.setId("unexpected");
    close.setOnAction(event -> notes.getChildren().remove(note));
    notes.getChildren().setAll(note);
  }

  Themes themes() {
    return themes;
  }

  /** Shows something in place of the panes. */
  void show(Node node) {
    collection.unsubscribe();
    header.showSearch(Optional.empty());
    header.showCollection("");
    root.getChildren().setAll(frame, badge.popover(), drop);
    frame.setBottom(null);
    frame.setCenter(node);
  }

  void show(Panes panes) {
    frame.setCenter(panes.columns());
    frame.setBottom(panes.gaugeView());
    header.showSearch(Optional.of(panes.searchView().field()));
    root.getChildren().setAll(frame, panes.searchView().panel(), badge.popover());
    panes
        .gaugeView()
        .popover()
        .ifPresent(
            popover -> {
              popover.stayAbove(panes.gaugeView());
              root.getChildren().add(popover);
            });
    root.getChildren().add(drop);
    drop.join(panes.models().shelf());
    collection =
        panes
            .models()
            .shelf()
            .shelves()
            .openProperty()
            .flatMap(DeskWindow::nameOf)
            .subscribe(name -> header.showCollection(name == null ? "" : name));
  }

  private static javafx.beans.value.ObservableValue<String> nameOf(
      Optional<ShelfCollection> collection) {
    return collection
        .<javafx.beans.value.ObservableValue<String>>map(ShelfCollection::nameProperty)
        .orElseGet(() -> new javafx.beans.property.SimpleStringProperty(""));
  }

  void close() {
    collection.unsubscribe();
    settings.unsubscribe();
    themes.close();
    badge.close();
  }
}
