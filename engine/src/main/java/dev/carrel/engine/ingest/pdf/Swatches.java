// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.IdentityHashMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDSoftMask;

/** Patterns and masks that are the same everywhere, each looked at once for a page. */
final class Swatches {
  private static final COSName TRANSFER = COSName.getPDFName("TR");
  private static final COSName BACKDROP = COSName.getPDFName("BC");

  private final IdentityHashMap<COSBase, Integer> patterns = new IdentityHashMap<>();
  private final IdentityHashMap<COSBase, Boolean> masks = new IdentityHashMap<>();

  /**
   * The colour of a pattern whose cells are boxes of one colour without gaps; {@link
   * Colours#NOTHING} if its cells are empty; {@link Colours#UNKNOWN} for any other.
   */
  int pattern(COSStream pattern) {
    return patterns.computeIfAbsent(pattern, p -> look(pattern));
  }

  private static int look(COSStream pattern) {
    COSArray box = pattern.getCOSArray(COSName.BBOX);
    boolean coloured = pattern.getInt(COSName.PAINT_TYPE) == 1;
    if (pattern.getInt(COSName.PATTERN_TYPE) != 1 || box == null || box.size() != 4 || !coloured) {
      return Colours.UNKNOWN;
    }
    SmallContent content = SmallContent.of(pattern);
    if (content.isNothing()) {
      return Colours.NOTHING;
    }
    PDRectangle cell = new PDRectangle(box);
    boolean touch =
        Math.abs(pattern.getFloat(COSName.X_STEP)) <= cell.getWidth()
            && Math.abs(pattern.getFloat(COSName.Y_STEP)) <= cell.getHeight();
    return touch && content.fills(cell) ? content.colour() : Colours.UNKNOWN;
  }

  /** Whether the mask of a state lets nothing through. */
  boolean isShut(PDGraphicsState state) {
    PDSoftMask mask = state.getSoftMask();
    return mask != null && masks.computeIfAbsent(mask.getCOSObject(), m -> isShut(mask));
  }

  private static boolean isShut(PDSoftMask mask) {
    COSDictionary soft = mask.getCOSObject();
    COSStream group = soft.getCOSStream(COSName.G);
    COSBase transfer = soft.getDictionaryObject(TRANSFER);
    if (group == null || (transfer != null && !COSName.IDENTITY.equals(transfer))) {
      return false;
    }
    SmallContent content = SmallContent.of(group);
    if (!COSName.LUMINOSITY.equals(soft.getCOSName(COSName.S))) {
      return content.isNothing();
    }
    COSArray backdrop = soft.getCOSArray(BACKDROP);
    boolean dark =
        backdrop == null || Colours.device(Colours.numbers(backdrop.toList())) == Colours.BLACK;
    return dark && (content.isNothing() || content.colour() == Colours.BLACK);
  }
}
