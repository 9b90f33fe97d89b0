package dev.carrel.engine.ingest;

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
  private final List<Block> blocks = new ArrayList<>();

  private ReadingOrder(boolean rightToLeft) {
    this.rightToLeft = rightToLeft;
  }

  /**
   * The blocks of chunks that read in one direction.
   *
   * @param chunks in the order of the content stream
   * @param rightToLeft whether the page reads from the right, so that its right column comes first
   */
  static List<Block> of(List<Chunk> chunks, boolean rightToLeft) {
    ReadingOrder order = new ReadingOrder(rightToLeft);
    Margins margins = Margins.of(chunks);
    LineNumbers numbers = LineNumbers.of(margins.body());
    margins.head().forEach(order::addRow);
    order.cut(numbers.text(), 0, false);
    margins.foot().forEach(order::addRow);
    order.addRow(numbers.numbers());
    return order.blocks;
  }

  private void addRow(List<Chunk> row) {
    addBlock(row, false);
  }

  private void cut(List<Chunk> region, int depth, boolean nextColumn) {
    if (region.isEmpty()) {
      return;
    }
    if (region.size() < FEWEST_CHUNKS || depth >= DEEPEST) {
      addBlock(region, nextColumn);
      return;
    }
    float em = typeSize(region);
    for (Gutter gutter : GutterFinder.find(region, em)) {
      Gutter.Parts parts = gutter.cut(region);
      GutterJudge.Verdict verdict = GutterJudge.judge(gutter, parts, em);
      if (!verdict.isTable()) {
        cut(parts.above(), depth + 1, nextColumn);
        boolean first = parts.above().isEmpty() && nextColumn;
        columns(gutter, parts, verdict.bandTops(), depth, first);
        cut(parts.below(), depth + 1, false);
        return;
      }
    }
    addBlock(region, nextColumn);
  }

  private void columns(
      Gutter gutter, Gutter.Parts parts, List<Float> bandTops, int depth, boolean nextColumn) {
    for (int i = 0; i < bandTops.size(); i++) {
      float top = bandTops.get(i);
      float bottom = i + 1 < bandTops.size() ? bandTops.get(i + 1) : gutter.bottom();
      List<Chunk> left = within(parts.left(), top, bottom);
      List<Chunk> right = within(parts.right(), top, bottom);
      cut(rightToLeft ? right : left, depth + 1, nextColumn && i == 0);
      cut(rightToLeft ? left : right, depth + 1, bandTops.size() == 1);
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

  private void addBlock(List<Chunk> region, boolean nextColumn) {
    if (!region.isEmpty()) {
      blocks.add(new Block(LineBuilder.build(region), nextColumn));
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
