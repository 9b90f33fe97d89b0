// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.Playbooks;
import dev.carrel.engine.review.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** Above the grid: which review, start and pause, a new column, and what else can be done. */
final class ReviewHead extends FlowPane {
  /** A name, in heights of letters. */
  private static final double WIDEST = 20;

  private final ReviewModel model;
  private final Runnable onNumbers;
  private final Strings strings = Strings.of(ReviewHead.class);
  private final MenuButton which = new MenuButton();
  private final TextField name = new TextField();
  private final Button run = new Button();
  private final Button column = new Button();
  private final MenuButton export = new MenuButton();
  private final CheckBox background = new CheckBox();
  private final Subscription subscription;

  /**
   * Of a review.
   *
   * @param onColumn lets a person write a new column
   * @param onNumbers lets a person number the pages
   */
  ReviewHead(ReviewModel model, Runnable onColumn, Runnable onNumbers) {
    this.model = model;
    this.onNumbers = onNumbers;
    getStyleClass().add("review-head");
    which.setId("review-which");
    which.getStyleClass().add("review-which");
    which.setMnemonicParsing(false);
    which.maxWidthProperty().bind(which.fontProperty().map(font -> WIDEST * font.getSize()));
    name.setId("review-name");
    name.setAccessibleText(strings.get("head.name"));
    name.addEventFilter(KeyEvent.KEY_PRESSED, this::nameKey);
    run.setId("review-run");
    run.getStyleClass().add("accent");
    column.setText(strings.get("head.column"));
    column.setGraphic(Icons.icon("plus"));
    column.setId("review-column");
    column.getStyleClass().add("sheet-act");
    column.setOnAction(event -> onColumn.run());
    export.setText(strings.get("head.export"));
    export.setId("review-export");
    export.getStyleClass().add("outlined");
    List<MenuItem> kinds = new ArrayList<>();
    for (String ending : List.of("xlsx", "csv", "docx", "html", "md", "json")) {
      kinds.add(item("kind." + ending, () -> export(ending)));
    }
    kinds.add(new SeparatorMenuItem());
    for (String ending : List.of("bib", "csl.json")) {
      MenuItem references = item("kind." + ending, () -> export(ending));
      references.visibleProperty().bind(model.files().hasReferencesProperty());
      kinds.add(references);
    }
    kinds.add(item("kind.yaml", this::exportQuestions));
    export.getItems().setAll(kinds);
    export.setOnShowing(event -> model.files().lookForReferences());
    background.setText(strings.get("head.background"));
    background.setTooltip(new Tooltip(strings.get("head.background.more")));
    background.setId("review-background");
    background.setOnAction(event -> model.asking().inBackground(background.isSelected()));
    getChildren().addAll(which, run, column, export, background);
    setRowValignment(VPos.CENTER);
    name.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                rename(false);
              }
            });
    subscription =
        Subscription.combine(
            model.asking().inBackgroundProperty().subscribe(on -> background.setSelected(on)),
            model.grid().reviewProperty().subscribe(this::show),
            model.grid().reviewProperty().subscribe(shown -> model.files().lookForReferences()),
            model.runs().stateProperty().subscribe(state -> showRun()),
            model.runs().pausedProperty().subscribe(rest -> showRun()),
            model.grid().changesProperty().subscribe(at -> showRun()));
  }

  /** The height of letters, in pixels. */
  double em() {
    return which.getFont().getSize();
  }

  void close() {
    subscription.unsubscribe();
  }

  private void show(Optional<Review> review) {
    which.setText(review.map(Review::name).map(ShownText::line).orElse(""));
    which.setAccessibleText(strings.get("head.which", which.getText()));
    List<MenuItem> items = new ArrayList<>();
    for (Review each : model.list().reviews()) {
      MenuItem item = new MenuItem(ShownText.line(each.name()));
      item.setMnemonicParsing(false);
      item.setDisable(review.filter(each::equals).isPresent());
      item.setOnAction(event -> model.list().show(each));
      items.add(item);
    }
    items.add(new SeparatorMenuItem());
    items.add(newReview());
    items.add(
        item(
            "head.copy", () -> model.edits().copy(strings.get("head.copy.name", which.getText()))));
    items.add(item("head.rename", () -> rename(true)));
    items.add(item("head.remove", model.edits()::remove));
    items.add(new SeparatorMenuItem());
    items.add(item("bates.title", onNumbers));
    which.getItems().setAll(items);
    showRun();
  }

  private Menu newReview() {
    Menu menu = new Menu(strings.get("head.new"));
    menu.getItems()
        .add(
            item(
                "head.new.empty",
                () -> model.edits().begin(strings.get("review.name"), List.of())));
    for (Playbooks.Shipped set : EmptyReview.inLanguage(model.files().sets())) {
      MenuItem item = new MenuItem(set.playbook().name());
      item.setMnemonicParsing(false);
      item.setOnAction(
          event -> model.edits().begin(set.playbook().name(), set.playbook().columns()));
      menu.getItems().add(item);
    }
    menu.getItems()
        .add(
            item(
                "empty.file",
                () -> ReviewChooser.set(getScene().getWindow()).ifPresent(model.files()::bring)));
    return menu;
  }

  private void export(String ending) {
    ReviewChooser.save(getScene().getWindow(), ending, which.getText())
        .ifPresent(model.files()::write);
  }

  private void exportQuestions() {
    ReviewChooser.save(getScene().getWindow(), "yaml", which.getText())
        .ifPresent(model.files()::writeQuestions);
  }

  private MenuItem item(String key, Runnable run) {
    MenuItem item = new MenuItem(strings.get(key));
    item.setOnAction(event -> run.run());
    return item;
  }

  private void rename(boolean begin) {
    Node first = begin ? name : which;
    if (!getChildren().getFirst().equals(first)) {
      getChildren().set(0, first);
      if (begin) {
        name.setText(which.getText());
        name.requestFocus();
        name.selectAll();
      }
    }
  }

  private void nameKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      model.edits().rename(name.getText());
      rename(false);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      rename(false);
      event.consume();
    }
  }

  private void begin() {
    if (model.asking().paused().isPresent()) {
      model.asking().goOn();
    } else {
      model.asking().plan();
    }
  }

  private void showRun() {
    int open = model.asking().open();
    RunState state = model.runs().stateProperty().get();
    switch (state) {
      case RunState.Idle _ -> {
        Region icon = Icons.icon("read");
        run.setGraphic(icon);
        boolean paused = model.asking().paused().isPresent();
        run.setText(
            open == 0 && !paused
                ? strings.get("run.nothing")
                : paused ? strings.get("run.resume") : strings.get("run.start", open));
        run.setDisable(open == 0 && !paused);
        run.setOnAction(event -> begin());
      }
      case RunState.Running _ -> {
        run.setGraphic(Icons.icon("pause"));
        run.setText(strings.get("run.pause"));
        run.setDisable(false);
        run.setOnAction(event -> model.runs().pause());
      }
      case RunState.Pausing _ -> run.setDisable(true);
    }
  }
}
