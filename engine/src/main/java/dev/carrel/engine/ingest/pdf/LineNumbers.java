// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that pleadings and transcripts print beside each line. They would stand in the middle
 * of every sentence, so they come last on the page, a line each: nothing of the page is lost, and
 * no quote is broken.
 *
 * <p>A column of numbers counts only if it cannot be a table's: at the very edge of the text,
 * rising by one (or by five) at an even pitch, eight or more (three where each numbers a fifth
 * line), with words beside most of them that are no items: an item begins with a capital, and its
 * numbers may have a heading.
 *
 * @param text all other chunks
 * @param numbers the chunks of the line numbers, from top to bottom; empty if there are none
 */
record LineNumbers(List<Chunk> text, List<Chunk> numbers) {
  private static final int FEWEST = 8;

  /** So many are enough where each is the number of a fifth line. */
  private static final int FEWEST_FIVES = 3;

  /** How many rows of a list begin as items do. */
  private static final double ITEMS = 0.95;

  private static final float WHITE = 0.6f;
  private static final float ALIGNED = 0.7f;

  static LineNumbers of(List<Chunk> body) {
    List<Chunk> candidates = new ArrayList<>();
    for (Chunk chunk : body) {
      if (value(chunk) >= 0) {
        candidates.add(chunk);
      }
    }
    if (candidates.size() < FEWEST_FIVES) {
      return new LineNumbers(body, List.of());
    }
    candidates.sort(Comparator.comparingDouble(Chunk::baseline));
    List<Chunk> best = List.of();
    for (int i = 0; i < candidates.size() && i < 4 * FEWEST; i++) {
      List<Chunk> series = series(candidates, i);
      if (series.size() > best.size()) {
        best = series;
      }
    }
    boolean enough = best.size() >= FEWEST || isEveryFifthLine(best, body);
    if (!enough || !isEven(best) || !standsBesideText(best, body) || isList(best, body)) {
      return new LineNumbers(body, List.of());
    }
    Set<Chunk> numbers = new HashSet<>(best);
    List<Chunk> text = new ArrayList<>(body);
    text.removeIf(numbers::contains);
    return new LineNumbers(text, best);
  }

  private static int value(Chunk chunk) {
    String text = chunk.text();
    boolean number = text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(text) : -1;
  }

  /** The numbers that go on from one of them, aligned with it. */
  private static List<Chunk> series(List<Chunk> candidates, int first) {
    List<Chunk> series = new ArrayList<>();
    series.add(candidates.get(first));
    int step = 0;
    for (Chunk next : candidates.subList(first + 1, candidates.size())) {
      Chunk last = series.getLast();
      float em = last.em();
      boolean aligned =
          Math.abs(next.right() - last.right()) < ALIGNED * em
              || Math.abs(next.left() - last.left()) < ALIGNED * em;
      int rise = value(next) - value(last);
      boolean goesOn = step == 0 ? rise == 1 || rise == 5 : rise == step;
      if (aligned && goesOn && next.baseline() > last.baseline() + 0.5f * em) {
        step = rise;
        series.add(next);
      }
    }
    return series;
  }

  /** Whether each is the number of the line that it stands at: 5, 10, 15. */
  private static boolean isEveryFifthLine(List<Chunk> series, List<Chunk> body) {
    if (series.size() < FEWEST_FIVES || value(series.getFirst()) % 5 != 0) {
      return false;
    }
    List<Float> lines = baselines(series, body);
    for (int i = 0; i < series.size(); i++) {
      float at = series.get(i).baseline();
      float before = i == 0 ? -Float.MAX_VALUE : series.get(i - 1).baseline();
      float reach = 0.3f * series.get(i).em();
      long between = lines.stream().filter(y -> y > before + 1 && y < at + reach).count();
      if (i > 0 ? between != 5 : between < value(series.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The lines of what is no number, from top to bottom. */
  private static List<Float> baselines(List<Chunk> series, List<Chunk> body) {
    List<Float> lines = new ArrayList<>();
    List<Chunk> sorted = new ArrayList<>(body);
    sorted.removeAll(series);
    sorted.sort(Comparator.comparingDouble(Chunk::baseline));
    for (Chunk chunk : sorted) {
      if (lines.isEmpty() || chunk.baseline() - lines.getLast() > 0.3f * chunk.em()) {
        lines.add(chunk.baseline());
      }
    }
    return lines;
  }

  /** Whether they number the items of a list: under a heading, or each beside a beginning. */
  private static boolean isList(List<Chunk> series, List<Chunk> body) {
    int rows = 0;
    int beginnings = 0;
    int speeches = 0;
    for (Chunk number : series) {
      Chunk first = firstBeside(number, body, series);
      if (first != null) {
        rows++;
        int c = first.text().codePointAt(0);
        beginnings += Character.isUpperCase(c) || Character.isDigit(c) || c == '(' ? 1 : 0;
        speeches += first.text().matches("[QAFR][.:]|THE|MR\\.?|MS\\.?|BY") ? 1 : 0;
      }
    }
    boolean items = rows > 0 && beginnings >= ITEMS * rows && 4 * speeches < rows;
    return hasHeading(series, body)
        || (items && !isSmall(series, body) && leavesLinesOut(series, body));
  }

  /** Whether a line between the first number and the last has none: an item goes on there. */
  private static boolean leavesLinesOut(List<Chunk> series, List<Chunk> body) {
    float top = series.getFirst().baseline() - 1;
    float bottom = series.getLast().baseline() + 1;
    return baselines(series, body).stream().filter(y -> y > top && y < bottom).count()
        > series.size();
  }

  private static @Nullable Chunk firstBeside(Chunk number, List<Chunk> body, List<Chunk> series) {
    Chunk first = null;
    for (Chunk chunk : body) {
      if (!series.contains(chunk)
          && Math.abs(chunk.baseline() - number.baseline()) < 0.3f * number.em()
          && chunk.left() > number.right()
          && (first == null || chunk.left() < first.left())) {
        first = chunk;
      }
    }
    return first;
  }

  /** Line numbers are often set smaller than the lines. */
  private static boolean isSmall(List<Chunk> series, List<Chunk> body) {
    List<Chunk> text = new ArrayList<>(body);
    text.removeAll(series);
    return series.getFirst().em() < 0.95f * ReadingOrder.typeSize(text);
  }

  /** A word such as "No." that stands right above the numbers. */
  private static boolean hasHeading(List<Chunk> series, List<Chunk> body) {
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
                            "(?i)no\\.?|nr\\.?|#|n[o\u00B0\u00BA]|item|exhibit|exh\\.?|tab|annex|ex\\."));
  }

  private static boolean isEven(List<Chunk> series) {
    float whole = series.getLast().baseline() - series.getFirst().baseline();
    float pitch = whole / (series.size() - 1);
    int even = 0;
    for (int i = 1; i < series.size(); i++) {
      float step = series.get(i).baseline() - series.get(i - 1).baseline();
      even += Math.abs(step - pitch) < 0.15f * pitch ? 1 : 0;
    }
    return even >= 0.9f * (series.size() - 1);
  }

  /** Whether all text beside the numbers keeps to one side of them and reads as text. */
  private static boolean standsBesideText(List<Chunk> series, List<Chunk> body) {
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    for (Chunk chunk : series) {
      left = Math.min(left, chunk.left());
      right = Math.max(right, chunk.right());
    }
    float em = series.getFirst().em();
    float top = series.getFirst().top();
    float bottom = series.getLast().bottom();
    int before = 0;
    int behind = 0;
    List<Chunk> text = new ArrayList<>();
    for (Chunk chunk : body) {
      if (chunk.middle() < top || chunk.middle() > bottom || series.contains(chunk)) {
        continue;
      }
      text.add(chunk);
      if (chunk.left() > right + WHITE * em) {
        behind++;
      } else if (chunk.right() < left - WHITE * em) {
        before++;
      } else {
        return false;
      }
    }
    if (text.isEmpty() || (before > 0 && behind > 0)) {
      return false;
    }
    ColumnSide side = ColumnSide.of(text, em);
    return side.ink() >= 0.3f && side.letters() >= 0.6f && side.charactersPerLine() >= 15;
  }
}
