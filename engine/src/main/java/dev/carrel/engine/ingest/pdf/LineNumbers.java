// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that pleadings, statutes and transcripts print beside lines. They would stand in the
 * middle of every sentence, so they come last on the page, a line each: nothing of the page is
 * lost, and no quote is broken.
 *
 * <p>A column of numbers counts only if it cannot be a table's or a list's: at the very edge of the
 * text or between two columns of it, at an even pitch, rising by one (eight or more of them), or by
 * as many as there are lines from one to the next (three or more); {@link NumberedLines} tells from
 * the words beside them whether these are lines of text.
 *
 * @param text all other chunks
 * @param numbers the chunks of the line numbers, from top to bottom; empty if there are none
 */
record LineNumbers(List<Chunk> text, List<Chunk> numbers) {
  private static final int FEWEST = 8;

  /** So many are enough where each is the number of a fifth line, say. */
  private static final int FEWEST_STEPS = 3;

  private static final int LARGEST_STEP = 10;

  private static final float ALIGNED = 0.7f;

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})([.:]?)");

  static LineNumbers of(List<Chunk> body) {
    List<Chunk> candidates = new ArrayList<>();
    for (Chunk chunk : body) {
      if (value(chunk) >= 0) {
        candidates.add(chunk);
      }
    }
    if (candidates.size() < FEWEST_STEPS) {
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
    if (best.size() < FEWEST_STEPS || !isEven(best)) {
      return new LineNumbers(body, List.of());
    }
    int step = value(best.get(1)) - value(best.getFirst());
    NumberedLines lines = new NumberedLines(best, body);
    boolean counts =
        step == 1 ? best.size() >= FEWEST && lines.areText() : lines.areNumberedEvery(step);
    if (!counts) {
      return new LineNumbers(body, List.of());
    }
    List<Chunk> numbers = step == 1 ? best : withFirst(best, candidates, lines);
    Set<Chunk> taken = new HashSet<>(numbers);
    List<Chunk> text = new ArrayList<>(body);
    text.removeIf(taken::contains);
    return new LineNumbers(text, numbers);
  }

  /** The number of a chunk; -1 if it is none. */
  static int value(Chunk chunk) {
    if (chunk.glyphs().size() > 5) {
      return -1;
    }
    Matcher number = NUMBER.matcher(chunk.text());
    return number.matches() ? Integer.parseInt(number.group(1)) : -1;
  }

  private static boolean areAligned(Chunk a, Chunk b) {
    float em = a.em();
    return Math.abs(b.right() - a.right()) < ALIGNED * em
        || Math.abs(b.left() - a.left()) < ALIGNED * em;
  }

  /** The numbers that go on from one of them, aligned with it. */
  private static List<Chunk> series(List<Chunk> candidates, int first) {
    List<Chunk> series = new ArrayList<>();
    series.add(candidates.get(first));
    int step = 0;
    for (Chunk next : candidates.subList(first + 1, candidates.size())) {
      Chunk last = series.getLast();
      int rise = value(next) - value(last);
      boolean goesOn =
          step == 0
              ? rise == 1
                  || (rise > 1
                      && rise <= LARGEST_STEP
                      && value(last) > 0
                      && value(last) % rise == 0)
              : rise == step;
      if (goesOn
          && areAligned(last, next)
          && next.baseline() > last.baseline() + 0.5f * last.em()) {
        step = rise;
        series.add(next);
      }
    }
    return series;
  }

  /** Where every fifth line has its number the first line often has one too. */
  private static List<Chunk> withFirst(
      List<Chunk> series, List<Chunk> candidates, NumberedLines lines) {
    Chunk top = series.getFirst();
    for (Chunk one : candidates) {
      if (value(one) == 1
          && one.baseline() < top.baseline()
          && areAligned(one, top)
          && lines.between(one, top) == value(top) - 1) {
        List<Chunk> all = new ArrayList<>();
        all.add(one);
        all.addAll(series);
        return all;
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
}
