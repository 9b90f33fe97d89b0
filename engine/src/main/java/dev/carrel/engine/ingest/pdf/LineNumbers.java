// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The numbers that pleadings and transcripts print beside each line. They would stand in the middle
 * of every sentence, so they come last on the page, a line each: nothing of the page is lost, and
 * no quote is broken.
 *
 * <p>A column of numbers counts only if it cannot be a table's: at the very edge of the text,
 * rising by one (or by five) at an even pitch, eight or more, with words beside most of them.
 *
 * @param text all other chunks
 * @param numbers the chunks of the line numbers, from top to bottom; empty if there are none
 */
record LineNumbers(List<Chunk> text, List<Chunk> numbers) {
  private static final int FEWEST = 8;
  private static final float WHITE = 0.6f;
  private static final float ALIGNED = 0.7f;

  static LineNumbers of(List<Chunk> body) {
    List<Chunk> candidates = new ArrayList<>();
    for (Chunk chunk : body) {
      if (value(chunk) >= 0) {
        candidates.add(chunk);
      }
    }
    if (candidates.size() < FEWEST) {
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
    if (best.size() < FEWEST || !isEven(best) || !standsBesideText(best, body)) {
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
