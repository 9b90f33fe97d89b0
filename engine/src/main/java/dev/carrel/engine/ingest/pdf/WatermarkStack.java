// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is drawn now is a watermark because the file says so: an artifact of that kind (ISO
 * 32000-2, 14.8.2.2), a form that Acrobat made for one, or an annotation.
 */
final class WatermarkStack {
  private static final COSName ARTIFACT = COSName.getPDFName("Artifact");
  private static final COSName WATERMARK = COSName.getPDFName("Watermark");
  private static final COSName PIECES = COSName.getPDFName("PieceInfo");
  private static final COSName COMPOUND = COSName.getPDFName("ADBE_CompoundType");
  private static final COSName PRIVATE = COSName.getPDFName("Private");

  private final Deque<Boolean> open = new ArrayDeque<>();
  private int depth;
  private int floor;

  boolean isOpen() {
    return depth > 0;
  }

  /** Marked content begins, with the operands of its operator. */
  void begin(List<COSBase> operands, @Nullable PDResources resources) {
    boolean is = false;
    if (operands.size() == 2 && ARTIFACT.equals(operands.getFirst())) {
      COSBase properties = operands.getLast();
      if (properties instanceof COSName name && resources != null) {
        COSDictionary named = resources.getCOSObject().getCOSDictionary(COSName.PROPERTIES);
        properties = named == null ? name : named.getDictionaryObject(name);
      }
      is =
          properties instanceof COSDictionary artifact
              && WATERMARK.equals(artifact.getDictionaryObject(COSName.SUBTYPE));
    }
    push(is);
  }

  /** The marked content that was begun last ends. */
  void end() {
    if (open.size() > floor && open.pop()) {
      depth--;
    }
  }

  /** A form or an annotation begins; what {@link #leave} takes. */
  int enter(COSDictionary content) {
    int before = floor;
    push(isMade(content));
    floor = open.size();
    return before;
  }

  void leave(int before) {
    while (open.size() >= floor && !open.isEmpty()) {
      if (open.pop()) {
        depth--;
      }
    }
    floor = before;
  }

  private static boolean isMade(COSDictionary content) {
    if (WATERMARK.equals(content.getDictionaryObject(COSName.SUBTYPE))) {
      return true;
    }
    COSDictionary pieces = content.getCOSDictionary(PIECES);
    COSDictionary compound = pieces == null ? null : pieces.getCOSDictionary(COMPOUND);
    return compound != null && WATERMARK.equals(compound.getDictionaryObject(PRIVATE));
  }

  private void push(boolean is) {
    open.push(is);
    depth += is ? 1 : 0;
  }
}
