// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the lines of one block, from top to bottom. */
final class LineBuilder {
  private static final float SAME_BASELINE = 0.3f;

  /** What is filled in stands in the middle or at the top of its box, its label on the line. */
  private static final float FIELD_BASELINE = 0.5f;

  private static final float SAME_HEIGHT = 0.1f;

  private static final float SCRIPT_SIZE = 0.85f;
  private static final float SCRIPT_OVERLAP = 0.3f;
  private static final float SCRIPT_REACH = 1.5f;
  private static final float SMALLEST_SCRIPT = 0.35f;
  private static final int LONGEST_SCRIPT = 12;
  private static final float RUN_GAP = 0.6f;
  private static final Pattern MARK = Pattern.compile("[0-9]{1,3}|[*\u2020\u2021]{1,3}");
  private static final float LOWEST_MARK = 0.2f;
  private static final float HIGHEST_MARK = 0.65f;
  private static final float NEAR_MARK = 0.3f;
  private static final float INITIAL_SIZE = 1.7f;

  private LineBuilder() {}

  static List<TextLine> build(List<Chunk> chunks) {
    List<Chunk> sorted = new ArrayList<>(chunks);
    sorted.sort(Comparator.comparingDouble(Chunk::baseline));
    List<TextLine> lines = new ArrayList<>();
    for (Chunk chunk : sorted) {
      lineOf(chunk, lines).add(chunk);
    }
    lines = attachSmall(lines);
    lines.sort(Comparator.comparingDouble(TextLine::baseline));
    return lines;
  }

  private static TextLine lineOf(Chunk chunk, List<TextLine> lines) {
    for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 3); i--) {
      TextLine line = lines.get(i);
      float em = Math.min(line.em(), chunk.em());
      boolean filledIn = isBesideOther(chunk, line, em);
      float tolerance = filledIn ? FIELD_BASELINE : SAME_BASELINE;
      if (Math.abs(chunk.baseline() - line.baseline()) <= tolerance * em) {
        return line;
      }
    }
    TextLine line = new TextLine();
    lines.add(line);
    return line;
  }

  /** What is filled in beside printed words, or the other way round: each kind on one height. */
  private static boolean isBesideOther(Chunk chunk, TextLine line, float em) {
    boolean beside = false;
    for (Chunk other : line.chunks()) {
      if (other.isExtra() != chunk.isExtra()) {
        beside = true;
      } else if (Math.abs(other.baseline() - chunk.baseline()) > SAME_HEIGHT * em) {
        return false;
      }
    }
    return beside;
  }

  /** Moves superscripts, subscripts and large initials to the lines that they belong to. */
  private static List<TextLine> attachSmall(List<TextLine> lines) {
    if (lines.size() < 2) {
      return lines;
    }
    List<TextLine> kept = new ArrayList<>();
    List<List<Chunk>> moving = new ArrayList<>();
    for (TextLine line : lines) {
      List<Chunk> stay = new ArrayList<>();
      for (List<Chunk> run : runs(line)) {
        if (home(run, line, lines).isPresent()) {
          moving.add(run);
        } else {
          stay.addAll(run);
        }
      }
      if (stay.size() == line.chunks().size()) {
        kept.add(line);
      } else if (!stay.isEmpty()) {
        kept.add(lineOf(stay));
      }
    }
    for (List<Chunk> run : moving) {
      Optional<TextLine> home = home(run, new TextLine(), kept);
      home.ifPresentOrElse(line -> run.forEach(line::attach), () -> kept.add(lineOf(run)));
    }
    return kept;
  }

  private static TextLine lineOf(List<Chunk> chunks) {
    TextLine line = new TextLine();
    chunks.forEach(line::add);
    return line;
  }

  /** The chunks of a line in runs with no more than spaces between; a large initial is a run. */
  private static List<List<Chunk>> runs(TextLine line) {
    List<Chunk> sorted = new ArrayList<>(line.chunks());
    sorted.sort(Comparator.comparingDouble(Chunk::left));
    List<List<Chunk>> runs = new ArrayList<>();
    for (Chunk chunk : sorted) {
      Chunk last = runs.isEmpty() ? chunk : runs.getLast().getLast();
      boolean joins =
          !runs.isEmpty()
              && chunk.left() - last.right() < RUN_GAP * chunk.em()
              && last.em() < INITIAL_SIZE * chunk.em();
      if (!joins) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(chunk);
    }
    return runs;
  }

  private static Optional<TextLine> home(List<Chunk> run, TextLine own, List<TextLine> lines) {
    int characters = 0;
    for (Chunk chunk : run) {
      characters += chunk.glyphs().size();
    }
    TextLine best = null;
    float bestOverlap = 0;
    Chunk first = run.getFirst();
    for (TextLine line : lines) {
      if (line == own || line.bottom() < first.top() || line.top() > first.bottom()) {
        continue;
      }
      if (run.size() == 1 && isInitial(first, line)) {
        return Optional.of(line);
      }
      float overlap = overlap(first, line);
      boolean small = characters <= LONGEST_SCRIPT && first.em() <= SCRIPT_SIZE * line.em();
      if (isMark(run, line)) {
        return Optional.of(line);
      }
      if (small && overlap >= SCRIPT_OVERLAP && overlap > bestOverlap && isBeside(run, line)) {
        best = line;
        bestOverlap = overlap;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A mark of a note as large as the line, raised right behind a word of it. */
  private static boolean isMark(List<Chunk> run, TextLine line) {
    Chunk mark = run.getFirst();
    if (run.size() > 1 || !MARK.matcher(mark.text()).matches() || mark.em() > 1.1f * line.em()) {
      return false;
    }
    for (Chunk word : line.chunks()) {
      float up = word.baseline() - mark.baseline();
      float gap = mark.left() - word.right();
      if (up > LOWEST_MARK * word.em()
          && up < HIGHEST_MARK * word.em()
          && gap > -0.1f * word.em()
          && gap < NEAR_MARK * word.em()) {
        return true;
      }
    }
    return false;
  }

  private static float overlap(Chunk chunk, TextLine line) {
    float shared = Math.min(chunk.bottom(), line.bottom()) - Math.max(chunk.top(), line.top());
    return shared / Math.max(0.01f, chunk.height());
  }

  /** Whether a full-size word of the line stands close beside. */
  private static boolean isBeside(List<Chunk> run, TextLine line) {
    Chunk first = run.getFirst();
    Chunk last = run.getLast();
    float reach = SCRIPT_REACH * first.em();
    for (Chunk other : line.chunks()) {
      boolean larger =
          first.em() <= SCRIPT_SIZE * other.em() && first.em() >= SMALLEST_SCRIPT * other.em();
      boolean near = other.left() - last.right() < reach && first.left() - other.right() < reach;
      if (larger && near) {
        return true;
      }
    }
    return false;
  }

  /** A large first letter over several lines belongs to the first of them. */
  private static boolean isInitial(Chunk chunk, TextLine line) {
    return chunk.glyphs().size() <= 2
        && Character.isLetter(chunk.text().codePointAt(0))
        && chunk.em() >= INITIAL_SIZE * line.em()
        && chunk.baseline() - line.baseline() > 0.5f * line.em()
        && line.baseline() > chunk.top()
        && line.left() >= chunk.right() - 0.3f * line.em()
        && line.left() - chunk.right() < SCRIPT_REACH * line.em();
  }
}
