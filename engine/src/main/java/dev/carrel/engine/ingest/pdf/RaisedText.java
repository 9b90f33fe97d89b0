// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.flow.RaisedSigns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Small signs above or below a line's own: marks of notes, exponents, indices and the parts of
 * fractions. They become the characters that say so, since "$320" with a raised 1 is not "$3201".
 */
final class RaisedText {

  private static final Map<String, String> FRACTIONS =
      Map.ofEntries(
          Map.entry("1/2", "\u00BD"),
          Map.entry("1/4", "\u00BC"),
          Map.entry("3/4", "\u00BE"),
          Map.entry("1/3", "\u2153"),
          Map.entry("2/3", "\u2154"),
          Map.entry("1/5", "\u2155"),
          Map.entry("2/5", "\u2156"),
          Map.entry("3/5", "\u2157"),
          Map.entry("4/5", "\u2158"),
          Map.entry("1/6", "\u2159"),
          Map.entry("5/6", "\u215A"),
          Map.entry("1/8", "\u215B"),
          Map.entry("3/8", "\u215C"),
          Map.entry("5/8", "\u215D"),
          Map.entry("7/8", "\u215E"));

  /** A raised sign is smaller than this share of its neighbour. */
  private static final float SMALL = 0.85f;

  private static final float SMALLEST = 0.4f;

  private static final float RAISED = 0.12f;

  /** The same for signs that are as large as their line. */
  private static final float RAISED_LARGE = 0.2f;

  /** And stand so near to what they are raised behind. */
  private static final float NEAR = 0.35f;

  /** Signs that may be a mark of a note. */
  private static final Pattern MARK = Pattern.compile("[0-9*\u2020\u2021]");

  private static final float LOWERED = 0.08f;

  /** No edition and no floor has a number of so many digits. */
  private static final int AMOUNT = 3;

  private static final Pattern AMOUNTS = Pattern.compile("[0-9.,]{3}");

  private enum Level {
    LINE,
    ABOVE,
    BELOW
  }

  private RaisedText() {}

  /** The glyphs of a line from left to right, with raised and lowered ones as such characters. */
  static List<Glyph> of(List<Glyph> line) {
    List<Level> levels = levels(line);
    if (!levels.contains(Level.ABOVE) && !levels.contains(Level.BELOW)) {
      return line;
    }
    List<Glyph> out = new ArrayList<>(line.size());
    for (int i = 0; i < line.size(); ) {
      int end = i;
      while (end < line.size() && levels.get(end) == levels.get(i)) {
        end++;
      }
      List<Glyph> run = line.subList(i, end);
      if (levels.get(i) == Level.ABOVE && isSlash(line, end) && isDigits(words(run))) {
        int last = end + 1;
        while (last < line.size() && isSmallDigit(line.get(last), levels.get(last), run)) {
          last++;
        }
        out.addAll(fraction(line.subList(i, Math.max(end, last)), words(run)));
        i = Math.max(end, last);
        continue;
      }
      if (levels.get(i) == Level.LINE || run.size() > RaisedSigns.LONGEST) {
        out.addAll(run);
      } else {
        out.addAll(shifted(run, levels.get(i), out));
      }
      i = end;
    }
    return out;
  }

  private static List<Level> levels(List<Glyph> line) {
    float usual = usual(line);
    List<Level> levels = new ArrayList<>(line.size());
    for (int i = 0; i < line.size(); i++) {
      Level level = line.get(i).em() <= SMALL * usual ? level(line, i) : sameSize(line, i, levels);
      boolean joins =
          level == Level.LINE
              && i > 0
              && isDigits(line.get(i).text())
              && isDigits(line.get(i - 1).text())
              && line.get(i).em() <= SMALL * line.get(i - 1).em()
              && line.get(i).baseline() <= line.get(i - 1).baseline() + 1;
      levels.add(joins ? Level.ABOVE : level);
    }
    return levels;
  }

  /** A mark of a note may be as large as the line: it stands clearly above what it follows. */
  private static Level sameSize(List<Glyph> line, int at, List<Level> levels) {
    Glyph glyph = line.get(at);
    if (at == 0 || !MARK.matcher(glyph.text()).matches()) {
      return Level.LINE;
    }
    Glyph last = line.get(at - 1);
    float up = last.baseline() - glyph.baseline();
    if (levels.getLast() == Level.ABOVE) {
      boolean goesOn = Math.abs(up) < 0.05f * glyph.em();
      return goesOn && last.em() > SMALL * glyph.em() ? Level.ABOVE : Level.LINE;
    }
    boolean behind =
        glyph.left() - last.right() < NEAR * glyph.em() && last.em() <= glyph.em() / SMALL;
    return behind && levels.getLast() == Level.LINE && up >= RAISED_LARGE * glyph.em()
        ? Level.ABOVE
        : Level.LINE;
  }

  /** The size of type of most of a line: a large sign at its start raises nothing. */
  private static float usual(List<Glyph> line) {
    float[] sizes = new float[line.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = line.get(i).em();
    }
    Arrays.sort(sizes);
    return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
  }

  /** Against the nearest glyph of a larger size on either side, if it is not far. */
  private static Level level(List<Glyph> line, int at) {
    Glyph glyph = line.get(at);
    for (int step = 1; step <= RaisedSigns.LONGEST; step++) {
      for (int other : new int[] {at - step, at + step}) {
        if (other >= 0 && other < line.size() && isLarge(line.get(other), glyph)) {
          Glyph large = line.get(other);
          float up = large.baseline() - glyph.baseline();
          if (up >= RAISED * large.em()) {
            return Level.ABOVE;
          }
          return up <= -LOWERED * large.em() ? Level.BELOW : Level.LINE;
        }
      }
    }
    return Level.LINE;
  }

  /** Larger, but no initial over several lines. */
  private static boolean isLarge(Glyph other, Glyph glyph) {
    return glyph.em() <= SMALL * other.em() && glyph.em() >= SMALLEST * other.em();
  }

  private static boolean isSlash(List<Glyph> line, int at) {
    return at + 1 < line.size()
        && (line.get(at).text().equals("/") || line.get(at).text().equals("\u2044"));
  }

  private static boolean isSmallDigit(Glyph glyph, Level level, List<Glyph> above) {
    return isDigits(glyph.text())
        && (level == Level.BELOW || glyph.em() <= 1.1f * above.getFirst().em());
  }

  private static boolean isDigits(String words) {
    return !words.isEmpty() && words.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String words(List<Glyph> run) {
    StringBuilder words = new StringBuilder();
    run.forEach(glyph -> words.append(glyph.text()));
    return words.toString();
  }

  /** One character where there is one for it, else raised, a slash, and lowered digits. */
  private static List<Glyph> fraction(List<Glyph> all, String above) {
    String words = words(all).replace('\u2044', '/');
    String whole = FRACTIONS.get(words);
    if (whole != null) {
      Glyph first = all.getFirst();
      Glyph last = all.getLast();
      return List.of(first.withText(whole).upTo(last));
    }
    List<Glyph> out = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String text = all.get(i).text();
      out.add(
          i < above.length()
              ? all.get(i).withText(RaisedSigns.above(text, ' '))
              : isDigits(text)
                  ? all.get(i).withText(RaisedSigns.below(text))
                  : all.get(i).withText("\u2044"));
    }
    return out;
  }

  /** Behind nothing, or behind an amount: a letter that is raised there makes no ordinal of it. */
  private static boolean isAmount(List<Glyph> previous) {
    int size = previous.size();
    String last = words(previous.subList(Math.max(0, size - AMOUNT), size));
    return previous.isEmpty() || AMOUNTS.matcher(last).matches();
  }

  private static List<Glyph> shifted(List<Glyph> run, Level level, List<Glyph> previous) {
    String before = isAmount(previous) ? " " : previous.getLast().text();
    String words = words(run);
    String shown =
        level == Level.ABOVE
            ? RaisedSigns.above(words, before.isEmpty() ? ' ' : before.charAt(before.length() - 1))
            : RaisedSigns.below(words);
    List<Glyph> out = new ArrayList<>(run.size());
    int at = 0;
    for (Glyph glyph : run) {
      int end = at + glyph.text().length();
      out.add(glyph.withText(shown.substring(at, end)));
      at = end;
    }
    return out;
  }
}
