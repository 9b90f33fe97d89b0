// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.selection.Selection;
import dev.carrel.app.selection.WordBounds;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.PageLayout.Line;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text of a page as a pointer meets it: from points of the page as its file shows it to places
 * in the text, and back.
 */
final class PageText {
  private final Page page;
  private final PageLayout layout;
  private final List<Line> lines;
  private final List<Block> blocks = new ArrayList<>();

  /** Lines that stand under one another: a paragraph or a part of a column. */
  private record Block(List<Line> lines, Box box) {}

  PageText(Page page) {
    this.page = page;
    layout = page.layout();
    lines = layout.lines(0, layout.length());
    for (Line line : lines) {
      if (!blocks.isEmpty() && follows(blocks.getLast(), line.box())) {
        Block block = blocks.removeLast();
        List<Line> longer = new ArrayList<>(block.lines());
        longer.add(line);
        blocks.add(new Block(longer, block.box().union(line.box())));
      } else {
        blocks.add(new Block(List.of(line), line.box()));
      }
    }
  }

  private static boolean follows(Block block, Box line) {
    Box last = block.lines().getLast().box();
    return isUpright(last)
        ? meets(last.y(), last.bottom(), line.y(), line.bottom(), block.box().x(), line.x())
            && line.x() > last.x() - last.width() - last.width()
        : line.y() > last.y()
            && line.y() - last.bottom() < 1.2f * last.height()
            && line.x() < block.box().right()
            && line.right() > block.box().x();
  }

  private static boolean meets(float a, float aEnd, float b, float bEnd, float from, float to) {
    return a < bEnd && b < aEnd && from != to;
  }

  /** Whether a line runs up or down the page. */
  private static boolean isUpright(Box line) {
    return line.height() > 2 * line.width() && line.height() > 24;
  }

  /** Whether there is anything to select. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Whether text stands at a point. */
  boolean isOver(double x, double y) {
    return lines.stream().anyMatch(line -> distance(line.box(), x, y) < 2);
  }

  /** The place between two characters that is nearest to a point. */
  int offsetAt(double x, double y) {
    Block block = nearest(blocks.stream().map(Block::box).toList(), x, y, blocks);
    Line line = lineAt(block, x, y);
    return offsetIn(line, x, y);
  }

  private static <T> T nearest(List<Box> boxes, double x, double y, List<T> things) {
    int best = 0;
    for (int i = 1; i < boxes.size(); i++) {
      if (distance(boxes.get(i), x, y) < distance(boxes.get(best), x, y)) {
        best = i;
      }
    }
    return things.get(best);
  }

  private static double distance(Box box, double x, double y) {
    return Math.hypot(outside(box.x(), box.right(), x), outside(box.y(), box.bottom(), y));
  }

  private static double outside(double from, double to, double at) {
    return Math.max(0, Math.max(from - at, at - to));
  }

  /** The line that a point is beside; what matters is how far it is from the line's direction. */
  private static Line lineAt(Block block, double x, double y) {
    Line best = block.lines().getFirst();
    for (Line line : block.lines()) {
      if (across(line.box(), x, y) < across(best.box(), x, y)) {
        best = line;
      }
    }
    return best;
  }

  private static double across(Box box, double x, double y) {
    double alongX = outside(box.x(), box.right(), x);
    double alongY = outside(box.y(), box.bottom(), y);
    return isUpright(box) ? alongX + alongY / 1000 : alongY + alongX / 1000;
  }

  private int offsetIn(Line line, double x, double y) {
    boolean upright = isUpright(line.box());
    double at = upright ? y : x;
    int best = line.start();
    for (int i = line.start(); i < line.end(); i++) {
      if (layout.isPlaced(i)
          && Math.abs(middle(i, upright) - at) < Math.abs(middle(best, upright) - at)) {
        best = i;
      }
    }
    boolean behind = (at > middle(best, upright)) == forwards(line, best, upright);
    return behind ? Math.min(afterSign(best), line.end()) : best;
  }

  private double middle(int character, boolean upright) {
    Box box = layout.box(character);
    return upright ? box.y() + box.height() / 2 : box.x() + box.width() / 2;
  }

  /** Whether the text goes to the right (or down) here: Arabic and Hebrew do not. */
  private boolean forwards(Line line, int at, boolean upright) {
    for (int distance = 1; distance < 4; distance++) {
      int next = at + distance;
      if (next < line.end() && layout.isPlaced(next)) {
        return middle(next, upright) >= middle(at, upright);
      }
      int before = at - distance;
      if (before >= line.start() && layout.isPlaced(before)) {
        return middle(before, upright) <= middle(at, upright);
      }
    }
    return true;
  }

  private int afterSign(int at) {
    BreakIterator signs = BreakIterator.getCharacterInstance(Locale.ROOT);
    signs.setText(page.text());
    int next = signs.following(at);
    return next == BreakIterator.DONE ? at + 1 : next;
  }

  /** The word at a place; a single sign where there is none. */
  Selection.Range word(int offset) {
    return WordBounds.around(page.text(), offset);
  }

  /** The line at a place. */
  Selection.Range line(int offset) {
    Line line = lineOf(offset);
    return new Selection.Range(line.start(), line.end());
  }

  /** The lines that stand together around a place. */
  Selection.Range block(int offset) {
    Line line = lineOf(offset);
    for (Block block : blocks) {
      if (block.lines().contains(line)) {
        return new Selection.Range(block.lines().getFirst().start(), block.lines().getLast().end());
      }
    }
    return new Selection.Range(line.start(), line.end());
  }

  private Line lineOf(int offset) {
    return lines.get(indexOf(offset));
  }

  private int indexOf(int offset) {
    int index = 0;
    while (index + 1 < lines.size() && lines.get(index + 1).start() <= offset) {
      index++;
    }
    return index;
  }

  /**
   * The place a line further, as near to the same column as it goes.
   *
   * @param by lines down, or up if negative
   * @return the end or the beginning of the text if there are no more lines
   */
  int lineFurther(int offset, int by) {
    if (lines.isEmpty()) {
      return offset;
    }
    int index = indexOf(offset) + by;
    if (index < 0) {
      return 0;
    }
    if (index >= lines.size()) {
      return page.text().length();
    }
    Box here = caret(offset);
    Box there = lines.get(index).box();
    return isUpright(there)
        ? offsetIn(lines.get(index), there.x(), here.y())
        : offsetIn(lines.get(index), here.x(), there.y());
  }

  /** Where a place is: an empty box before the character that follows, or behind the one before. */
  Box caret(int offset) {
    Line line = lineOf(offset);
    int at = Math.clamp(offset, line.start(), line.end() - 1);
    Box box = layout.isPlaced(at) ? layout.box(at) : line.box();
    boolean behind = offset >= line.end();
    boolean right = behind == forwards(line, at, isUpright(line.box()));
    return new Box(right ? box.right() : box.x(), box.y(), 0, box.height());
  }

  /** The first place at or below a height of the page. */
  int firstBelow(double y) {
    return lines.stream()
        .filter(line -> line.box().y() >= y)
        .mapToInt(Line::start)
        .findFirst()
        .orElse(0);
  }
}
