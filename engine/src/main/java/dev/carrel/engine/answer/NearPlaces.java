// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.FoldedText;
import java.util.Optional;

/**
 * Where a text nearly stands, by edit distance (Sellers, 1980), without regard to the case of
 * letters.
 */
final class NearPlaces {
  /**
   * A range of characters.
   *
   * @param distance characters to change, add or leave out
   */
  record Place(int start, int end, int distance) {}

  /** What else a place must be. */
  interface Test {
    boolean holds(int start, int end);
  }

  private final FoldedText text;
  private final Test test;
  private final int limit;
  private Optional<Place> best = Optional.empty();

  /** The nearest of the places that end one behind the other here: most of them overlap. */
  private Optional<Place> here = Optional.empty();

  private NearPlaces(FoldedText text, int limit, Test test) {
    this.text = text;
    this.limit = limit;
    this.test = test;
  }

  /**
   * The nearest place that holds, the first of several.
   *
   * @param limit the greatest distance
   */
  static Optional<Place> nearest(FoldedText text, FoldedText wanted, int limit, Test test) {
    NearPlaces places = new NearPlaces(text, limit, test);
    places.run(small(wanted));
    return places.best;
  }

  /**
   * The column holds, for each length of the wanted text's beginning, the distance of the best
   * match that ends here and where that match starts.
   */
  private void run(char[] wanted) {
    int m = wanted.length;
    int[] distance = new int[m + 1];
    int[] begin = new int[m + 1];
    for (int k = 0; k <= m; k++) {
      distance[k] = k;
    }
    for (int i = 0; i < text.length(); i++) {
      step(text.at(i), i, wanted, distance, begin);
      if (distance[m] <= limit) {
        note(begin[m], i + 1, distance[m]);
      } else if (here.isPresent()) {
        takeBest();
      }
    }
    takeBest();
  }

  private void note(int start, int end, int distance) {
    Optional<Place> least = here.or(() -> best);
    if (least.isEmpty() || distance < least.get().distance()) {
      here = Optional.of(new Place(start, end, distance));
    }
  }

  private void takeBest() {
    best = here.filter(place -> test.holds(place.start(), place.end())).or(() -> best);
    here = Optional.empty();
  }

  private static char[] small(FoldedText key) {
    char[] small = key.toString().toCharArray();
    for (int k = 0; k < small.length; k++) {
      small[k] = Character.toLowerCase(small[k]);
    }
    return small;
  }

  private static void step(char c, int i, char[] wanted, int[] distance, int[] begin) {
    int diagonal = distance[0];
    int diagonalBegin = i;
    char folded = Character.toLowerCase(c);
    begin[0] = i + 1;
    for (int k = 1; k < distance.length; k++) {
      int replaced = diagonal + (wanted[k - 1] == folded ? 0 : 1);
      int replacedBegin = diagonalBegin;
      diagonal = distance[k];
      diagonalBegin = begin[k];
      int missing = distance[k - 1] + 1;
      int added = diagonal + 1;
      if (replaced <= missing && replaced <= added) {
        distance[k] = replaced;
        begin[k] = replacedBegin;
      } else if (missing <= added) {
        distance[k] = missing;
        begin[k] = begin[k - 1];
      } else {
        distance[k] = added;
      }
    }
  }
}
