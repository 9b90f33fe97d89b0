// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
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

  /** The least room for the name, in widths of a tool. */
  private static final int NAME_ROOM = 2;

  private final PageModel model;
  private final Runnable onDone;
  private final Strings strings = Strings.of(PageToolbar.class);
  private final Label name = new Label();
  private final TextField number = new TextField();
  private final Label total = new Label();
  private final Label bates = new Label();
  private final MenuButton zoom = new MenuButton();
  private final List<Tool> forPdf = new ArrayList<>();

  /** Holds the tools for which the line is too short. */
  private final MenuButton more = new MenuButton();

  private final Tool back;
  private final Tool find;
  private final HBox pager;
  private final HBox tools;
  private final ToggleButton edit = new ToggleButton();
  private final ToggleButton looked = new ToggleButton();
  private final Tool lookedTool;
  private final Subscription listening;

  /** A button, and what is in the menu while there is no room for it. */
  private record Tool(ButtonBase button, MenuItem item) {
    void show(boolean wanted, boolean folded) {
      PageToolbar.show(button, wanted && !folded);
      item.setVisible(wanted && folded);
    }
  }

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
    // It folds to the room there is, and asks for none.
    setMinWidth(0);
    name.getStyleClass().add("document-name");
    name.setMinWidth(0);
    HBox left = new HBox(name);
    left.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(left, Priority.ALWAYS);
    left.setMinWidth(0);
    left.setPrefWidth(0);
    Button goBack = Icons.button("back", strings.get("back"));
    goBack.setId("page-back");
    back = tool(goBack, "back", model::back);
    Button search = Icons.button("search", strings.get("find"));
    search.setId("page-find");
    find = tool(search, "find", () -> model.find().shownProperty().set(true));
    looked.setId("looked-button");
    lookedTool = tool(looked, "looked.tip", () -> model.looked().toggle());
    pager = pager();
    tools = tools();
    getChildren().addAll(left, pager, tools);
    listening =
        Subscription.combine(
            model.openProperty().subscribe(this::show),
            model.canGoBackProperty().subscribe(now -> fold()),
            model.pageProperty().subscribe(() -> showNumber()),
            model.factsProperty().subscribe(() -> showNumber()),
            model.numbersProperty().subscribe(() -> showNumber()),
            model.look().zoomProperty().subscribe(this::showZoom),
            model.look().shownScaleProperty().subscribe(this::showZoom),
            model.looked().shownProperty().subscribe(now -> showLooked()),
            model.looked().passagesProperty().subscribe(now -> showLooked()),
            model.note().editingProperty().subscribe(edit::setSelected));
  }

  private HBox pager() {
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
    bates.setId("page-bates");
    bates.getStyleClass().add("page-total");
    bates.setMinWidth(Region.USE_PREF_SIZE);
    show(bates, false);
    HBox made = new HBox(back.button(), previous, number, total, bates, next);
    made.getStyleClass().add("pager");
    made.setAlignment(Pos.CENTER);
    made.setMinWidth(Region.USE_PREF_SIZE);
    return made;
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
    more.setId("page-more");
    more.getStyleClass().add("icon-menu");
    more.setGraphic(Icons.icon("more"));
    more.setTooltip(new Tooltip(strings.get("more")));
    more.setAccessibleText(strings.get("more"));
    forPdf("thumbnails", "thumbnails.tip", () -> model.look().toggle(Strip.THUMBNAILS));
    forPdf("outline", "outline.tip", () -> model.look().toggle(Strip.OUTLINE));
    forPdf("rotate", "rotate", () -> model.look().rotate());
    edit.setId("edit-note");
    edit.getStyleClass().add("flat-text");
    edit.setText(strings.get("edit"));
    edit.setMinWidth(Region.USE_PREF_SIZE);
    edit.setOnAction(event -> model.note().editingProperty().set(edit.isSelected()));
    looked.getStyleClass().add("icon-button");
    looked.setGraphic(Icons.icon("looked"));
    looked.setTooltip(new Tooltip(strings.get("looked.tip")));
    looked.setAccessibleText(strings.get("looked.tip"));
    HBox made = new HBox(zoom, edit, looked, find.button());
    forPdf.forEach(tool -> made.getChildren().add(tool.button()));
    made.getChildren().add(more);
    made.getStyleClass().add("zoom");
    made.setAlignment(Pos.CENTER_RIGHT);
    made.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(made, Priority.ALWAYS);
    return made;
  }

  private void forPdf(String icon, String key, Runnable action) {
    Button button = Icons.button(icon, strings.get(key));
    button.setId(icon + "-button");
    forPdf.add(tool(button, key, action));
  }

  private Tool tool(ButtonBase button, String key, Runnable action) {
    button.setOnAction(event -> action.run());
    MenuItem item = item(key, action);
    item.setId("more-" + button.getId());
    more.getItems().add(item);
    return new Tool(button, item);
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
    String shown = ShownText.name(document.name());
    name.setText(shown);
    name.setTooltip(new Tooltip(shown));
    show(edit, !isPdf() && model.note().isEditable());
    fold();
    showNumber();
    showZoom();
  }

  private boolean isPdf() {
    return model
        .openProperty()
        .get()
        .filter(open -> PagePlane.isPaper(open.document()))
        .isPresent();
  }

  @Override
  protected void layoutChildren() {
    fold();
    super.layoutChildren();
  }

  /** Where the line is too short, what is needed least often stands in a menu. */
  private void fold() {
    boolean pdf = isPdf();
    boolean canGoBack = model.canGoBackProperty().get();
    int first = canGoBack ? 1 : 0;
    int forAny = wantsLooked() ? 2 : 1;
    showBates(first + 1 + NAME_ROOM);
    int room = toolsThatFit(bates.isManaged());
    boolean foldPdf = pdf && first + forAny + forPdf.size() + NAME_ROOM > room;
    boolean foldAny = first + forAny + (foldPdf ? 1 : 0) > Math.max(first + 1, room);
    boolean foldBack = canGoBack && foldAny && first + 1 > room;
    forPdf.forEach(tool -> tool.show(pdf, foldPdf));
    lookedTool.show(wantsLooked(), foldAny);
    find.show(true, foldAny);
    back.show(canGoBack, foldBack);
    show(more, foldPdf || foldAny);
  }

  /** Where there is room for it beside so many tools; else it is told by the total's tooltip. */
  private void showBates(int tools) {
    boolean wanted = !bates.getText().isEmpty() && toolsThatFit(true) >= tools;
    if (wanted != bates.isManaged()) {
      show(bates, wanted);
    }
  }

  /**
   * How many tools there is room for where the name has none; the same folded or not.
   *
   * @param numbered whether the page's Bates number is there
   */
  private int toolsThatFit(boolean numbered) {
    double tool = more.prefWidth(-1) + tools.getSpacing();
    double taken = pager.prefWidth(-1) + 2 * getSpacing() + zoom.prefWidth(-1);
    Region goBack = back.button();
    taken -= goBack.isManaged() ? goBack.prefWidth(-1) + pager.getSpacing() : 0;
    double number = bates.prefWidth(-1) + pager.getSpacing();
    taken += (numbered ? number : 0) - (bates.isManaged() ? number : 0);
    taken += edit.isManaged() ? edit.prefWidth(-1) + tools.getSpacing() : 0;
    double room = getWidth() - snappedLeftInset() - snappedRightInset() - taken;
    return (int) (room / tool);
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  /** Where nothing is known there is nothing to show, and the line has little room. */
  private void showLooked() {
    looked.setSelected(model.looked().shownProperty().get());
    fold();
  }

  private boolean wantsLooked() {
    return model.looked().shownProperty().get()
        || !model.looked().passagesProperty().get().isEmpty();
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
    String numbered = PageNumbers.bates(page, model.numbersProperty().get());
    bates.setText(numbered);
    bates.setTooltip(new Tooltip(strings.get("bates")));
    bates.setAccessibleText(strings.get("bates.accessible", numbered));
    total.setTooltip(
        numbered.isEmpty() ? null : new Tooltip(strings.get("bates.accessible", numbered)));
    requestLayout(); // which says whether there is room for it
  }

  @Override
  public void close() {
    listening.unsubscribe();
  }
}
