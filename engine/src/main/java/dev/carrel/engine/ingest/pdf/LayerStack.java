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

/** The marked content that is open in a content stream, and whether a part of it is not shown. */
final class LayerStack {
  private final Layers layers;
  private final Deque<Boolean> open = new ArrayDeque<>();
  private int hiding;
  private int floor;

  LayerStack(Layers layers) {
    this.layers = layers;
  }

  boolean isHidden() {
    return hiding > 0;
  }

  /** Marked content begins, with the operands of its operator. */
  void begin(List<COSBase> operands, @Nullable PDResources resources) {
    boolean hides = false;
    if (operands.size() == 2 && COSName.OC.equals(operands.getFirst())) {
      COSBase properties = operands.getLast();
      if (properties instanceof COSName name && resources != null) {
        COSDictionary named = resources.getCOSObject().getCOSDictionary(COSName.PROPERTIES);
        hides = named != null && layers.hides(named.getDictionaryObject(name));
      } else {
        hides = layers.hides(properties);
      }
    }
    push(hides);
  }

  /** The marked content that was begun last ends. */
  void end() {
    if (open.size() > floor && open.pop()) {
      hiding--;
    }
  }

  /** A form or an annotation begins; what {@link #leave} takes. */
  int enter(COSDictionary content) {
    int before = floor;
    push(layers.hides(content.getDictionaryObject(COSName.OC)));
    floor = open.size();
    return before;
  }

  void leave(int before) {
    while (open.size() >= floor) {
      if (open.pop()) {
        hiding--;
      }
    }
    floor = before;
  }

  private void push(boolean hides) {
    open.push(hides);
    hiding += hides ? 1 : 0;
  }
}
