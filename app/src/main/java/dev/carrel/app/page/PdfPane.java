package dev.carrel.app.page;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.stage.Window;
import javafx.util.Subscription;

/**
 * The paper of a PDF, page under page. Only the sheets in sight and a little beyond exist; their
 * drawings come from a {@link PdfDrawer}.
 */
final class PdfPane implements Pages {
  /** Pixels per point at zoom 1: 96 dots an inch. */
  private static final double PIXELS_PER_POINT = 96.0 / 72;

  /** Where a quote comes to stand, as a share of the pane's height. */
  private static final double QUOTE_AT = 0.25;

  private final PageModel model;
  private final Document document;
  private final PdfDrawer drawer;
  private final Strings strings = Strings.of(PdfPane.class);
  private final ScrollPane scroll = new ScrollPane();
  private final Pane paper = new Pane();
  private final Map<Integer, Sheet> sheets = new HashMap<>();
  private final Subscription zoom;
  private Column column;
  private PageModel.Target target;
  private boolean reached;

  /** What a person looks at: a page and how far down it; kept when the pane changes its size. */
  private int anchorPage = 1;

  private double anchorShare;
  private int arrangements;
  private boolean settling;
  private boolean closed;

  PdfPane(PageModel model, PageModel.Open open, PdfDrawer drawer) {
    this.model = model;
    this.document = open.document();
    this.drawer = drawer;
    this.column = new Column(document, PIXELS_PER_POINT);
    this.target = model.targetProperty().get();
    scroll.setContent(paper);
    scroll.setId("pdf-pane");
    scroll.getStyleClass().add("pdf-pane");
    scroll.setPannable(true);
    paper.getStyleClass().add("desk-top");
    scroll.viewportBoundsProperty().subscribe(this::arrange);
    scroll.vvalueProperty().subscribe(this::scrolled);
    zoom = model.zoomProperty().subscribe(this::arrange);
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public void goTo(PageModel.Target next) {
    target = next;
    reached = false;
    arrange();
  }

  @Override
  public void close() {
    closed = true;
    zoom.unsubscribe();
    drawer.close();
  }

  private double viewportWidth() {
    return scroll.getViewportBounds().getWidth();
  }

  private double viewportHeight() {
    return scroll.getViewportBounds().getHeight();
  }

  /** Lays the pages out anew, for a new size of the pane or a new zoom, and keeps the place. */
  private void arrange() {
    if (closed || viewportWidth() < 2 || viewportHeight() < 2) {
      return;
    }
    settling = true;
    column = new Column(document, scale());
    model.shownAt(column.scale() / PIXELS_PER_POINT);
    paper.setPrefSize(
        Math.max(viewportWidth(), column.totalWidth()),
        Math.max(viewportHeight(), column.totalHeight()));
    paper.resize(paper.getPrefWidth(), paper.getPrefHeight());
    if (reached) {
      scrollToAnchor();
    } else {
      reach();
    }
    // Widths may have changed under sheets that stay: they are placed and drawn anew.
    sheets.values().forEach(this::place);
    scrolled();
    settle();
  }

  /** The scroll pane moves once more when it lays itself out: after that the place is put right. */
  private void settle() {
    int arrangement = ++arrangements;
    Platform.runLater(
        () -> {
          if (arrangement == arrangements && !closed) {
            scrollToAnchor();
            settling = false;
          }
        });
  }

  private void scrollToAnchor() {
    int page = Math.clamp(anchorPage, 1, Math.max(1, column.pages()));
    scrollTo(column.top(page) + anchorShare * column.height(page) - viewportHeight() * QUOTE_AT);
  }

  private void anchorAt(double y) {
    anchorPage = column.pageAt(y);
    anchorShare = (y - column.top(anchorPage)) / Math.max(1, column.height(anchorPage));
  }

  private double scale() {
    double zoom = model.zoomProperty().get();
    if (zoom != PageModel.FIT_WIDTH) {
      return zoom * PIXELS_PER_POINT;
    }
    double room = Math.max(100, viewportWidth() - 2 * Column.GAP);
    return room / Column.usualWidth(document);
  }

  private double offset() {
    return scroll.getVvalue() * Math.max(0, column.totalHeight() - viewportHeight());
  }

  private void scrollTo(double y) {
    double most = column.totalHeight() - viewportHeight();
    scroll.setVvalue(most <= 0 ? 0 : Math.clamp(y / most, 0.0, 1.0));
  }

  private void reach() {
    reached = true;
    int page = Math.clamp(target.page(), 1, Math.max(1, column.pages()));
    List<Box> boxes = boxes(page);
    if (boxes.isEmpty()) {
      anchorAt(column.top(page) - Column.GAP + viewportHeight() * QUOTE_AT);
      scrollToAnchor();
    } else {
      anchorAt(column.top(page) + boxes.getFirst().y() * column.scale());
      scrollToAnchor();
      centre(page, boxes.getFirst());
    }
    sheets.values().forEach(sheet -> sheet.mark(boxes(sheet.number())));
    model.at(page);
  }

  /** Brings a mark into sight on a page that is wider than the pane. */
  private void centre(int page, Box box) {
    double most = paper.getPrefWidth() - viewportWidth();
    if (most > 0) {
      double x = left(page) + (box.x() + box.width() / 2) * column.scale();
      scroll.setHvalue(Math.clamp((x - viewportWidth() / 2) / most, 0.0, 1.0));
    }
  }

  private List<Box> boxes(int number) {
    Page page = document.page(number);
    return target.marks().stream()
        .filter(span -> span.page() == number && span.document().equals(document.id()))
        .filter(span -> span.end() <= page.text().length())
        .map((TextSpan span) -> page.layout().boxes(span.start(), span.end()))
        .flatMap(List::stream)
        .toList();
  }

  private void scrolled() {
    if (closed || viewportHeight() < 2 || document.pages().isEmpty()) {
      return;
    }
    double top = offset();
    // The pane moves by itself while it changes its size: only what a person does moves the anchor.
    if (reached && !settling) {
      anchorAt(top + viewportHeight() * QUOTE_AT);
      model.at(anchorPage);
    }
    // Half a pane beyond what is in sight, so that slow scrolling never meets an empty sheet.
    double beyond = viewportHeight() / 2;
    int first = column.pageAt(Math.max(0, top - beyond));
    int last = column.pageAt(top + viewportHeight() + beyond);
    dropOutside(first, last);
    for (int page = first; page <= last; page++) {
      if (!sheets.containsKey(page)) {
        place(add(page));
      }
    }
  }

  private void dropOutside(int first, int last) {
    Iterator<Sheet> all = sheets.values().iterator();
    while (all.hasNext()) {
      Sheet sheet = all.next();
      if (sheet.number() < first || sheet.number() > last) {
        drawer.forget(sheet.number());
        paper.getChildren().remove(sheet);
        all.remove();
      }
    }
  }

  private Sheet add(int number) {
    double points = column.width(number) / column.scale();
    Sheet sheet = new Sheet(number, points, strings.get("sheet", number, column.pages()));
    sheets.put(number, sheet);
    paper.getChildren().add(sheet);
    sheet.mark(boxes(number));
    return sheet;
  }

  private double left(int page) {
    return Math.floor((paper.getPrefWidth() - column.width(page)) / 2);
  }

  private void place(Sheet sheet) {
    int page = sheet.number();
    sheet.resizeRelocate(
        left(page),
        Math.floor(column.top(page)),
        Math.rint(column.width(page)),
        Math.rint(column.height(page)));
    int pixels = (int) Math.round(sheet.getWidth() * outputScale());
    drawer.present(page, pixels).ifPresent(sheet::show);
    drawer.want(page, pixels, sheet::show, () -> sheet.getStyleClass().add("failed"));
  }

  /** Pixels of the screen per pixel of the scene: drawings are made for the screen. */
  private double outputScale() {
    Window window = scroll.getScene() == null ? null : scroll.getScene().getWindow();
    return window == null ? 1 : Math.max(1, window.getRenderScaleX());
  }
}
