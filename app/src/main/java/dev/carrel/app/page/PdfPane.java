// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.ShownText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
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

  private final PageModel model;
  private Document document;
  private final PdfDrawer drawer;
  private final Strings strings = Strings.of(PdfPane.class);
  private final Pane viewport = new Pane();
  private final PaneBars bars = new PaneBars(this::scrollTo);
  private final PlaceStrip strip;
  private final HeatStrip heat;
  private final SheetStack sheets;
  private final Subscription listening;
  private Column column;
  private PageModel.Target target;
  private boolean reached;
  private double x;
  private double y;

  /** What a person looks at: a page and how far down it; kept when the pane changes its size. */
  private Spot anchor = Spot.topOf(1);

  private boolean closed;

  PdfPane(PageModel model, PageModel.Open open, PdfDrawer drawer, Consumer<PageLink> onLink) {
    this.model = model;
    this.document = open.document();
    this.drawer = drawer;
    this.column = new Column(document, PIXELS_PER_POINT, 0);
    this.target = model.targetProperty().get();
    sheets = new SheetStack(model, this::document, drawer, viewport, onLink, this::place);
    strip = new PlaceStrip(strings, this::jump);
    heat = new HeatStrip(strings, model.looked(), this::jump);
    setId("pdf-pane");
    getStyleClass().add("pdf-pane");
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    setAccessibleRole(AccessibleRole.SCROLL_PANE);
    setAccessibleText(ShownText.name(document.name()));
    setFocusTraversable(true);
    viewport.getStyleClass().add("desk-top");
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(viewport.widthProperty());
    clip.heightProperty().bind(viewport.heightProperty());
    viewport.setClip(clip);
    getChildren().addAll(viewport, bars.horizontal(), heat, strip, bars.vertical());
    SheetSurface surface = new SheetSurface(this, model);
    new PdfPointer(this, model, surface).listen();
    listening =
        Subscription.combine(
            model.look().zoomProperty().subscribe(this::arrange),
            model.look().rotationProperty().subscribe(this::turn),
            model.selectionProperty().subscribe(sheets::remark),
            model.textProperty().subscribe(text -> text.ifPresent(more -> grown(more, surface))),
            model.find().foundProperty().subscribe(this::foundAnew),
            model.looked().shownProperty().subscribe(this::lookedAnew),
            model.looked().passagesProperty().subscribe(this::lookedAnew),
            // Another screen, or the first: what is drawn is drawn for its pixels.
            sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .subscribe(scale -> arrange()));
    model.quotes().addListener(quotesListener);
  }

  private final javafx.collections.ListChangeListener<TextSpan> quotesListener =
      change -> showStrip();

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

  /** More of its text was read; its paper is as it was. */
  private void grown(Document more, SheetSurface surface) {
    if (more.id().equals(document.id())) {
      document = more;
      surface.forget();
      sheets.retell();
    }
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
      sheets.remark();
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
    ScrollBar vertical = bars.vertical();
    ScrollBar horizontal = bars.horizontal();
    double barWidth = snapSizeX(vertical.prefWidth(-1));
    double stripWidth = snapSizeX(strip.prefWidth(-1));
    double barHeight = horizontal.isVisible() ? snapSizeY(horizontal.prefHeight(-1)) : 0;
    double heatWidth = heat.isVisible() ? snapSizeX(heat.prefWidth(-1)) : 0;
    double paperWidth = width - barWidth - stripWidth - heatWidth;
    boolean sized = viewport.getWidth() != paperWidth || viewport.getHeight() != height - barHeight;
    viewport.resizeRelocate(left, top, paperWidth, height - barHeight);
    heat.resizeRelocate(left + paperWidth, top, heatWidth, height - barHeight);
    strip.resizeRelocate(left + paperWidth + heatWidth, top, stripWidth, height - barHeight);
    vertical.resizeRelocate(left + width - barWidth, top, barWidth, height - barHeight);
    horizontal.resizeRelocate(left, top + height - barHeight, paperWidth, barHeight);
    if (sized) {
      arrange();
    }
  }

  private void turn() {
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
      moveTo(x, sight().yOf(anchor));
    } else {
      reach();
      showStrip();
    }
  }

  private void layOut() {
    double scale =
        model.look().scale(document, PIXELS_PER_POINT, viewport.getWidth(), viewport.getHeight());
    column = new Column(document, scale, model.look().rotationProperty().get());
    model.look().shownAt(column.scale() / PIXELS_PER_POINT);
    bars.horizontal().setVisible(column.totalWidth() > viewport.getWidth() + 1);
  }

  private Sight sight() {
    return new Sight(column, x, y, viewport.getWidth(), viewport.getHeight());
  }

  /** Enlarges so that what is under a point of this pane stays there. */
  void zoomAt(double factor, double paneX, double paneY) {
    Point2D at = viewport.parentToLocal(paneX, paneY);
    Sight before = sight();
    int page = column.pageAt(y + at.getY());
    double shareX = (at.getX() - before.left(page)) / column.width(page);
    double shareY = (at.getY() - before.top(page)) / column.height(page);
    model.look().zoomBy(factor);
    double newLeft = sight().left(page) + x;
    scrollTo(
        newLeft + shareX * column.width(page) - at.getX(),
        column.top(page) + shareY * column.height(page) - at.getY());
  }

  private void reach() {
    reached = true;
    model.reached(target.serial());
    if (!target.reveal().map(this::reveal).orElse(false)) {
      moveTo(x, sight().yOf(target.spot()));
      int page = sight().nearest(target.spot().page());
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
    Box box = Column.turn(page, model.look().rotationProperty().get()).shown(boxes.getFirst());
    double top = column.top(words.page()) + box.y() * column.scale();
    double bottom = top + box.height() * column.scale();
    Sight now = sight();
    boolean stays = now.shows(top, bottom) && !target.marks().contains(words);
    scrollTo(now.xOf(words.page(), box), stays ? y : now.yOf(top));
    tell(sight().read(words.page()));
    return true;
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
    double before = y;
    moveTo(newX, newY);
    if (reached && before != y) {
      tell(sight().read());
    }
  }

  /** Shows this place, which is none that a person chose: what is looked at stays the same. */
  private void moveTo(double newX, double newY) {
    if (!isLaidOut() || column.pages() == 0) {
      return;
    }
    Sight now = sight();
    x = Math.clamp(Math.rint(newX), 0.0, now.mostX());
    y = Math.clamp(Math.rint(newY), 0.0, now.mostY());
    bars.show(sight());
    place();
  }

  private void place() {
    sheets.show(sight(), outputScale());
  }

  private void foundAnew() {
    sheets.remark();
    showStrip();
  }

  private void lookedAnew() {
    sheets.remark();
    heat.show(document, column);
    requestLayout();
  }

  private void showStrip() {
    heat.show(document, column);
    strip.show(document, model, column);
  }

  /** The sheet at a point of this pane, or the nearest one above or below. */
  Optional<Sheet> sheetAt(double paneX, double paneY) {
    return sheets.of(sight().pageAt(viewport.parentToLocal(paneX, paneY).getY()));
  }

  /** The first page of which something is in sight, and the point of it at the upper edge. */
  int firstInSight() {
    return sight().firstPage();
  }

  double topInSight(int page) {
    return sight().topInSight(page);
  }

  /** Pixels of the screen per pixel of the scene: drawings are made for the screen. */
  private double outputScale() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : Math.max(1, window.getRenderScaleX());
  }
}
