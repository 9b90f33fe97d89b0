// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The lines beside a column of numbers. Lines of text run on: they begin in the middle of sentences
 * and mostly fill their width; items of a list begin with a capital, or are short.
 */
final class NumberedLines {
  /** How many rows of a list begin as items do. */
  private static final double ITEMS = 0.95;

  /** Numbers with a sign behind them are a list's, unless fewer rows than this begin so. */
  private static final double FEW_ITEMS = 0.6;

  /** Fewer full lines are a list's. */
  private static final float FULL = 0.55f;

  /** The same where each begins with a capital. */
  private static final float FULL_ITEMS = 0.7f;

  /** A full line ends in this share of the widest. */
  private static final float END = 0.15f;

  /** So many numbers beside which nothing stands are no list's. */
  private static final int BLANK = 2;

  private static final float ALIGNED = 0.9f;

  /** In sizes of type. */
  private static final float SHORT = 25;

  private static final float WHITE = 0.6f;
  private static final int EARLIEST_YEAR = 1500;
  private static final int LATEST_YEAR = 2200;

  private final List<Chunk> series;
  private final List<Chunk> body;

  /** All but the numbers. */
  private final List<Chunk> text;

  private final List<Float> baselines;

  NumberedLines(List<Chunk> series, List<Chunk> body) {
    this.series = series;
    this.body = body;
    this.text = new ArrayList<>(body);
    this.text.removeAll(series);
    this.baselines = baselines();
  }

  /** Whether they are lines of text that numbers rising by one stand beside. */
  boolean areText() {
    return standBesideText(false) && !areYears() && !isList();
  }

  /** Whether each number is that of the line that it stands at, so many lines after the last. */
  boolean areNumberedEvery(int step) {
    for (int i = 1; i < series.size(); i++) {
      if (between(series.get(i - 1), series.get(i)) != step) {
        return false;
      }
    }
    return standBesideText(true) && !hasHeading();
  }

  /** How many lines there are from one number to another, that of the latter among them. */
  long between(Chunk above, Chunk below) {
    float reach = 0.3f * below.em();
    float from = above.baseline() + reach;
    return baselines.stream().filter(y -> y > from && y < below.baseline() + reach).count();
  }

  /** The lines of what is no number, from top to bottom. */
  private List<Float> baselines() {
    List<Float> lines = new ArrayList<>();
    List<Chunk> sorted = new ArrayList<>(text);
    sorted.sort(Comparator.comparingDouble(Chunk::baseline));
    for (Chunk chunk : sorted) {
      if (lines.isEmpty() || chunk.baseline() - lines.getLast() > 0.3f * chunk.em()) {
        lines.add(chunk.baseline());
      }
    }
    return lines;
  }

  private boolean areYears() {
    int first = LineNumbers.value(series.getFirst());
    return first >= EARLIEST_YEAR && first <= LATEST_YEAR;
  }

  /** Whether they number the items of a list: under a heading, or each beside a beginning. */
  private boolean isList() {
    int rows = 0;
    int beginnings = 0;
    int speeches = 0;
    int capitals = 0;
    int digits = 0;
    List<List<Chunk>> lines = new ArrayList<>();
    for (Chunk number : series) {
      List<Chunk> line = lineOf(number);
      if (!line.isEmpty()) {
        lines.add(line);
        Chunk first = line.getFirst();
        rows++;
        int c = first.text().codePointAt(0);
        beginnings += Character.isUpperCase(c) || Character.isDigit(c) || c == '(' ? 1 : 0;
        digits += Character.isDigit(c) ? 1 : 0;
        speeches += first.text().matches("[QAFR][.:]?|THE|MR\\.?|MS\\.?|BY") ? 1 : 0;
        capitals += isInCapitals(line) ? 1 : 0;
      }
    }
    if (rows == 0 || hasHeading()) {
      return rows > 0;
    }
    if (series.size() - rows >= BLANK) {
      return false;
    }
    boolean signed = !Character.isDigit(lastOf(series.getFirst()));
    boolean spoken = 4 * speeches >= rows;
    boolean shouted = capitals > rows / 2;
    double items = (double) beginnings / rows;
    if (signed) {
      return items >= FEW_ITEMS || full(lines) < FULL;
    }
    float least = items >= ITEMS ? FULL_ITEMS : FULL;
    boolean ragged = full(lines) < least && areAligned(lines) && !leavesLinesOut();
    boolean numbersOnRight = series.getFirst().left() > lines.getFirst().getFirst().right();
    boolean allItems =
        items >= ITEMS
            && (numbersOnRight
                || leavesLinesOut()
                || digits > rows / 2
                || (areShort(lines) && areAligned(lines)));
    return !spoken && !shouted && !isSmall() && (allItems || ragged);
  }

  /** Whether nearly all begin at one place, as items do: speeches and titles are indented. */
  private static boolean areAligned(List<List<Chunk>> lines) {
    List<Float> starts = lines.stream().map(line -> line.getFirst().left()).sorted().toList();
    float usual = starts.get(starts.size() / 2);
    float em = lines.getFirst().getFirst().em();
    long aligned = starts.stream().filter(x -> Math.abs(x - usual) < 0.5f * em).count();
    return aligned >= ALIGNED * lines.size();
  }

  /** Whether the widest is shorter than lines of text are. */
  private static boolean areShort(List<List<Chunk>> lines) {
    float widest = 0;
    for (List<Chunk> line : lines) {
      widest = Math.max(widest, line.getLast().right() - line.getFirst().left());
    }
    return widest < SHORT * lines.getFirst().getFirst().em();
  }

  private static int lastOf(Chunk number) {
    String text = number.text();
    return text.charAt(text.length() - 1);
  }

  private static boolean isInCapitals(List<Chunk> line) {
    int letters = 0;
    int capitals = 0;
    for (Chunk chunk : line) {
      for (Glyph glyph : chunk.glyphs()) {
        int c = glyph.text().codePointAt(0);
        letters += Character.isLetter(c) ? 1 : 0;
        capitals += Character.isUpperCase(c) ? 1 : 0;
      }
    }
    return letters > 3 && capitals > 0.8 * letters;
  }

  /** The share of lines that end near the end of the widest. */
  private static float full(List<List<Chunk>> lines) {
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    for (List<Chunk> line : lines) {
      left = Math.min(left, line.getFirst().left());
      right = Math.max(right, line.getLast().right());
    }
    float from = right - END * (right - left);
    return (float) lines.stream().filter(line -> line.getLast().right() >= from).count()
        / lines.size();
  }

  /** The words level with a number, from left to right. */
  private List<Chunk> lineOf(Chunk number) {
    List<Chunk> line = new ArrayList<>();
    for (Chunk chunk : text) {
      if (Math.abs(chunk.baseline() - number.baseline()) < 0.3f * number.em()) {
        line.add(chunk);
      }
    }
    line.sort(Comparator.comparingDouble(Chunk::left));
    return line;
  }

  /** Whether a line between the first number and the last has none: an item goes on there. */
  private boolean leavesLinesOut() {
    float top = series.getFirst().baseline() - 1;
    float bottom = series.getLast().baseline() + 1;
    return baselines.stream().filter(y -> y > top && y < bottom).count() > series.size();
  }

  /** Line numbers are often set smaller than the lines. */
  private boolean isSmall() {
    return series.getFirst().em() < 0.95f * ReadingOrder.typeSize(text);
  }

  /** A word such as "No." that stands right above the numbers. */
  private boolean hasHeading() {
    Chunk top = series.getFirst();
    float pitch = series.get(1).baseline() - top.baseline();
    return body.stream()
        .anyMatch(
            chunk ->
                chunk.baseline() < top.baseline() - 0.5f * top.em()
                    && chunk.baseline() > top.baseline() - 2 * pitch
                    && chunk.left() < top.right() + top.em()
                    && chunk.right() > top.left() - top.em()
                    && chunk.glyphs().size() <= 8
                    && chunk
                        .text()
                        .matches(
                            "(?i)no\\.?|nr\\.?|#|n[o\u00B0\u00BA]|item|exhibit|exh\\.?|tab|annex|ex\\."
                                + "|page|seite|qty|pos\\.?"));
  }

  /**
   * Whether all text beside the numbers keeps to one side of them, or to columns on both, and reads
   * as text.
   */
  private boolean standBesideText(boolean alsoBetween) {
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    for (Chunk chunk : series) {
      left = Math.min(left, chunk.left());
      right = Math.max(right, chunk.right());
    }
    float em = series.getFirst().em();
    float top = series.getFirst().top();
    float bottom = series.getLast().bottom();
    List<Chunk> before = new ArrayList<>();
    List<Chunk> behind = new ArrayList<>();
    for (Chunk chunk : text) {
      if (chunk.middle() < top || chunk.middle() > bottom) {
        continue;
      }
      if (chunk.left() > right + WHITE * em) {
        behind.add(chunk);
      } else if (chunk.right() < left - WHITE * em) {
        before.add(chunk);
      } else {
        return false;
      }
    }
    boolean both = !before.isEmpty() && !behind.isEmpty();
    if (before.isEmpty() && behind.isEmpty()) {
      return false;
    }
    return (!both || alsoBetween)
        && (before.isEmpty() || readsAsText(before, em))
        && (behind.isEmpty() || readsAsText(behind, em));
  }

  private static boolean readsAsText(List<Chunk> side, float em) {
    ColumnSide lines = ColumnSide.of(side, em);
    return lines.ink() >= 0.3f && lines.letters() >= 0.6f && lines.charactersPerLine() >= 15;
  }
}
