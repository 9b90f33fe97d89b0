package dev.carrel.app.page;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The middle pane: a line of controls over the pages. */
public final class PageView extends BorderPane {
  private final PageModel model;
  private final Background background;
  private final Node placeholder;
  private final Strings strings = Strings.of(PageView.class);
  private final Label name = new Label();
  private final TextField number = new TextField();
  private final Label total = new Label();
  private final Button fit = new Button();
  private Optional<Pages> pages = Optional.empty();

  /**
   * Shows what the model has open.
   *
   * @param placeholder shown while nothing is open
   */
  public PageView(PageModel model, Background background, Node placeholder) {
    this.model = model;
    this.background = background;
    this.placeholder = placeholder;
    getStyleClass().add("page-view");
    setMinWidth(320);
    setTop(toolbar());
    model.openProperty().subscribe(this::show);
    model.targetProperty().subscribe(target -> pages.ifPresent(shown -> shown.goTo(target)));
    model.pageProperty().subscribe(this::showNumber);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    addEventFilter(ScrollEvent.SCROLL, this::wheel);
  }

  private HBox toolbar() {
    name.getStyleClass().add("document-name");
    name.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(name.textProperty());
    name.setTooltip(whole);
    HBox left = new HBox(name);
    left.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(left, Priority.ALWAYS);
    left.setMinWidth(0);
    left.setPrefWidth(0);
    HBox right = new HBox(zoomOut(), fit, zoomIn());
    right.getStyleClass().add("zoom");
    right.setAlignment(Pos.CENTER_RIGHT);
    right.setMinWidth(Region.USE_PREF_SIZE);
    right.setPrefWidth(0);
    HBox.setHgrow(right, Priority.ALWAYS);
    fit.setId("fit-width");
    fit.getStyleClass().add("flat-text");
    fit.setOnAction(event -> model.fitWidth());
    model.zoomProperty().subscribe(this::showZoom);
    model.shownScaleProperty().subscribe(this::showZoom);
    showZoom();
    HBox toolbar = new HBox(left, pager(), right);
    toolbar.getStyleClass().add("pane-header");
    toolbar.setAlignment(Pos.CENTER);
    toolbar.visibleProperty().bind(model.openProperty().map(Optional::isPresent));
    return toolbar;
  }

  private HBox pager() {
    Button previous = Icons.button("left", strings.get("previous"));
    previous.setOnAction(event -> model.goTo(model.pageProperty().get() - 1));
    Button next = Icons.button("right", strings.get("next"));
    next.setOnAction(event -> model.goTo(model.pageProperty().get() + 1));
    number.setId("page-number");
    number.getStyleClass().add("page-number");
    number.setAccessibleText(strings.get("number"));
    number.setPrefColumnCount(3);
    number.setAlignment(Pos.CENTER_RIGHT);
    number.setOnAction(event -> typed());
    number.focusedProperty().subscribe(focused -> showNumber());
    total.setMinWidth(Region.USE_PREF_SIZE);
    total.getStyleClass().add("page-total");
    HBox pager = new HBox(previous, number, total, next);
    pager.getStyleClass().add("pager");
    pager.setAlignment(Pos.CENTER);
    pager.setMinWidth(Region.USE_PREF_SIZE);
    return pager;
  }

  private Button zoomOut() {
    Button button = Icons.button("minus", strings.get("zoom.out"));
    button.setOnAction(event -> model.zoomOut());
    return button;
  }

  private Button zoomIn() {
    Button button = Icons.button("plus", strings.get("zoom.in"));
    button.setOnAction(event -> model.zoomIn());
    return button;
  }

  private void showZoom() {
    boolean fitted = model.zoomProperty().get() == PageModel.FIT_WIDTH;
    fit.setText(
        fitted
            ? strings.get("fit")
            : strings.get("zoom", Math.round(100 * model.shownScaleProperty().get())));
    fit.setTooltip(new Tooltip(strings.get("fit.tip")));
    fit.setAccessibleText(strings.get("fit.tip"));
  }

  private void typed() {
    try {
      model.goTo(Integer.parseInt(number.getText().strip()));
    } catch (NumberFormatException e) {
      // Not a number: the field goes back to the page that is shown.
    }
    showNumber();
    pages.ifPresent(shown -> shown.node().requestFocus());
  }

  private void showNumber() {
    if (!number.isFocused()) {
      number.setText(Integer.toString(model.pageProperty().get()));
    }
  }

  private void show(Optional<PageModel.Open> open) {
    pages.ifPresent(Pages::close);
    pages = Optional.empty();
    if (open.isEmpty()) {
      setCenter(placeholder);
      return;
    }
    Document document = open.get().document();
    name.setText(document.name());
    total.setText(strings.get("of", document.pages().size()));
    showNumber();
    if (document.kind() == DocumentKind.PDF) {
      PdfDrawer drawer = new PdfDrawer(background, open.get());
      use(new PdfPane(model, open.get(), drawer));
      drawer.open(error -> showText(open.get()));
    } else {
      use(new TextPane(model, document, Optional.empty()));
    }
  }

  /** The file is gone, moved or locked: what was read of it can still be shown. */
  private void showText(PageModel.Open failed) {
    if (model.openProperty().get().filter(failed::equals).isPresent()) {
      pages.ifPresent(Pages::close);
      String notice = strings.get("only.text", failed.document().file());
      use(new TextPane(model, failed.document(), Optional.of(notice)));
    }
  }

  private void use(Pages shown) {
    pages = Optional.of(shown);
    StackPane frame = new StackPane(shown.node());
    frame.getStyleClass().add("page-frame");
    setCenter(frame);
    shown.goTo(model.targetProperty().get());
  }

  /** Brings the keyboard to the pages, or to the first control where there are none. */
  public void focusPages() {
    pages.ifPresentOrElse(shown -> shown.node().requestFocus(), placeholder::requestFocus);
  }

  private void key(KeyEvent event) {
    boolean typing = number.equals(event.getTarget());
    if (typing || pages.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (event.getCode() == KeyCode.HOME) {
      model.goTo(1);
      event.consume();
    } else if (event.getCode() == KeyCode.END) {
      model.goTo(Integer.MAX_VALUE);
      event.consume();
    }
  }

  private void wheel(ScrollEvent event) {
    if (event.isShortcutDown() && event.getDeltaY() != 0) {
      if (event.getDeltaY() > 0) {
        model.zoomIn();
      } else {
        model.zoomOut();
      }
      event.consume();
    }
  }
}
