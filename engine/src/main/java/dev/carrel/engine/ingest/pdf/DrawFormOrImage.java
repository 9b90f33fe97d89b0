// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.MissingOperandException;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;

/** The operator {@code Do}: goes into forms, notes images. */
final class DrawFormOrImage extends OperatorProcessor {
  /** Forms within forms beyond any real document. */
  private static final int DEEPEST = 25;

  private final GlyphCollector collector;

  /** The forms being drawn, from the outermost in. */
  private final Set<COSStream> open = Collections.newSetFromMap(new IdentityHashMap<>());

  DrawFormOrImage(GlyphCollector collector) {
    super(collector);
    this.collector = collector;
  }

  @Override
  public void process(Operator operator, List<COSBase> operands) throws IOException {
    if (operands.isEmpty()) {
      throw new MissingOperandException(operator, operands);
    }
    PDResources resources = collector.getResources();
    if (!(operands.getFirst() instanceof COSName name) || resources == null) {
      return;
    }
    COSDictionary named = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
    COSStream stream = named == null ? null : named.getCOSStream(name);
    if (stream == null) {
      return;
    }
    int layer = collector.layers().enter(stream);
    int mark = collector.watermarks().enter(stream);
    try {
      if (resources.isImageXObject(name)) {
        collector.drawImage(stream, new byte[0]);
      } else if (resources.getXObject(name) instanceof PDFormXObject form) {
        show(form);
      }
    } finally {
      collector.watermarks().leave(mark);
      collector.layers().leave(layer);
    }
  }

  private void show(PDFormXObject form) throws IOException {
    // A form that draws itself never ends; as in viewers, its inner self is passed over.
    if (!open.add(form.getCOSObject())) {
      return;
    }
    collector.contentCheck().check(form.getCOSObject());
    Canvas canvas = collector.canvas();
    Canvas.Outside outside =
        canvas.enter(
            form instanceof PDTransparencyGroup
                ? canvas.groupIn(collector.getGraphicsState())
                : canvas.group());
    collector.clipTo(form);
    boolean inStencil = collector.inks().hasStencil();
    collector.increaseLevel();
    try {
      if (collector.getLevel() > DEEPEST) {
        throw new IOException("it draws forms within forms without end");
      }
      if (form instanceof PDTransparencyGroup group) {
        collector.showTransparencyGroup(group);
      } else {
        collector.showForm(form);
      }
    } finally {
      collector.decreaseLevel();
      canvas.leave(outside);
      if (!inStencil) {
        collector.inks().endStencil();
      }
      open.remove(form.getCOSObject());
    }
  }

  @Override
  public String getName() {
    return OperatorName.DRAW_OBJECT;
  }
}
