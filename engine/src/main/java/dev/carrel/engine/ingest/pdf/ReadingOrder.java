// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.pdf.TextBlock.Follows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts the chunks of a page into blocks and puts these into the order in which a person reads them.
 *
 * <p>The best gutter that separates columns cuts its region into what is above it, left of it,
 * right of it and below; each part is cut further in the same way. What crosses a gutter, such as a
 * heading over both columns, so ends up between the columns above and those below it.
 */
final class ReadingOrder {
  private static final int DEEPEST = 24;
  private static final int FEWEST_CHUNKS = 6;

  private final boolean rightToLeft;
  private final Rulings rulings;
  private final List<TextBlock> blocks = new ArrayList<>();

  private ReadingOrder(Rulings rulings, boolean rightToLeft) {
    this.rulings = rulings;
    this.rightToLeft = rightToLeft;
  }

  /**
   * The blocks of chunks that read in one direction.
   *
   * @param chunks in the order of the content stream
   * @param rulings drawn along and across that direction
   * @param rightToLeft whether the page reads from the right, so that its right column comes first
   */
  static List<TextBlock> of(List<Chunk> chunks, Rulings rulings, boolean rightToLeft) {
    List<List<Chunk>> sheets = CondensedPages.of(chunks);
    if (sheets.size() > 1) {
      List<TextBlock> blocks = new ArrayList<>();
      sheets.forEach(sheet -> blocks.addAll(ofPage(sheet, rulings, rightToLeft)));
      return blocks;
    }
    return ofPage(chunks, rulings, rightToLeft);
  }

  private static List<TextBlock> ofPage(List<Chunk> chunks, Rulings rulings, boolean rightToLeft) {
    ReadingOrder order = new ReadingOrder(rulings, rightToLeft);
    Watermarks marks = Watermarks.of(chunks);
    LineNumbers numbers = LineNumbers.of(marks.text());
    Margins margins = Margins.of(numbers.text());
    margins.head().forEach(order::addRow);
    SideNotes notes = SideNotes.of(margins.body());
    order.cut(notes.text(), 0, Follows.APART);
    List<TextBlock> read = notes.among(order.blocks);
    order.blocks.clear();
    order.blocks.addAll(read);
    margins.foot().forEach(order::addRow);
    order.addRow(numbers.numbers());
    order.addRow(marks.marks());
    return order.blocks;
  }

  private void addRow(List<Chunk> row) {
    addBlock(row, Follows.APART);
  }

  private void cut(List<Chunk> region, int depth, Follows follows) {
    if (region.isEmpty()) {
      return;
    }
    if (region.size() < FEWEST_CHUNKS || depth >= DEEPEST) {
      addBlock(region, follows);
      return;
    }
    float em = typeSize(region);
    List<Gutter> gutters = new ArrayList<>(GutterFinder.find(region, em));
    gutters.addAll(rulings.gutters(region, em));
    for (Gutter found : gutters) {
      Gutter gutter = found.belowHeading(found.cut(region), em);
      Gutter.Parts parts = gutter.cut(region);
      GutterJudge.Verdict verdict = GutterJudge.judge(gutter, parts, rulings.across(), em);
      if (!verdict.isTable()) {
        cut(parts.above(), depth + 1, follows);
        Follows first = parts.above().isEmpty() ? follows : Follows.APART;
        columns(gutter, parts, verdict, depth, first);
        cut(parts.below(), depth + 1, Follows.APART);
        return;
      }
    }
    addBlock(region, follows);
  }

  private void columns(
      Gutter gutter, Gutter.Parts parts, GutterJudge.Verdict verdict, int depth, Follows first) {
    List<Float> bandTops = verdict.bandTops();
    Follows follows = first;
    for (int i = 0; i < bandTops.size(); i++) {
      float top = bandTops.get(i);
      float bottom = i + 1 < bandTops.size() ? bandTops.get(i + 1) : gutter.bottom();
      List<Chunk> left = within(parts.left(), top, bottom);
      List<Chunk> right = within(parts.right(), top, bottom);
      if (verdict.ruled()) {
        row(left, right, depth, follows);
        follows = left.isEmpty() && right.isEmpty() ? follows : Follows.NEXT_CELL;
      } else {
        cut(rightToLeft ? right : left, depth + 1, follows);
        boolean columns = bandTops.size() == 1;
        cut(
            rightToLeft ? left : right,
            depth + 1,
            columns ? Follows.NEXT_COLUMN : Follows.NEXT_CELL);
        follows = Follows.NEXT_CELL;
      }
    }
  }

  /** A row of a ruled table: one line across, or cell by cell where cells have several lines. */
  private void row(List<Chunk> left, List<Chunk> right, int depth, Follows follows) {
    List<Chunk> row = new ArrayList<>(left);
    row.addAll(right);
    row.sort(Comparator.comparingInt(Chunk::order));
    if (row.isEmpty()) {
      return;
    }
    List<Float> borders = rulings.cellBorders(row);
    if (borders.isEmpty() || LineBuilder.build(row).size() == 1) {
      cut(row, depth + 1, follows);
      return;
    }
    List<List<Chunk>> cells = new ArrayList<>();
    for (int i = 0; i <= borders.size(); i++) {
      cells.add(new ArrayList<>());
    }
    for (Chunk chunk : row) {
      float x = (chunk.left() + chunk.right()) / 2;
      int cell = 0;
      while (cell < borders.size() && x > borders.get(cell)) {
        cell++;
      }
      cells.get(cell).add(chunk);
    }
    Follows cellFollows = follows;
    for (List<Chunk> cell : rightToLeft ? cells.reversed() : cells) {
      cut(cell, depth + 1, cellFollows);
      cellFollows = cell.isEmpty() ? cellFollows : Follows.NEXT_CELL;
    }
  }

  private static List<Chunk> within(List<Chunk> chunks, float top, float bottom) {
    List<Chunk> within = new ArrayList<>();
    for (Chunk chunk : chunks) {
      if (chunk.middle() > top && chunk.middle() <= bottom) {
        within.add(chunk);
      }
    }
    return within;
  }

  private void addBlock(List<Chunk> region, Follows follows) {
    if (!region.isEmpty()) {
      blocks.add(new TextBlock(LineBuilder.build(region), follows));
    }
  }

  /** The size of type of most characters. */
  static float typeSize(List<Chunk> region) {
    List<Chunk> bySize = new ArrayList<>(region);
    bySize.sort(Comparator.comparingDouble(Chunk::em));
    long all = 0;
    for (Chunk chunk : bySize) {
      all += chunk.glyphs().size();
    }
    long seen = 0;
    for (Chunk chunk : bySize) {
      seen += chunk.glyphs().size();
      if (2 * seen >= all) {
        return chunk.em();
      }
    }
    return bySize.getLast().em();
  }
}
