package dev.carrel.app.page;

import dev.carrel.app.fx.Background;
import dev.carrel.app.selection.Selection;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which document is shown, where, how large, how it is turned, and what is marked in it. */
public final class PageModel {
  /** The {@link #zoomProperty} that fits the page's width to the pane's. */
  public static final double FIT_WIDTH = 0;

  /** The {@link #zoomProperty} that fits the whole page to the pane. */
  public static final double FIT_PAGE = -1;

  static final double SMALLEST = 0.1;
  static final double LARGEST = 8;
  private static final double STEP = 1.2;

  /** Documents whose places are remembered. */
  private static final int MOST_PLACES = 500;

  /**
   * What is on show.
   *
   * @param document the document
   * @param password opens its file, if it is encrypted and was opened in this session
   */
  public record Open(Document document, Optional<String> password) {}

  /**
   * A place to go to. Two of the same place differ, so that one can go there again.
   *
   * @param serial counts up
   * @param spot where
   * @param reveal words to bring into sight, instead of the spot
   * @param marks the quote that is looked at
   */
  public record Target(long serial, Spot spot, Optional<TextSpan> reveal, List<TextSpan> marks) {
    public Target {
      marks = List.copyOf(marks);
    }
  }

  private final ReadOnlyObjectWrapper<Optional<Open>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Target> target =
      new ReadOnlyObjectWrapper<>(new Target(0, Spot.topOf(1), Optional.empty(), List.of()));
  private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper(1);
  private final DoubleProperty zoom = new SimpleDoubleProperty(FIT_WIDTH);
  private final ReadOnlyDoubleWrapper shownScale = new ReadOnlyDoubleWrapper(1);
  private final IntegerProperty rotation = new SimpleIntegerProperty(0);
  private final ObjectProperty<Strip> strip = new SimpleObjectProperty<>(Strip.NONE);
  private final ReadOnlyObjectWrapper<PdfFacts> facts = new ReadOnlyObjectWrapper<>(PdfFacts.NONE);
  private final ObjectProperty<Optional<Selection>> selection =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
  private final ObservableList<TextSpan> quotes = FXCollections.observableArrayList();
  private final Map<String, Place> places = new LinkedHashMap<>(16, 0.75f, true);
  private final History history = new History();
  private final FindModel find;
  private final NoteModel note;
  private Spot spot = Spot.topOf(1);
  private long reached;

  /** Shows nothing yet. */
  public PageModel(Background background) {
    find = new FindModel(background, page::get, this::reveal);
    note = new NoteModel(background, this::replaced);
  }

  public ReadOnlyObjectProperty<Optional<Open>> openProperty() {
    return open.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Target> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** The page that is read now, from 1. */
  public ReadOnlyIntegerProperty pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** 1 is the size of the paper at 96 dots an inch; or {@link #FIT_WIDTH}, {@link #FIT_PAGE}. */
  public DoubleProperty zoomProperty() {
    return zoom;
  }

  /** The size as shown now, also while it is fitted to the pane. */
  public ReadOnlyDoubleProperty shownScaleProperty() {
    return shownScale.getReadOnlyProperty();
  }

  /** By how many degrees the pages are turned, clockwise: 0, 90, 180 or 270. */
  public IntegerProperty rotationProperty() {
    return rotation;
  }

  /** What stands beside the pages. */
  public ObjectProperty<Strip> stripProperty() {
    return strip;
  }

  /** The labels and the outline of the file on show, once they are read. */
  public ReadOnlyObjectProperty<PdfFacts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** The text that is selected. */
  public ObjectProperty<Optional<Selection>> selectionProperty() {
    return selection;
  }

  /** Whether {@link #back} leads anywhere. */
  public ReadOnlyBooleanProperty canGoBackProperty() {
    return canGoBack.getReadOnlyProperty();
  }

  /** Where quotes of the conversation stand, in any document; shown along the scroll bar. */
  public ObservableList<TextSpan> quotes() {
    return quotes;
  }

  public FindModel find() {
    return find;
  }

  /** The note on show, to be written into. */
  public NoteModel note() {
    return note;
  }

  /** Shows a document where it was left, unless it is already on show. */
  public void open(Document document, Optional<String> password) {
    if (!isOpen(document)) {
      open(document, password, List.of());
    }
  }

  /** Shows a document with these places marked, at the first of them. */
  public void open(Document document, Optional<String> password, List<TextSpan> marks) {
    Optional<TextSpan> first = marks.stream().findFirst();
    if (isOpen(document)) {
      leave();
      go(first.map(mark -> Spot.topOf(mark.page())).orElse(spot), first, marks);
      return;
    }
    remember();
    Place place = Optional.ofNullable(places.get(document.id().sha256())).orElseGet(this::fresh);
    spot = first.map(mark -> Spot.topOf(mark.page())).orElse(place.spot());
    show(document, password, place, first, marks);
  }

  /** A document that was never open has the zoom and the strip that one has chosen last. */
  private Place fresh() {
    return new Place(1, Spot.TOP, zoom.get(), 0, strip.get());
  }

  private void show(
      Document document,
      Optional<String> password,
      Place place,
      Optional<TextSpan> reveal,
      List<TextSpan> marks) {
    open.set(Optional.empty()); // the view of the last document must not follow what comes now
    history.clear();
    canGoBack.set(false);
    selection.set(Optional.empty());
    facts.set(PdfFacts.NONE);
    zoom.set(place.zoom());
    rotation.set(place.rotation());
    strip.set(place.strip() == null ? Strip.NONE : place.strip());
    page.set(Math.clamp(spot.page(), 1, Math.max(1, document.pages().size())));
    // All this belongs to the document: set before it, so that no view goes to the old place.
    go(spot, reveal, marks);
    note.use(Optional.of(document));
    open.set(Optional.of(new Open(document, password)));
    find.use(Optional.of(document));
  }

  /** Opens the file of the document on show again, with another password. */
  public void retry(Optional<String> password) {
    open.get()
        .ifPresent(
            now -> {
              open.set(Optional.empty());
              go(spot, Optional.empty(), target.get().marks());
              open.set(Optional.of(new Open(now.document(), password.or(now::password))));
            });
  }

  /** A changed note takes the place of the one on show. */
  private void replaced(Document old, Document version) {
    if (isOpen(old)) {
      Place place = new Place(spot.page(), spot.share(), zoom.get(), 0, strip.get());
      places.remove(old.id().sha256());
      show(version, Optional.empty(), place, Optional.empty(), List.of());
    }
  }

  private boolean isOpen(Document document) {
    return open.get().filter(now -> now.document().id().equals(document.id())).isPresent();
  }

  /** Shows nothing. */
  public void close() {
    remember();
    find.use(Optional.empty());
    note.use(Optional.empty());
    open.set(Optional.empty());
  }

  /** Goes to a page, or to the nearest that there is; what is marked stays marked. */
  public void goTo(int number) {
    int nearest = Math.clamp(number, 1, Math.max(1, pages()));
    go(Spot.topOf(nearest), Optional.empty(), target.get().marks());
  }

  private int pages() {
    return open.get().map(now -> now.document().pages().size()).orElse(1);
  }

  /** Follows a link, a bookmark or a number that was typed; {@link #back} leads back. */
  public void jumpTo(Spot to) {
    if (to.page() >= 1 && to.page() <= pages()) {
      leave();
      go(to, Optional.empty(), target.get().marks());
    }
  }

  /** Brings words into sight. */
  private void reveal(TextSpan words) {
    go(Spot.topOf(words.page()), Optional.of(words), target.get().marks());
  }

  /** Goes back to where the last jump was made. */
  public void back() {
    history.back(spot).ifPresent(this::goThere);
  }

  /** Undoes {@link #back}. */
  public void forward() {
    history.forward(spot).ifPresent(this::goThere);
  }

  private void goThere(Spot to) {
    canGoBack.set(history.canGoBack());
    go(to, Optional.empty(), target.get().marks());
  }

  private void leave() {
    history.leave(spot);
    canGoBack.set(true);
  }

  private void go(Spot to, Optional<TextSpan> reveal, List<TextSpan> marks) {
    target.set(new Target(target.get().serial() + 1, to, reveal, marks));
  }

  /** The view is where the target is. */
  void reached(long serial) {
    reached = serial;
  }

  /** Where a new view begins: at the target, or where one has scrolled from there. */
  Target resume() {
    Target now = target.get();
    return reached < now.serial()
        ? now
        : new Target(now.serial(), spot, Optional.empty(), now.marks());
  }

  /** The view shows this. */
  void at(Spot now) {
    spot = now;
    page.set(now.page());
  }

  void shownAt(double scale) {
    shownScale.set(scale);
  }

  void tell(PdfFacts read) {
    facts.set(read);
  }

  public void zoomIn() {
    zoomBy(STEP);
  }

  public void zoomOut() {
    zoomBy(1 / STEP);
  }

  /** Makes the page larger by a factor, within limits. */
  void zoomBy(double factor) {
    zoom.set(Math.clamp(shownScale.get() * factor, SMALLEST, LARGEST));
  }

  public void fitWidth() {
    zoom.set(FIT_WIDTH);
  }

  public void fitPage() {
    zoom.set(FIT_PAGE);
  }

  /** Turns the pages by a quarter, clockwise. */
  public void rotate() {
    rotation.set((rotation.get() + 90) % 360);
  }

  /** Turns the pages by a quarter, against the clock. */
  public void rotateBack() {
    rotation.set((rotation.get() + 270) % 360);
  }

  /** Shows something beside the pages, or hides it if it is there. */
  public void toggle(Strip which) {
    strip.set(strip.get() == which ? Strip.NONE : which);
  }

  static double mended(double zoom) {
    boolean fitted = zoom == FIT_WIDTH || zoom == FIT_PAGE;
    return fitted || (zoom >= SMALLEST && zoom <= LARGEST) ? zoom : FIT_WIDTH;
  }

  private void remember() {
    open.get()
        .ifPresent(
            now ->
                places.put(
                    now.document().id().sha256(),
                    new Place(spot.page(), spot.share(), zoom.get(), rotation.get(), strip.get())));
    var oldest = places.entrySet().iterator();
    while (places.size() > MOST_PLACES) {
      oldest.next();
      oldest.remove();
    }
  }

  /**
   * How each document was left, the one on show too; by the hexadecimal digits of its id, the last
   * used last.
   */
  public Map<String, Place> places() {
    remember();
    return new LinkedHashMap<>(places);
  }

  /** Takes back what {@link #places} gave; for documents that are opened after this. */
  public void restore(Map<String, Place> kept) {
    kept.forEach((id, place) -> places.put(id, place.mended()));
  }
}
