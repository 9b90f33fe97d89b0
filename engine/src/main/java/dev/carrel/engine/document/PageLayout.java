// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The size of a page and the box of each character of its text. A character without a place of its
 * own (a line break, a space that the file does not hold) has an empty box.
 *
 * <p>Boxes are kept in tenths of a point, four 16-bit numbers a character, which is finer than a
 * screen shows and reaches 3,276 points; what lies beyond is brought to the edge.
 */
public final class PageLayout {
  private static final int FIELDS = 4;
  private static final float UNITS_PER_POINT = 10;

  private final float width;
  private final float height;
  private final short[] boxes;

  private PageLayout(float width, float height, short[] boxes) {
    this.width = width;
    this.height = height;
    this.boxes = boxes;
  }

  /** A page of {@code length} characters of which none has a place, such as a note's. */
  public static PageLayout unplaced(int length) {
    return new PageLayout(0, 0, new short[length * FIELDS]);
  }

  /** Collects the characters of a page in the order of its text. */
  public static final class Builder {
    private final float width;
    private final float height;
    private short[] boxes = new short[4096];
    private int size;

    /**
     * Starts a page.
     *
     * @param width of the page as shown, in points
     * @param height of the page as shown, in points
     */
    public Builder(float width, float height) {
      this.width = width;
      this.height = height;
    }

    public Builder add(Box box) {
      if (size == boxes.length) {
        boxes = Arrays.copyOf(boxes, size * 2);
      }
      boxes[size++] = units(box.x());
      boxes[size++] = units(box.y());
      boxes[size++] = units(box.width());
      boxes[size++] = units(box.height());
      return this;
    }

    /** Adds characters without a place. */
    public Builder addUnplaced(int count) {
      Box nowhere = new Box(0, 0, 0, 0);
      for (int i = 0; i < count; i++) {
        add(nowhere);
      }
      return this;
    }

    public PageLayout build() {
      return new PageLayout(width, height, Arrays.copyOf(boxes, size));
    }

    private static short units(float points) {
      return (short)
          Math.clamp(Math.round(points * UNITS_PER_POINT), Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }

  /** The layout of the first characters. */
  public PageLayout first(int length) {
    return new PageLayout(width, height, Arrays.copyOf(boxes, length * FIELDS));
  }

  /** Characters covered. */
  public int length() {
    return boxes.length / FIELDS;
  }

  /** Of the page as shown, in points; 0 where the document has no paper. */
  public float width() {
    return width;
  }

  /** Of the page as shown, in points; 0 where the document has no paper. */
  public float height() {
    return height;
  }

  public Box box(int character) {
    int i = character * FIELDS;
    return new Box(
        boxes[i] / UNITS_PER_POINT,
        boxes[i + 1] / UNITS_PER_POINT,
        boxes[i + 2] / UNITS_PER_POINT,
        boxes[i + 3] / UNITS_PER_POINT);
  }

  public boolean isPlaced(int character) {
    int i = character * FIELDS;
    return boxes[i + 2] != 0 && boxes[i + 3] != 0;
  }

  /**
   * The boxes to paint so that characters {@code start} to {@code end} stand out: neighbours on one
   * line are joined, so that a line gives one box (one per column it runs through).
   */
  public List<Box> boxes(int start, int end) {
    return lines(start, end).stream().map(Line::box).toList();
  }

  /**
   * Characters that follow one another on one line.
   *
   * @param start the first
   * @param end behind the last that has a place
   * @param box around all of them
   */
  public record Line(int start, int end, Box box) {}

  /** The lines that characters {@code start} to {@code end} stand on, in the order of the text. */
  public List<Line> lines(int start, int end) {
    List<Line> lines = new ArrayList<>();
    for (int i = start; i < end; i++) {
      if (!isPlaced(i)) {
        continue;
      }
      Box box = box(i);
      if (!lines.isEmpty() && continues(lines.getLast().box(), box)) {
        Line line = lines.removeLast();
        lines.add(new Line(line.start(), i + 1, line.box().union(box)));
      } else {
        lines.add(new Line(i, i + 1, box));
      }
    }
    return lines;
  }

  /**
   * Whether a character stands behind or before the line so far, or (upright text) below or above.
   */
  private static boolean continues(Box line, Box next) {
    float em = Math.max(next.width(), next.height());
    boolean sameRow = overlap(line.y(), line.bottom(), next.y(), next.bottom()) > 0.5f;
    boolean sameColumn = overlap(line.x(), line.right(), next.x(), next.right()) > 0.5f;
    float gapX = Math.max(next.x() - line.right(), line.x() - next.right());
    float gapY = Math.max(next.y() - line.bottom(), line.y() - next.bottom());
    return (sameRow && gapX < 2 * em) || (sameColumn && gapY < 0.2f * em && line.width() < 2 * em);
  }

  /** The shared part of two intervals as a share of the shorter one. */
  private static float overlap(float a, float aEnd, float b, float bEnd) {
    float shorter = Math.min(aEnd - a, bEnd - b);
    return shorter <= 0 ? 0 : (Math.min(aEnd, bEnd) - Math.max(a, b)) / shorter;
  }

  /**
   * The layout as bytes: width and height (32-bit IEEE 754), then per character x, y, width, height
   * (signed 16 bits, tenths of a point), all big-endian.
   */
  public byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(2 * Float.BYTES + boxes.length * Short.BYTES);
    out.putFloat(width).putFloat(height);
    out.asShortBuffer().put(boxes);
    return out.array();
  }

  /**
   * Reads a layout back.
   *
   * @param bytes as {@link #toBytes} made them
   * @throws IllegalArgumentException if the length is not that of a layout
   */
  public static PageLayout fromBytes(byte[] bytes) {
    int boxBytes = bytes.length - 2 * Float.BYTES;
    if (boxBytes < 0 || boxBytes % (FIELDS * Short.BYTES) != 0) {
      throw new IllegalArgumentException(bytes.length + " bytes are not a page layout");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    float width = in.getFloat();
    float height = in.getFloat();
    short[] boxes = new short[boxBytes / Short.BYTES];
    in.asShortBuffer().get(boxes);
    return new PageLayout(width, height, boxes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PageLayout that
        && width == that.width
        && height == that.height
        && Arrays.equals(boxes, that.boxes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(boxes);
  }

  @Override
  public String toString() {
    return "PageLayout[%.0f x %.0f points, %d characters]".formatted(width, height, length());
  }
}
