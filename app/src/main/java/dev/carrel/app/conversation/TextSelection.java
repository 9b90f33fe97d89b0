package dev.carrel.app.conversation;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;

/** What is selected across passages that stand one below the other, and grows while they do. */
final class TextSelection {
  /** A place between two characters of a passage. */
  private record Place(int passage, int at) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return passage == other.passage
          ? Integer.compare(at, other.at)
          : Integer.compare(passage, other.passage);
    }
  }

  private static final Place START = new Place(0, 0);

  private final Supplier<List<Passage>> passages;
  private Place anchor = START;
  private Place caret = START;

  TextSelection(Supplier<List<Passage>> passages) {
    this.passages = passages;
  }

  boolean isEmpty() {
    return anchor.equals(caret);
  }

  void clear() {
    anchor = caret;
    show();
  }

  void selectAll() {
    List<Passage> all = passages.get();
    if (!all.isEmpty()) {
      anchor = START;
      caret = new Place(all.size() - 1, all.getLast().length());
      show();
    }
  }

  /**
   * Begins at a point of the scene.
   *
   * @param clicks 2 for the word there, 3 for its passage
   */
  void begin(Point2D scene, int clicks) {
    Place place = place(scene);
    anchor = place;
    caret = place;
    List<Passage> all = passages.get();
    if (clicks >= 2 && place.passage < all.size()) {
      Passage passage = all.get(place.passage);
      int length = passage.length();
      anchor = new Place(place.passage, clicks > 2 ? 0 : edge(passage, place.at, false));
      caret = new Place(place.passage, clicks > 2 ? length : edge(passage, place.at, true));
    }
    show();
  }

  private static int edge(Passage passage, int at, boolean after) {
    BreakIterator words = BreakIterator.getWordInstance(Locale.getDefault());
    words.setText(passage.characters());
    int length = passage.length();
    if (after) {
      int next = at >= length ? BreakIterator.DONE : words.following(at);
      return next == BreakIterator.DONE ? length : next;
    }
    return words.isBoundary(Math.min(at, length)) ? at : words.preceding(at);
  }

  /** Takes in all up to a point of the scene. */
  void extend(Point2D scene) {
    caret = place(scene);
    show();
  }

  /** Moves its end by a character. */
  void extend(int by) {
    List<Passage> all = passages.get();
    if (all.isEmpty()) {
      return;
    }
    int at = caret.at + by;
    if (at < 0) {
      caret =
          caret.passage == 0
              ? START
              : new Place(caret.passage - 1, all.get(caret.passage - 1).length());
    } else if (at > all.get(caret.passage).length()) {
      caret = caret.passage + 1 < all.size() ? new Place(caret.passage + 1, 0) : caret;
    } else {
      caret = new Place(caret.passage, at);
    }
    show();
  }

  private Place place(Point2D scene) {
    List<Passage> all = passages.get();
    int nearest = 0;
    double best = Double.MAX_VALUE;
    for (int i = 0; i < all.size(); i++) {
      Bounds bounds = all.get(i).localToScene(all.get(i).getLayoutBounds());
      double x = outside(scene.getX(), bounds.getMinX(), bounds.getMaxX());
      double y = outside(scene.getY(), bounds.getMinY(), bounds.getMaxY());
      // Lines first: beside a table's cell is that cell, above a paragraph is that paragraph.
      double distance = 1000 * y + x;
      if (distance < best) {
        best = distance;
        nearest = i;
      }
    }
    return all.isEmpty() ? START : new Place(nearest, all.get(nearest).place(scene));
  }

  private static double outside(double at, double from, double to) {
    return Math.max(0, Math.max(from - at, at - to));
  }

  private Place first() {
    return anchor.compareTo(caret) < 0 ? anchor : caret;
  }

  private Place last() {
    return anchor.compareTo(caret) < 0 ? caret : anchor;
  }

  /** Marks what is selected, also in passages that were made anew. */
  void show() {
    List<Passage> all = passages.get();
    for (int i = 0; i < all.size(); i++) {
      all.get(i).select(start(i), end(i, all.get(i).length()));
    }
  }

  private int start(int passage) {
    return passage == first().passage ? first().at : 0;
  }

  private int end(int passage, int length) {
    if (passage < first().passage || passage > last().passage) {
      return 0;
    }
    return passage == last().passage ? last().at : length;
  }

  /** The selected words, with what stands between passages. */
  String text() {
    List<Passage> all = passages.get();
    StringBuilder text = new StringBuilder();
    for (int i = first().passage; i <= Math.min(last().passage, all.size() - 1); i++) {
      Passage passage = all.get(i);
      if (i > first().passage) {
        text.append(passage.lead());
      }
      text.append(passage.text(start(i), end(i, passage.length())));
    }
    return text.toString();
  }
}
