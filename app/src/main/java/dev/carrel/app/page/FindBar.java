// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** A line beneath the pages to find words in the document. */
final class FindBar extends HBox implements AutoCloseable {
  private final FindModel model;
  private final Runnable onClosed;
  private final Strings strings = Strings.of(FindBar.class);
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final Button previous = Icons.button("left", strings.get("find.previous"));
  private final Button next = Icons.button("right", strings.get("find.next"));
  private final Subscription listening;

  /**
   * Makes the line, hidden unless the model says otherwise.
   *
   * @param onClosed when the keyboard goes back to the pages
   */
  FindBar(FindModel model, Runnable onClosed) {
    this.model = model;
    this.onClosed = onClosed;
    getStyleClass().add("find-bar");
    setAlignment(Pos.CENTER_LEFT);
    field.setId("find-field");
    field.setPromptText(strings.get("find.prompt"));
    field.setAccessibleText(strings.get("find.prompt"));
    field.setMinWidth(80);
    HBox.setHgrow(field, Priority.ALWAYS);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    count.setId("find-count");
    count.getStyleClass().add("page-total");
    count.setMinWidth(Region.USE_PREF_SIZE);
    previous.setOnAction(event -> model.previous());
    next.setOnAction(event -> model.next());
    Button close = Icons.button("close", strings.get("find.close"));
    close.setOnAction(event -> hide());
    getChildren().addAll(field, count, previous, next, close);
    field.textProperty().bindBidirectional(model.queryProperty());
    listening =
        Subscription.combine(
            model.shownProperty().subscribe(this::show),
            model.foundProperty().subscribe(() -> showCount()),
            model.queryProperty().subscribe(() -> showCount()));
  }

  void open() {
    model.shownProperty().set(true);
    field.requestFocus();
    field.selectAll();
  }

  private void show(boolean shown) {
    setVisible(shown);
    setManaged(shown);
    if (shown) {
      field.requestFocus();
      field.selectAll();
    }
  }

  private void hide() {
    model.shownProperty().set(false);
    onClosed.run();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      if (event.isShiftDown()) {
        model.previous();
      } else {
        model.next();
      }
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      hide();
      event.consume();
    }
  }

  private void showCount() {
    Found found = model.foundProperty().get();
    boolean some = !found.spans().isEmpty();
    previous.setDisable(!some);
    next.setDisable(!some);
    if (some) {
      String key = found.isCut() ? "find.count.cut" : "find.count";
      count.setText(strings.get(key, found.current() + 1, found.spans().size()));
    } else {
      boolean looked = !found.query().isEmpty() && found.query().equals(field.getText());
      count.setText(looked ? strings.get("find.none") : "");
    }
  }

  @Override
  public void close() {
    listening.unsubscribe();
    field.textProperty().unbindBidirectional(model.queryProperty());
  }
}
