// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.ShownText;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A collection's row: its name, how many documents it has, and a way to open it. */
final class CollectionView extends HBox {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

  private final Strings strings = Strings.of(CollectionView.class);
  private final StackPane title = new StackPane();
  private final Label name = new Label();
  private final Label count = new Label();
  private final Button open = ErrorNote.button(strings.get("collection.open"));
  private final InvalidationListener onChange = property -> update();
  private final WeakInvalidationListener weakly = new WeakInvalidationListener(onChange);
  private Optional<ShelfCollection> shown = Optional.empty();

  /** Whether there is a reason to offer that it be opened: it is pointed at or chosen. */
  private final BooleanProperty offered = new SimpleBooleanProperty();

  CollectionView(ShelfModel model) {
    getStyleClass().add("collection-row");
    setAlignment(Pos.CENTER_LEFT);
    name.getStyleClass().add("collection-name");
    name.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(name.textProperty());
    name.setTooltip(whole);
    title.setAlignment(Pos.CENTER_LEFT);
    title.setMinWidth(0);
    title.getChildren().add(name);
    HBox.setHgrow(title, Priority.ALWAYS);
    count.getStyleClass().add("pages");
    count.setMinWidth(Region.USE_PREF_SIZE);
    open.getStyleClass().add("open-collection");
    open.setFocusTraversable(false);
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.managedProperty().bind(open.visibleProperty());
    open.setOnAction(event -> shown.ifPresent(model.opening()::open));
    getChildren().addAll(title, open, count);
    offered.subscribe(this::update);
  }

  void show(ShelfCollection collection) {
    if (shown.filter(collection::equals).isEmpty()) {
      clear();
      shown = Optional.of(collection);
      observed(collection).forEach(property -> property.addListener(weakly));
    }
    update();
  }

  void clear() {
    shown.ifPresent(c -> observed(c).forEach(property -> property.removeListener(weakly)));
    shown = Optional.empty();
    showName();
  }

  BooleanProperty offeredProperty() {
    return offered;
  }

  private static List<Observable> observed(ShelfCollection collection) {
    return List.of(collection.nameProperty(), collection.items(), collection.openProperty());
  }

  void rename(RenameField field) {
    title.getChildren().setAll(field);
  }

  void showName() {
    title.getChildren().setAll(name);
  }

  private void update() {
    shown.ifPresent(
        collection -> {
          name.setText(ShownText.name(collection.name()));
          count.setText(strings.get("collection.count", collection.items().size()));
          open.setVisible(offered.get() && !collection.isOpen());
          open.setAccessibleText(strings.get("collection.open.named", collection.name()));
          pseudoClassStateChanged(OPEN, collection.isOpen());
          setAccessibleText(accessible(collection));
        });
  }

  String accessible(ShelfCollection collection) {
    String key = collection.isOpen() ? "collection.accessible.open" : "collection.accessible";
    return strings.get(key, collection.name(), collection.items().size());
  }
}
