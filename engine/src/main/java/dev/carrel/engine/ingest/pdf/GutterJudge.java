// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells what a gutter separates: columns of text, which are read one after the other; cells of
 * several lines, which are read row by row and within a row one after the other; or a table whose
 * lines are read across.
 *
 * <p>Two kinds of evidence: what the sides look like (running text fills its column), and the order
 * in which the program that made the file wrote them. A program that sets columns writes one and
 * then the other; one that sets a table goes from side to side. The looks decide where a program
 * wrote line by line across real columns.
 */
final class GutterJudge {
  /**
   * A verdict.
   *
   * @param bandTops the bands to cut the region into; none if its lines are read across
   * @param ruled whether lines are drawn between the bands: each is then a row of a table and is
   *     looked at anew; otherwise each is read left before right
   */
  record Verdict(List<Float> bandTops, boolean ruled) {
    static final Verdict TABLE = new Verdict(List.of(), false);

    boolean isTable() {
      return bandTops.isEmpty();
    }
  }

  private static final float NARROWEST = 4;
  private static final float LEVEL = 0.8f;
  private static final float FIELDS = 0.6f;

  /** A field of several lines or a tall one stands level with no label. */
  private static final float LEVEL_FIELDS = 0.4f;

  private static final float NUMBERS = 0.3f;
  private static final float GUTTER_TO_SPACE = 1.8f;

  private final Gutter gutter;
  private final List<Chunk> left;
  private final List<Chunk> right;
  private final List<Ruling> rulings;
  private final float em;
  private final ColumnSide leftSide;
  private final ColumnSide rightSide;

  private GutterJudge(Gutter gutter, Gutter.Parts parts, List<Ruling> rulings, float em) {
    this.gutter = gutter;
    this.left = parts.left();
    this.right = parts.right();
    this.rulings = rulings;
    this.em = em;
    this.leftSide = ColumnSide.of(left, em);
    this.rightSide = ColumnSide.of(right, em);
  }

  static Verdict judge(Gutter gutter, Gutter.Parts parts, List<Ruling> rulings, float em) {
    if (parts.left().isEmpty() || parts.right().isEmpty()) {
      return Verdict.TABLE;
    }
    return new GutterJudge(gutter, parts, rulings, em).judge();
  }

  private Verdict judge() {
    boolean tooSmall =
        Math.min(leftSide.lines(), rightSide.lines()) < 2
            || Math.min(leftSide.width(), rightSide.width()) < NARROWEST * em;
    if (tooSmall || !standSideBySide()) {
      return Verdict.TABLE;
    }
    List<Float> ruledRows = ruledRows();
    if (ruledRows.size() > 1) {
      return new Verdict(ruledRows, true);
    }
    if (isFormOrFigures() || isFilledIn()) {
      return Verdict.TABLE;
    }
    boolean prose = leftSide.isProse() && rightSide.isProse();
    List<Run> runs = runs();
    int lines = leftSide.lines() + rightSide.lines();
    int fewer = Math.min(leftSide.lines(), rightSide.lines());
    if (runs.size() <= 2 || runs.size() <= 1 + fewer / 5) {
      return columns();
    }
    if (lines >= 1.5f * runs.size()) {
      List<Float> rows = rows(runs);
      if (!rows.isEmpty()) {
        return new Verdict(rows, false);
      }
    }
    return prose && isWiderThanSpaces() ? columns() : Verdict.TABLE;
  }

  /** Whether the sides overlap in height: a heading on the right above a list is no column. */
  private boolean standSideBySide() {
    float top = Math.max(firstMiddle(left), firstMiddle(right));
    float bottom = Math.min(lastMiddle(left), lastMiddle(right));
    return bottom - top > 0.5f * em;
  }

  private Verdict columns() {
    return new Verdict(List.of(gutter.top()), false);
  }

  /** The tops of the rows that lines drawn across the gutter make. */
  private List<Float> ruledRows() {
    float first = Math.min(firstMiddle(left), firstMiddle(right));
    float last = Math.max(lastMiddle(left), lastMiddle(right));
    List<Float> tops = new ArrayList<>();
    tops.add(gutter.top());
    for (Ruling ruling : rulings) {
      boolean crosses = ruling.left() < gutter.x() - em && ruling.right() > gutter.x() + em;
      boolean within = ruling.y() > first && ruling.y() < last;
      if (crosses && within && ruling.y() > tops.getLast() + 0.5f * em) {
        tops.add(ruling.y());
      }
    }
    return tops;
  }

  private static float firstMiddle(List<Chunk> side) {
    float first = Float.MAX_VALUE;
    for (Chunk chunk : side) {
      first = Math.min(first, chunk.middle());
    }
    return first;
  }

  private static float lastMiddle(List<Chunk> side) {
    float last = -Float.MAX_VALUE;
    for (Chunk chunk : side) {
      last = Math.max(last, chunk.middle());
    }
    return last;
  }

  /** Labels beside what was filled in, or text beside figures, level with each other. */
  private boolean isFormOrFigures() {
    boolean level =
        Math.min(leftSide.levelWith(rightSide, em), 1) >= LEVEL
            || rightSide.levelWith(leftSide, em) >= LEVEL;
    boolean figures = leftSide.letters() < NUMBERS || rightSide.letters() < NUMBERS;
    return level && (figures || leftSide.labels() > 0.5f);
  }

  /** Whether one side is fields of a form, level with labels on the other. */
  private boolean isFilledIn() {
    boolean rightIs = filledIn(right) >= FIELDS && !leftSide.isProse();
    boolean leftIs = filledIn(left) >= FIELDS && !rightSide.isProse();
    return (rightIs
            && (rightSide.levelWith(leftSide, em) >= LEVEL_FIELDS || beside(right, left) >= FIELDS))
        || (leftIs
            && (leftSide.levelWith(rightSide, em) >= LEVEL_FIELDS
                || beside(left, right) >= FIELDS));
  }

  /**
   * The share of a side that begins beside words of the other, or goes on below what was filled in:
   * a field of several lines begins at its top, and its label need not.
   */
  private float beside(List<Chunk> side, List<Chunk> other) {
    int beside = 0;
    for (Chunk chunk : side) {
      boolean begins =
          other.stream()
              .anyMatch(label -> Math.abs(label.baseline() - chunk.baseline()) < 0.6f * em);
      boolean goesOn =
          chunk.isExtra()
              && side.stream()
                  .anyMatch(
                      above ->
                          above.isExtra()
                              && chunk.baseline() > above.baseline() + 0.5f * em
                              && chunk.baseline() < above.baseline() + 2 * em);
      beside += begins || goesOn ? 1 : 0;
    }
    return beside / (float) side.size();
  }

  private static float filledIn(List<Chunk> side) {
    return side.stream().filter(Chunk::isExtra).count() / (float) side.size();
  }

  private boolean isWiderThanSpaces() {
    float inner = Math.max(typicalGap(left), typicalGap(right));
    return width() >= GUTTER_TO_SPACE * inner;
  }

  private float width() {
    float from = -Float.MAX_VALUE;
    float to = Float.MAX_VALUE;
    for (Chunk chunk : left) {
      from = Math.max(from, chunk.right());
    }
    for (Chunk chunk : right) {
      to = Math.min(to, chunk.left());
    }
    return to - from;
  }

  /** The median gap between chunks that follow one another on a line. */
  private static float typicalGap(List<Chunk> side) {
    List<Chunk> sorted = new ArrayList<>(side);
    sorted.sort(Comparator.comparingDouble(Chunk::baseline).thenComparingDouble(Chunk::left));
    List<Float> gaps = new ArrayList<>();
    for (int i = 1; i < sorted.size(); i++) {
      float gap = sorted.get(i).left() - sorted.get(i - 1).right();
      boolean sameLine = Math.abs(sorted.get(i).baseline() - sorted.get(i - 1).baseline()) < 1;
      if (sameLine && gap > 0) {
        gaps.add(gap);
      }
    }
    gaps.sort(Comparator.naturalOrder());
    return gaps.isEmpty() ? 0 : gaps.get(gaps.size() / 2);
  }

  /** Chunks of one side that the content stream holds one after the other. */
  private static final class Run {
    private final boolean onLeft;
    private float top = Float.MAX_VALUE;
    private float bottom = -Float.MAX_VALUE;
    private float firstBaseline = Float.NaN;
    private boolean severalLines;

    Run(boolean onLeft) {
      this.onLeft = onLeft;
    }

    void add(Chunk chunk) {
      top = Math.min(top, chunk.top());
      bottom = Math.max(bottom, chunk.bottom());
      if (Float.isNaN(firstBaseline)) {
        firstBaseline = chunk.baseline();
      }
      severalLines |= Math.abs(chunk.baseline() - firstBaseline) > 0.7f * chunk.em();
    }
  }

  private record Sided(Chunk chunk, boolean onLeft) {}

  private List<Run> runs() {
    List<Sided> stream = new ArrayList<>();
    left.forEach(chunk -> stream.add(new Sided(chunk, true)));
    right.forEach(chunk -> stream.add(new Sided(chunk, false)));
    stream.removeIf(sided -> sided.chunk.isExtra());
    stream.sort(Comparator.comparingInt(sided -> sided.chunk.order()));
    List<Run> runs = new ArrayList<>();
    for (Sided sided : stream) {
      if (runs.isEmpty() || runs.getLast().onLeft != sided.onLeft) {
        runs.add(new Run(sided.onLeft));
      }
      runs.getLast().add(sided.chunk);
    }
    return runs;
  }

  /**
   * The tops of the rows of a table of several-line cells: pairs of runs, each pair below the one
   * before. Empty if the runs are no such table or no row has several lines on both sides.
   */
  private List<Float> rows(List<Run> runs) {
    List<Float> tops = new ArrayList<>();
    float bottom = -Float.MAX_VALUE;
    boolean bothSeveral = false;
    for (int i = 0; i < runs.size(); i += 2) {
      Run first = runs.get(i);
      Run second = i + 1 < runs.size() ? runs.get(i + 1) : first;
      float top = Math.min(first.top, second.top);
      if (top < bottom - 0.3f * em) {
        return List.of();
      }
      tops.add(tops.isEmpty() ? gutter.top() : (top + bottom) / 2);
      bottom = Math.max(first.bottom, second.bottom);
      bothSeveral |= first != second && first.severalLines && second.severalLines;
    }
    return bothSeveral ? tops : List.of();
  }
}
