// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * What a short content stream paints, where that is nothing or filled boxes: the cell of a pattern,
 * a mask, a letter of a font of drawings.
 */
final class SmallContent {
  private static final int MOST_BYTES = 2_048;
  private static final float NEAR = 0.01f;

  private final List<float[]> path = new ArrayList<>();
  private final List<float[]> boxes = new ArrayList<>();
  private final Deque<Integer> saved = new ArrayDeque<>();
  private int fill = Colours.BLACK;
  private int colour = Colours.NOTHING;
  private boolean known;

  private SmallContent() {}

  static SmallContent of(COSStream stream) {
    SmallContent content = new SmallContent();
    try {
      Optional<byte[]> bytes = SmallStream.bytes(stream, MOST_BYTES);
      content.known = bytes.isPresent() && content.run(new PDFStreamParser(bytes.get()));
    } catch (IOException | RuntimeException e) {
      content.known = false;
    }
    return content;
  }

  /** Whether it paints nothing at all. */
  boolean isNothing() {
    return known && boxes.isEmpty();
  }

  /** The one colour of all its boxes; {@link Colours#UNKNOWN} if there is none or more than one. */
  int colour() {
    return known && colour != Colours.NOTHING ? colour : Colours.UNKNOWN;
  }

  /** Whether one box fills a rectangle. */
  boolean fills(PDRectangle cell) {
    return known
        && boxes.stream()
            .anyMatch(
                box ->
                    Math.min(box[0], box[0] + box[2]) <= cell.getLowerLeftX() + NEAR
                        && Math.max(box[0], box[0] + box[2]) >= cell.getUpperRightX() - NEAR
                        && Math.min(box[1], box[1] + box[3]) <= cell.getLowerLeftY() + NEAR
                        && Math.max(box[1], box[1] + box[3]) >= cell.getUpperRightY() - NEAR);
  }

  /** Goes through it; false if there is anything that is not understood. */
  private boolean run(PDFStreamParser parser) throws IOException {
    List<COSBase> operands = new ArrayList<>();
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (token instanceof Operator operator) {
        if (!run(operator.getName(), Colours.numbers(operands))) {
          return false;
        }
        operands.clear();
      } else if (token instanceof COSBase operand) {
        operands.add(operand);
      }
    }
    return true;
  }

  private boolean run(String operator, float[] numbers) {
    switch (operator) {
      case "g", "rg", "k" -> fill = Colours.device(numbers);
      case "q" -> saved.push(fill);
      case "Q" -> fill = pop();
      case "re" -> path.add(numbers);
      case "n" -> path.clear();
      case "f", "F" -> {
        return paint();
      }
      case "G", "RG", "K", "w", "J", "j", "M", "d", "i", "ri", "d0", "d1", "BMC", "EMC" -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private int pop() {
    @Nullable Integer before = saved.poll();
    return before == null ? fill : before;
  }

  private boolean paint() {
    boolean sound = path.stream().allMatch(box -> box.length == 4);
    if (!path.isEmpty()) {
      colour = colour == Colours.NOTHING || colour == fill ? fill : Colours.UNKNOWN;
    }
    boxes.addAll(path);
    path.clear();
    return sound;
  }
}
