// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How large the document on show is, how it is turned, and what stands beside it. */
public final class PageLook {
  /** The {@link #zoomProperty} that fits the page's width to the pane's. */
  public static final double FIT_WIDTH = 0;

  /** The {@link #zoomProperty} that fits the whole page to the pane. */
  public static final double FIT_PAGE = -1;

  static final double SMALLEST = 0.1;
  static final double LARGEST = 8;
  private static final double STEP = 1.2;

  private final DoubleProperty zoom = new SimpleDoubleProperty(FIT_WIDTH);
  private final ReadOnlyDoubleWrapper shownScale = new ReadOnlyDoubleWrapper(1);
  private final IntegerProperty rotation = new SimpleIntegerProperty(0);
  private final ObjectProperty<Strip> strip = new SimpleObjectProperty<>(Strip.NONE);

  PageLook() {}

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

  /** As a document was left. */
  void show(Place place) {
    zoom.set(place.zoom());
    rotation.set(place.rotation());
    strip.set(place.strip() == null ? Strip.NONE : place.strip());
  }

  /** As the document on show would be left at a spot. */
  Place place(Spot spot) {
    return new Place(spot.page(), spot.share(), zoom.get(), rotation.get(), strip.get());
  }

  /** A document that was never open has the zoom and the strip that one has chosen last. */
  Place fresh() {
    return new Place(1, Spot.TOP, zoom.get(), 0, strip.get());
  }

  /**
   * Pixels per point in a pane of a size.
   *
   * @param unit pixels per point at zoom 1
   */
  double scale(Document document, double unit, double width, double height) {
    if (zoom.get() > 0) {
      return zoom.get() * unit;
    }
    int degrees = rotation.get();
    double across = fit(width) / Column.usualWidth(document, degrees);
    double down = fit(height) / Column.usualHeight(document, degrees);
    return zoom.get() == FIT_PAGE ? Math.min(across, down) : across;
  }

  private static double fit(double room) {
    return Math.max(100, room - 2 * Column.GAP);
  }

  void shownAt(double scale) {
    shownScale.set(scale);
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
}
