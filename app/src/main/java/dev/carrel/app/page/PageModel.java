package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** Which document is shown, where, how large, and what is marked in it. */
public final class PageModel {
  /** The {@link #zoomProperty} that fits the page's width to the pane's. */
  public static final double FIT_WIDTH = 0;

  private static final double SMALLEST = 0.25;
  private static final double LARGEST = 5;
  private static final double STEP = 1.2;

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
   * @param page from 1
   * @param marks what to mark; the view goes to the first
   */
  public record Target(long serial, int page, List<TextSpan> marks) {
    public Target {
      marks = List.copyOf(marks);
    }
  }

  private final ReadOnlyObjectWrapper<Optional<Open>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Target> target =
      new ReadOnlyObjectWrapper<>(new Target(0, 1, List.of()));
  private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper(1);
  private final DoubleProperty zoom = new SimpleDoubleProperty(FIT_WIDTH);
  private final ReadOnlyDoubleWrapper shownScale = new ReadOnlyDoubleWrapper(1);

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

  /** 1 is the size of the paper at 96 dots an inch; {@link #FIT_WIDTH} follows the pane. */
  public DoubleProperty zoomProperty() {
    return zoom;
  }

  /** The size as shown now, also while the width is fitted. */
  public ReadOnlyDoubleProperty shownScaleProperty() {
    return shownScale.getReadOnlyProperty();
  }

  /** Shows a document from its first page, unless it is already on show. */
  public void open(Document document, Optional<String> password) {
    if (!isOpen(document)) {
      open(document, password, List.of());
    }
  }

  /** Shows a document with these places marked, at the first of them. */
  public void open(Document document, Optional<String> password, List<TextSpan> marks) {
    int first = marks.isEmpty() ? 1 : marks.getFirst().page();
    if (!isOpen(document)) {
      page.set(first);
      // The target belongs to the document: set before it, so that no view goes to the old place.
      target.set(new Target(target.get().serial() + 1, first, marks));
      open.set(Optional.of(new Open(document, password)));
    } else {
      target.set(new Target(target.get().serial() + 1, first, marks));
    }
  }

  private boolean isOpen(Document document) {
    return open.get().filter(now -> now.document().id().equals(document.id())).isPresent();
  }

  /** Shows nothing. */
  public void close() {
    open.set(Optional.empty());
  }

  /** Goes to a page, or to the nearest that there is; what is marked stays marked. */
  public void goTo(int number) {
    int pages = open.get().map(now -> now.document().pages().size()).orElse(1);
    int nearest = Math.clamp(number, 1, Math.max(1, pages));
    target.set(new Target(target.get().serial() + 1, nearest, target.get().marks()));
  }

  void at(int number) {
    page.set(number);
  }

  void shownAt(double scale) {
    shownScale.set(scale);
  }

  public void zoomIn() {
    zoom.set(Math.min(LARGEST, shownScale.get() * STEP));
  }

  public void zoomOut() {
    zoom.set(Math.max(SMALLEST, shownScale.get() / STEP));
  }

  public void fitWidth() {
    zoom.set(FIT_WIDTH);
  }
}
