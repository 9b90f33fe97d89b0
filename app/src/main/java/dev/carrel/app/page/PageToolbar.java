// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** The line over the pages: which document, which page, how large, and what else can be done. */
final class PageToolbar extends HBox implements AutoCloseable {
  private static final int[] PERCENTS = {50, 75, 100, 125, 150, 200, 400};

  private final PageModel model;
  private final Runnable onDone;
  private final Strings strings = Strings.of(PageToolbar.class);
  private final Label name = new Label();
  private final TextField number = new TextField();
  private final Label total = new Label();
  private final MenuButton zoom = new MenuButton();
  private final List<Node> forPdf = new ArrayList<>();
  private final ToggleButton edit = new ToggleButton();
  private final ToggleButton looked = new ToggleButton();
  private final Subscription listening;

  /**
   * Makes the line.
   *
   * @param onDone when the keyboard goes back to the pages
   */
  PageToolbar(PageModel model, Runnable onDone) {
    this.model = model;
    this.onDone = onDone;
    getStyleClass().add("pane-header");
    setAlignment(Pos.CENTER);
    name.getStyleClass().add("document-name");
    name.setMinWidth(0);
    HBox left = new HBox(name);
    left.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(left, Priority.ALWAYS);
    left.setMinWidth(0);
    left.setPrefWidth(0);
    getChildren().addAll(left, pager(), tools());
    listening =
        Subscription.combine(
            model.openProperty().subscribe(this::show),
            model.pageProperty().subscribe(() -> showNumber()),
            model.factsProperty().subscribe(() -> showNumber()),
            model.look().zoomProperty().subscribe(this::showZoom),
            model.look().shownScaleProperty().subscribe(this::showZoom),
            model.looked().shownProperty().subscribe(now -> showLooked()),
            model.looked().passagesProperty().subscribe(now -> showLooked()),
            model.note().editingProperty().subscribe(edit::setSelected));
  }

  private HBox pager() {
    Button back = Icons.button("back", strings.get("back"));
    back.setId("page-back");
    back.setOnAction(event -> model.back());
    back.visibleProperty().bind(model.canGoBackProperty());
    back.managedProperty().bind(back.visibleProperty());
    Button previous = Icons.button("left", strings.get("previous"));
    previous.setOnAction(event -> model.goTo(model.pageProperty().get() - 1));
    Button next = Icons.button("right", strings.get("next"));
    next.setOnAction(event -> model.goTo(model.pageProperty().get() + 1));
    number.setId("page-number");
    number.getStyleClass().add("page-number");
    number.setAccessibleText(strings.get("number"));
    number.setTooltip(new Tooltip(strings.get("number.tip")));
    number.setPrefColumnCount(3);
    number.setAlignment(Pos.CENTER_RIGHT);
    number.setOnAction(event -> typed());
    number.focusedProperty().subscribe(focused -> showNumber());
    total.setMinWidth(Region.USE_PREF_SIZE);
    total.getStyleClass().add("page-total");
    HBox pager = new HBox(back, previous, number, total, next);
    pager.getStyleClass().add("pager");
    pager.setAlignment(Pos.CENTER);
    pager.setMinWidth(Region.USE_PREF_SIZE);
    return pager;
  }

  private HBox tools() {
    zoom.setId("zoom");
    zoom.getStyleClass().add("flat-text");
    zoom.setMinWidth(Region.USE_PREF_SIZE);
    zoom.setAccessibleText(strings.get("zoom.words"));
    zoom.getItems()
        .addAll(
            item("fit", model.look()::fitWidth),
            item("fit.page", model.look()::fitPage),
            new SeparatorMenuItem(),
            item("zoom.in", model.look()::zoomIn),
            item("zoom.out", model.look()::zoomOut),
            new SeparatorMenuItem());
    for (int percent : PERCENTS) {
      MenuItem item = new MenuItem(strings.get("zoom", percent));
      item.setOnAction(event -> model.look().zoomProperty().set(percent / 100.0));
      zoom.getItems().add(item);
    }
    Button find = Icons.button("search", strings.get("find"));
    find.setId("page-find");
    find.setOnAction(event -> model.find().shownProperty().set(true));
    Button thumbnails = Icons.button("thumbnails", strings.get("thumbnails.tip"));
    thumbnails.setId("thumbnails-button");
    thumbnails.setOnAction(event -> model.look().toggle(Strip.THUMBNAILS));
    Button outline = Icons.button("outline", strings.get("outline.tip"));
    outline.setId("outline-button");
    outline.setOnAction(event -> model.look().toggle(Strip.OUTLINE));
    Button rotate = Icons.button("rotate", strings.get("rotate"));
    rotate.setId("rotate-button");
    rotate.setOnAction(event -> model.look().rotate());
    forPdf.addAll(List.of(thumbnails, outline, rotate));
    edit.setId("edit-note");
    edit.getStyleClass().add("flat-text");
    edit.setText(strings.get("edit"));
    edit.setMinWidth(Region.USE_PREF_SIZE);
    edit.setOnAction(event -> model.note().editingProperty().set(edit.isSelected()));
    looked.setId("looked-button");
    looked.getStyleClass().add("icon-button");
    looked.setGraphic(Icons.icon("looked"));
    looked.setTooltip(new Tooltip(strings.get("looked.tip")));
    looked.setAccessibleText(strings.get("looked.tip"));
    looked.setOnAction(event -> model.looked().toggle());
    HBox tools = new HBox(zoom, edit, looked, find, thumbnails, outline, rotate);
    tools.getStyleClass().add("zoom");
    tools.setAlignment(Pos.CENTER_RIGHT);
    tools.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(tools, Priority.ALWAYS);
    return tools;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(strings.get(key));
    item.setOnAction(event -> action.run());
    return item;
  }

  private void show(Optional<PageModel.Open> open) {
    setVisible(open.isPresent());
    if (open.isEmpty()) {
      return;
    }
    Document document = open.get().document();
    boolean pdf = document.kind().equals(DocumentKind.PDF);
    String shown = ShownText.name(document.name());
    name.setText(shown);
    name.setTooltip(new Tooltip(shown));
    forPdf.forEach(node -> show(node, pdf));
    show(edit, !pdf && model.note().isEditable());
    showNumber();
    showZoom();
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  /** Where nothing is known there is nothing to show, and the line has little room. */
  private void showLooked() {
    boolean on = model.looked().shownProperty().get();
    looked.setSelected(on);
    show(looked, on || !model.looked().passagesProperty().get().isEmpty());
  }

  private void showZoom() {
    double now = model.look().zoomProperty().get();
    if (now == PageLook.FIT_WIDTH) {
      zoom.setText(strings.get("fit"));
    } else if (now == PageLook.FIT_PAGE) {
      zoom.setText(strings.get("fit.page"));
    } else {
      zoom.setText(strings.get("zoom", Math.round(100 * model.look().shownScaleProperty().get())));
    }
  }

  void focusNumber() {
    number.requestFocus();
    number.selectAll();
  }

  private List<String> labels() {
    return model.factsProperty().get().labels();
  }

  private void typed() {
    PageNumbers.parse(number.getText(), labels())
        .ifPresent(page -> model.jumpTo(Spot.topOf(Math.clamp(page, 1, Math.max(1, pages())))));
    onDone.run();
    showNumber();
  }

  private int pages() {
    return model.openProperty().get().map(now -> now.document().pages().size()).orElse(1);
  }

  private void showNumber() {
    int page = model.pageProperty().get();
    String label = PageNumbers.label(page, labels());
    if (!number.isFocused()) {
      number.setText(label);
    }
    boolean own = !label.equals(Integer.toString(page));
    total.setText(own ? strings.get("of.labelled", page, pages()) : strings.get("of", pages()));
  }

  @Override
  public void close() {
    listening.unsubscribe();
  }
}
