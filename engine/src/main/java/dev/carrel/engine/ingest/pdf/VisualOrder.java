// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * From the order on the page, left to right, to the order in which the text is read: the inverse of
 * what the Unicode bidirectional algorithm (UAX 9) does for display, for one line.
 */
final class VisualOrder {
  private static final String MIRRORED = "()[]{}<>\u00AB\u00BB\u2039\u203A";
  private static final String WITHIN_NUMBERS = ".,:/-+\u066B\u066C";

  private VisualOrder() {}

  /** The pieces in reading order; the same list if nothing in it reads from the right. */
  static List<Piece> toLogical(List<Piece> visual, boolean pageReadsRightToLeft) {
    int right = 0;
    int left = 0;
    for (Piece piece : visual) {
      right += piece.isRightToLeft() ? 1 : 0;
      left += piece.isLeftToRight() ? 1 : 0;
    }
    if (right == 0) {
      return visual;
    }
    boolean fromRight = right > left || (right == left && pageReadsRightToLeft);
    return fromRight || (pageReadsRightToLeft && 4 * right > left)
        ? rightToLeftLine(visual)
        : leftToRightLine(visual);
  }

  private static List<Piece> rightToLeftLine(List<Piece> visual) {
    List<Piece> line = new ArrayList<>(visual.reversed());
    List<Piece> asDrawn = new ArrayList<>(line);
    int i = 0;
    while (i < line.size()) {
      int end = leftToRightRun(line, i);
      if (end > i) {
        Collections.reverse(line.subList(i, end));
        Collections.reverse(asDrawn.subList(i, end));
        i = end;
      } else {
        line.set(i, mirrored(line.get(i)));
        i++;
      }
    }
    // Some programs call a bracket by what is drawn, others by what it opens or closes.
    return unmatched(asDrawn) < unmatched(line) ? asDrawn : line;
  }

  /** How many brackets close what is not open, or stay open. */
  private static int unmatched(List<Piece> line) {
    int[] open = new int[MIRRORED.length() / 2];
    int unmatched = 0;
    for (Piece piece : line) {
      int at = piece.text().length() == 1 ? MIRRORED.indexOf(piece.text()) : -1;
      if (at >= 0 && at % 2 == 0) {
        open[at / 2]++;
      } else if (at >= 0 && open[at / 2] > 0) {
        open[at / 2]--;
      } else if (at >= 0) {
        unmatched++;
      }
    }
    return unmatched + Arrays.stream(open).sum();
  }

  /** The end of the run of Latin words or of one number that starts here, else {@code start}. */
  private static int leftToRightRun(List<Piece> line, int start) {
    if (!startsRun(line.get(start))) {
      return start;
    }
    int end = start + 1;
    boolean words = line.get(start).isLeftToRight();
    for (int i = start + 1; i < line.size() && !line.get(i).isRightToLeft(); i++) {
      Piece piece = line.get(i);
      boolean joins = words || onlySeparator(line, end, i);
      if (joins && piece.isLeftToRight()) {
        words = true;
        end = i + 1;
      } else if (joins && piece.isDigit()) {
        end = i + 1;
      } else if (!joins && startsRun(piece)) {
        return numberBeforeWords(line, end, i) ? leftToRightRun(line, i) : end;
      }
    }
    return end;
  }

  /**
   * Whether a number and the Latin word beside it are one: "Python 3". They would look the same the
   * other way round, which is rarer.
   */
  private static boolean numberBeforeWords(List<Piece> line, int from, int to) {
    return to == from + 1 && line.get(from).isSpace() && line.get(to).isLeftToRight();
  }

  private static boolean startsRun(Piece piece) {
    return piece.isLeftToRight() || piece.isDigit();
  }

  private static boolean onlySeparator(List<Piece> line, int from, int to) {
    return to == from || (to == from + 1 && WITHIN_NUMBERS.contains(line.get(from).text()));
  }

  private static List<Piece> leftToRightLine(List<Piece> visual) {
    List<Piece> line = new ArrayList<>(visual);
    int i = 0;
    while (i < line.size()) {
      if (!line.get(i).isRightToLeft()) {
        i++;
        continue;
      }
      int end = i + 1;
      for (int j = i + 1; j < line.size() && !line.get(j).isLeftToRight(); j++) {
        end = line.get(j).isRightToLeft() ? j + 1 : end;
      }
      List<Piece> run = rightToLeftLine(line.subList(i, end));
      for (int j = i; j < end; j++) {
        line.set(j, run.get(j - i));
      }
      i = end;
    }
    return line;
  }

  private static Piece mirrored(Piece piece) {
    int at = piece.text().length() == 1 ? MIRRORED.indexOf(piece.text()) : -1;
    return at < 0 ? piece : piece.withText(MIRRORED.substring(at ^ 1, (at ^ 1) + 1));
  }
}
