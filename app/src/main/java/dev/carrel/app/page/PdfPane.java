package dev.carrel.app.page;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import javafx.util.Subscription;

/**
 * The paper of a PDF, page under page. Only the sheets in sight and a little beyond exist, placed
 * relative to what is in sight: a thousand enlarged pages are too long for the graphics' numbers.
 */
final class PdfPane extends Region implements Pages {
  /** Pixels per point at zoom 1: 96 dots an inch. */
  private static final double PIXELS_PER_POINT = 96.0 / 72;

  /** Where a quote comes to stand, as a share of the pane's height. */
  private static final double QUOTE_AT = 0.25;

  private final PageModel model;
  private final Document document;
  private final PdfDrawer drawer;
  private final PageMarks marks;
  private final SheetPainter painter;
  private final Strings strings = Strings.of(PdfPane.class);
  private final Pane viewport = new Pane();
  private final ScrollBar vertical = new ScrollBar();
  private final ScrollBar horizontal = new ScrollBar();
  private final PlaceStrip strip;
  private final Map<Integer, Sheet> sheets = new HashMap<>();
  private final Consumer<PageLink> onLink;
  private final Subscription listening;
  private Column column;
  private PageModel.Target target;
  private boolean reached;
  private double x;
  private double y;

  /** What a person looks at: a page and how far down it; kept when the pane changes its size. */
  private Spot anchor = Spot.topOf(1);

  private boolean moving;
  private boolean closed;

  PdfPane(PageModel model, PageModel.Open open, PdfDrawer drawer, Consumer<PageLink> onLink) {
    this.model = model;
    this.document = open.document();
    this.drawer = drawer;
    this.onLink = onLink;
    this.column = new Column(document, PIXELS_PER_POINT, 0);
    this.target = model.targetProperty().get();
    marks = new PageMarks(model, document);
    painter = new SheetPainter(drawer, this::failedNote);
    strip = new PlaceStrip(strings, this::jump);
    setId("pdf-pane");
    getStyleClass().add("pdf-pane");
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    setAccessibleRole(AccessibleRole.SCROLL_PANE);
    setAccessibleText(document.name());
    setFocusTraversable(true);
    viewport.getStyleClass().add("desk-top");
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(viewport.widthProperty());
    clip.heightProperty().bind(viewport.heightProperty());
    viewport.setClip(clip);
    bar(vertical, Orientation.VERTICAL);
    bar(horizontal, Orientation.HORIZONTAL);
    getChildren().addAll(viewport, horizontal, strip, vertical);
    new PdfPointer(this, model, new SheetSurface(this, model, document)).listen();
    listening =
        Subscription.combine(
            model.zoomProperty().subscribe(this::arrange),
            model.rotationProperty().subscribe(this::turn),
            model.selectionProperty().subscribe(this::remark),
            model.find().foundProperty().subscribe(this::foundAnew),
            // Another screen, or the first: what is drawn is drawn for its pixels.
            sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .subscribe(scale -> arrange()));
    model.quotes().addListener(quotesListener);
  }

  private final javafx.collections.ListChangeListener<TextSpan> quotesListener =
      change -> showStrip();

  private void bar(ScrollBar bar, Orientation orientation) {
    bar.setOrientation(orientation);
    bar.setFocusTraversable(false);
    bar.valueProperty()
        .subscribe(
            () -> {
              if (!moving) {
                scrollTo(horizontal.getValue(), vertical.getValue());
              }
            });
  }

  @Override
  public Node node() {
    return this;
  }

  PageModel model() {
    return model;
  }

  Document document() {
    return document;
  }

  PdfDrawer drawer() {
    return drawer;
  }

  Column column() {
    return column;
  }

  double viewportHeight() {
    return viewport.getHeight();
  }

  @Override
  public void goTo(PageModel.Target next) {
    target = next;
    reached = false;
    if (isLaidOut()) {
      reach();
      remark();
      showStrip();
    }
  }

  private void jump(Spot spot) {
    model.jumpTo(spot);
  }

  @Override
  public void close() {
    closed = true;
    listening.unsubscribe();
    model.quotes().removeListener(quotesListener);
    drawer.close();
  }

  private boolean isLaidOut() {
    return !closed && viewport.getWidth() > 2 && viewport.getHeight() > 2;
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double top = snappedTopInset();
    double width = getWidth() - left - snappedRightInset();
    double height = getHeight() - top - snappedBottomInset();
    double barWidth = snapSizeX(vertical.prefWidth(-1));
    double stripWidth = snapSizeX(strip.prefWidth(-1));
    double barHeight = horizontal.isVisible() ? snapSizeY(horizontal.prefHeight(-1)) : 0;
    double paperWidth = width - barWidth - stripWidth;
    boolean sized = viewport.getWidth() != paperWidth || viewport.getHeight() != height - barHeight;
    viewport.resizeRelocate(left, top, paperWidth, height - barHeight);
    strip.resizeRelocate(left + paperWidth, top, stripWidth, height - barHeight);
    vertical.resizeRelocate(left + width - barWidth, top, barWidth, height - barHeight);
    horizontal.resizeRelocate(left, top + height - barHeight, paperWidth, barHeight);
    if (sized) {
      arrange();
    }
  }

  private void turn() {
    sheets.values().forEach(sheet -> viewport.getChildren().remove(sheet));
    sheets.clear();
    arrange();
    showStrip();
  }

  /** Lays the pages out anew, for a new size of the pane or a new zoom, and keeps the place. */
  private void arrange() {
    if (!isLaidOut()) {
      return;
    }
    layOut();
    if (reached) {
      scrollTo(x, yOf(anchor));
    } else {
      reach();
      showStrip();
    }
  }

  private void layOut() {
    column = new Column(document, scale(), model.rotationProperty().get());
    model.shownAt(column.scale() / PIXELS_PER_POINT);
    horizontal.setVisible(column.totalWidth() > viewport.getWidth() + 1);
  }

  private double scale() {
    int degrees = model.rotationProperty().get();
    double zoom = model.zoomProperty().get();
    if (zoom > 0) {
      return zoom * PIXELS_PER_POINT;
    }
    double across =
        Math.max(100, viewport.getWidth() - 2 * Column.GAP) / Column.usualWidth(document, degrees);
    double down =
        Math.max(100, viewport.getHeight() - 2 * Column.GAP)
            / Column.usualHeight(document, degrees);
    return zoom == PageModel.FIT_PAGE ? Math.min(across, down) : across;
  }

  /** Enlarges so that what is under a point of this pane stays there. */
  void zoomAt(double factor, double paneX, double paneY) {
    Point2D at = viewport.parentToLocal(paneX, paneY);
    int page = column.pageAt(y + at.getY());
    double shareX = (at.getX() - left(page)) / column.width(page);
    double shareY = (y + at.getY() - column.top(page)) / column.height(page);
    model.zoomBy(factor);
    double newLeft = left(page) + x;
    scrollTo(
        newLeft + shareX * column.width(page) - at.getX(),
        column.top(page) + shareY * column.height(page) - at.getY());
  }

  private double yOf(Spot spot) {
    int page = Math.clamp(spot.page(), 1, Math.max(1, column.pages()));
    if (column.pages() == 0) {
      return 0;
    }
    return spot.share() < 0
        ? column.top(page) - Column.GAP
        : column.top(page) + spot.share() * column.height(page) - viewport.getHeight() * QUOTE_AT;
  }

  private void reach() {
    reached = true;
    model.reached(target.serial());
    if (!target.reveal().map(this::reveal).orElse(false)) {
      scrollTo(x, yOf(target.spot()));
      int page = Math.clamp(target.spot().page(), 1, Math.max(1, column.pages()));
      tell(target.spot().share() < 0 ? Spot.topOf(page) : new Spot(page, target.spot().share()));
    }
  }

  /** Brings words into sight; a quote comes to stand where one reads. */
  private boolean reveal(TextSpan words) {
    if (words.page() > document.pages().size()) {
      return false;
    }
    Page page = document.page(words.page());
    int end = Math.min(words.end(), page.text().length());
    List<Box> boxes = page.layout().boxes(Math.min(words.start(), end), end);
    if (boxes.isEmpty()) {
      return false;
    }
    Box box = Column.turn(page, model.rotationProperty().get()).shown(boxes.getFirst());
    double top = column.top(words.page()) + box.y() * column.scale();
    double bottom = top + box.height() * column.scale();
    boolean inSight = top > y + 20 && bottom < y + viewport.getHeight() - 20;
    boolean quote = target.marks().contains(words);
    scrollTo(
        centred(words.page(), box), inSight && !quote ? y : top - viewport.getHeight() * QUOTE_AT);
    tell(spotAt(y + viewport.getHeight() * QUOTE_AT, words.page()));
    return true;
  }

  /** On a page that is wider than the pane. */
  private double centred(int page, Box box) {
    double middle = left(page) + x + (box.x() + box.width() / 2) * column.scale();
    boolean inSight = middle > x + 20 && middle < x + viewport.getWidth() - 20;
    return inSight ? x : middle - viewport.getWidth() / 2;
  }

  /** The reading place, but on this page if it shows: what was asked for is what is told. */
  private Spot spotAt(double height, int page) {
    Spot spot = spotAt(height);
    return spot.page() == page ? spot : Spot.topOf(page);
  }

  private Spot spotAt(double height) {
    int page = column.pageAt(height);
    return new Spot(page, Math.max(0, (height - column.top(page)) / column.height(page)));
  }

  private void tell(Spot spot) {
    anchor = spot;
    model.at(spot);
  }

  /** Moves what is in sight, as a person does. */
  void scrollBy(double dx, double dy) {
    if (isLaidOut()) {
      scrollTo(x + dx, y + dy);
    }
  }

  void scrollTo(double newX, double newY) {
    if (!isLaidOut() || column.pages() == 0) {
      return;
    }
    double mostX = Math.max(0, column.totalWidth() - viewport.getWidth());
    double mostY = Math.max(0, column.totalHeight() - viewport.getHeight());
    double before = y;
    x = Math.clamp(Math.rint(newX), 0.0, mostX);
    y = Math.clamp(Math.rint(newY), 0.0, mostY);
    moving = true;
    show(horizontal, x, mostX, viewport.getWidth());
    show(vertical, y, mostY, viewport.getHeight());
    moving = false;
    if (reached && before != y) {
      tell(spotAt(y + viewport.getHeight() * QUOTE_AT));
    }
    place();
  }

  private static void show(ScrollBar bar, double value, double most, double seen) {
    bar.setMax(Math.max(1, most));
    bar.setVisibleAmount(most <= 0 ? 1 : seen / (most + seen) * most);
    bar.setBlockIncrement(0.9 * seen);
    bar.setUnitIncrement(40);
    bar.setValue(value);
  }

  private void place() {
    // Half a pane beyond what is in sight, so that slow scrolling never meets an empty sheet.
    double beyond = viewport.getHeight() / 2;
    int first = column.pageAt(Math.max(0, y - beyond));
    int last = column.pageAt(y + viewport.getHeight() + beyond);
    sheets.values().removeIf(sheet -> isOutside(sheet, first, last));
    for (int page = first; page <= last; page++) {
      Sheet sheet = sheets.computeIfAbsent(page, this::add);
      sheet.resizeRelocate(
          left(page),
          Math.rint(column.top(page) - y),
          Math.rint(column.width(page)),
          Math.rint(column.height(page)));
    }
    painter.paint(sheets.values(), viewport.getWidth(), viewport.getHeight(), outputScale());
  }

  private boolean isOutside(Sheet sheet, int first, int last) {
    boolean outside = sheet.number() < first || sheet.number() > last;
    if (outside) {
      viewport.getChildren().remove(sheet);
    }
    return outside;
  }

  private Sheet add(int number) {
    Page page = document.page(number);
    PageTurn turn = Column.turn(page, model.rotationProperty().get());
    String caption = strings.get("sheet", number, column.pages());
    Sheet sheet = new Sheet(number, turn, caption + "\n" + page.text());
    sheet.mark(marks.on(number));
    viewport.getChildren().add(sheet);
    drawer.links(number, links -> link(sheet, links));
    return sheet;
  }

  private void link(Sheet sheet, List<PageLink> links) {
    if (!links.isEmpty()) {
      sheet.link(links.stream().map(link -> new LinkArea(link, words(link), onLink)).toList());
    }
  }

  private String words(PageLink link) {
    return switch (link) {
      case PageLink.Inside inside -> strings.get("link.page", inside.spot().page());
      case PageLink.Address address -> strings.get("link.address", address.address());
    };
  }

  private Node failedNote(Sheet sheet, dev.carrel.engine.ground.CarrelException error) {
    return PageErrors.note(
        strings,
        error,
        () -> {
          drawer.forgive(sheet.number());
          sheet.say(Optional.empty());
          place();
        });
  }

  private void remark() {
    sheets.values().forEach(sheet -> sheet.mark(marks.on(sheet.number())));
  }

  private void foundAnew() {
    remark();
    showStrip();
  }

  private void showStrip() {
    strip.show(document, model, column);
  }

  /** In the viewport, negative where the page begins to the left of it. */
  private double left(int page) {
    double room = Math.max(viewport.getWidth(), column.totalWidth());
    return Math.floor((room - column.width(page)) / 2) - x;
  }

  /** The sheet at a point of this pane, or the nearest one above or below. */
  Optional<Sheet> sheetAt(double paneX, double paneY) {
    Point2D at = viewport.parentToLocal(paneX, paneY);
    int page = column.pageAt(y + Math.clamp(at.getY(), 0.0, viewport.getHeight()));
    return Optional.ofNullable(sheets.get(page));
  }

  /** The first page of which something is in sight, and the point of it at the upper edge. */
  int firstInSight() {
    return column.pageAt(y + Column.GAP);
  }

  double topInSight(int page) {
    return Math.max(0, (y - column.top(page)) / column.scale());
  }

  /** Pixels of the screen per pixel of the scene: drawings are made for the screen. */
  private double outputScale() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : Math.max(1, window.getRenderScaleX());
  }
}
