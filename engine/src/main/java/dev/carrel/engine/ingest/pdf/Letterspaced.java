// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Words that were typed with a space after each letter, "C O N T R A C T O F S A L E": as words.
 * Letters in the order of the alphabet are answers to choose from, or columns.
 */
final class Letterspaced {
  private static final int FEWEST = 5;

  /** A space between words is so much wider than one between letters. */
  private static final float WIDER = 1.5f;

  /** Wider gaps against the letters' height part columns. */
  private static final float WIDEST = 0.9f;

  private Letterspaced() {}

  /** The pieces of a line from left to right, without such spaces. */
  static List<Piece> join(List<Piece> pieces) {
    List<Piece> out = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); ) {
      int end = endOfRun(pieces, i);
      List<Piece> run = pieces.subList(i, end);
      if ((run.size() + 1) / 2 >= FEWEST && isOneWord(run)) {
        addWords(run, out);
        i = end;
      } else {
        out.add(pieces.get(i));
        i++;
        while (i < end) {
          out.add(pieces.get(i));
          i++;
        }
      }
    }
    return out;
  }

  /** Behind the last of letters that stand alone with one space between, from a place on. */
  private static int endOfRun(List<Piece> pieces, int from) {
    boolean starts = from == 0 || pieces.get(from - 1).isSpace();
    if (!starts || !isLetter(pieces.get(from))) {
      return from + 1;
    }
    int end = from + 1;
    while (end + 1 < pieces.size()
        && pieces.get(end).isSpace()
        && isLetter(pieces.get(end + 1))
        && (end + 2 == pieces.size() || pieces.get(end + 2).isSpace())
        && isUpper(pieces.get(end + 1)) == isUpper(pieces.get(from))) {
      end += 2;
    }
    return end;
  }

  private static boolean isLetter(Piece piece) {
    return piece.text().length() == 1 && Character.isLetter(piece.text().charAt(0));
  }

  private static boolean isUpper(Piece piece) {
    return Character.isUpperCase(piece.text().charAt(0));
  }

  private static boolean isOneWord(List<Piece> run) {
    int ascending = 0;
    for (int i = 2; i < run.size(); i += 2) {
      ascending += run.get(i).text().charAt(0) == run.get(i - 2).text().charAt(0) + 1 ? 1 : 0;
    }
    float usual = usual(run);
    return 2 * ascending < run.size() / 2
        && usual > 0
        && usual < WIDEST * run.getFirst().box().height();
  }

  private static float usual(List<Piece> run) {
    float[] gaps = new float[run.size() / 2];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = gap(run, 2 * i + 1);
    }
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }

  private static float gap(List<Piece> run, int space) {
    return run.get(space + 1).box().x() - run.get(space - 1).box().right();
  }

  private static void addWords(List<Piece> run, List<Piece> out) {
    float usual = usual(run);
    out.add(run.getFirst());
    for (int i = 1; i + 1 < run.size(); i += 2) {
      if (gap(run, i) > WIDER * usual) {
        out.add(run.get(i));
      }
      out.add(run.get(i + 1));
    }
  }
}
