// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.ingest.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Runs the content of a page and keeps every glyph that lies on the page, whatever its colour, size
 * or rendering mode: what the file says is there is read, as an OCR layer must be. Images are only
 * counted, never decoded.
 */
final class GlyphCollector extends PDFStreamEngine {
  private static final int SNAP_DEGREES = 3;
  private static final int SLANT_STEP = 5;

  private final PageSpace space;
  private final Watch watch;
  private final List<Glyph> glyphs = new ArrayList<>(4096);
  private final IdentityHashMap<PDFont, FontShape> shapes = new IdentityHashMap<>();
  private final IdentityHashMap<PDFont, Map<Integer, String>> texts = new IdentityHashMap<>();
  private final RulingCollector rulings = new RulingCollector();
  private final ContentCheck contentCheck;
  private boolean extra;
  private double imageArea;
  private int curves;

  GlyphCollector(PageSpace space, Watch watch) {
    this.space = space;
    this.watch = watch;
    this.contentCheck = new ContentCheck(watch);
    addOperator(new BeginText(this));
    addOperator(new EndText(this));
    addOperator(new MoveText(this));
    addOperator(new MoveTextSetLeading(this));
    addOperator(new NextLine(this));
    addOperator(new SetCharSpacing(this));
    addOperator(new SetFontAndSize(this));
    addOperator(new SetTextHorizontalScaling(this));
    addOperator(new SetTextLeading(this));
    addOperator(new SetTextRenderingMode(this));
    addOperator(new SetTextRise(this));
    addOperator(new SetWordSpacing(this));
    addOperator(new ShowText(this));
    addOperator(new ShowTextAdjusted(this));
    addOperator(new ShowTextLine(this));
    addOperator(new ShowTextLineAndSpace(this));
    addOperator(new Concatenate(this));
    addOperator(new Restore(this));
    addOperator(new Save(this));
    addOperator(new SetGraphicsStateParameters(this));
    addOperator(new SetMatrix(this));
    addOperator(new DrawFormOrImage(this));
  }

  /** Reads the page's own content and then what is written on it. */
  void collect(PDPage page) throws IOException {
    contentCheck.check(page);
    processPage(page);
    List<PDAnnotation> written = WrittenOnPage.annotations(page);
    if (written.isEmpty()) {
      return;
    }
    // A page without content starts the engine afresh: whatever state the content left behind
    // would move the annotations.
    COSDictionary blank = new COSDictionary(page.getCOSObject());
    blank.removeItem(COSName.CONTENTS);
    extra = true;
    processPage(new PDPage(blank));
    for (PDAnnotation annotation : written) {
      watch.check();
      int before = glyphs.size();
      if (getAppearance(annotation) != null) {
        showAnnotation(annotation);
      }
      if (glyphs.size() == before) {
        glyphs.addAll(WrittenOnPage.valueWithoutAppearance(annotation, space));
      }
    }
    extra = false;
  }

  List<Glyph> glyphs() {
    return glyphs;
  }

  RulingCollector rulings() {
    return rulings;
  }

  ContentCheck contentCheck() {
    return contentCheck;
  }

  /** The area that images cover, in square points, overlaps counted twice. */
  double imageArea() {
    return imageArea;
  }

  /** How many curved strokes the page draws: letters drawn as shapes have many. */
  int curves() {
    return curves;
  }

  void countImage() {
    Matrix m = getGraphicsState().getCurrentTransformationMatrix();
    double area =
        (double) m.getValue(0, 0) * m.getValue(1, 1) - (double) m.getValue(0, 1) * m.getValue(1, 0);
    imageArea += Math.abs(area) * space.unit() * space.unit();
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    watch.check();
    switch (operator.getName()) {
      case OperatorName.BEGIN_INLINE_IMAGE -> countImage();
      case OperatorName.CURVE_TO,
          OperatorName.CURVE_TO_REPLICATE_INITIAL_POINT,
          OperatorName.CURVE_TO_REPLICATE_FINAL_POINT ->
          curves++;
      case OperatorName.MOVE_TO -> point(operands, 0, rulings::moveTo);
      case OperatorName.LINE_TO -> point(operands, 0, rulings::lineTo);
      case OperatorName.APPEND_RECT -> rectangle(operands);
      case OperatorName.STROKE_PATH,
          OperatorName.CLOSE_AND_STROKE,
          OperatorName.FILL_NON_ZERO,
          OperatorName.LEGACY_FILL_NON_ZERO,
          OperatorName.FILL_EVEN_ODD,
          OperatorName.FILL_NON_ZERO_AND_STROKE,
          OperatorName.FILL_EVEN_ODD_AND_STROKE,
          OperatorName.CLOSE_FILL_NON_ZERO_AND_STROKE,
          OperatorName.CLOSE_FILL_EVEN_ODD_AND_STROKE ->
          rulings.paint();
      case OperatorName.ENDPATH -> rulings.discard();
      default -> super.processOperator(operator, operands);
    }
  }

  private interface PointConsumer {
    void accept(float x, float y);
  }

  private static float number(List<COSBase> operands, int at) {
    return at < operands.size() && operands.get(at) instanceof COSNumber n ? n.floatValue() : 0;
  }

  private void point(List<COSBase> operands, int at, PointConsumer consumer) {
    point(number(operands, at), number(operands, at + 1), consumer);
  }

  private void point(float x, float y, PointConsumer consumer) {
    Matrix m = getGraphicsState().getCurrentTransformationMatrix();
    float px = m.getValue(0, 0) * x + m.getValue(1, 0) * y + m.getValue(2, 0);
    float py = m.getValue(0, 1) * x + m.getValue(1, 1) * y + m.getValue(2, 1);
    consumer.accept(space.x(px, py), space.y(px, py));
  }

  private void rectangle(List<COSBase> operands) {
    float x = number(operands, 0);
    float y = number(operands, 1);
    float right = x + number(operands, 2);
    float top = y + number(operands, 3);
    point(x, y, rulings::moveTo);
    point(right, y, rulings::lineTo);
    point(right, top, rulings::lineTo);
    point(x, top, rulings::lineTo);
    point(x, y, rulings::lineTo);
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    watch.check();
    if (glyphs.size() >= watch.limits().pageCharacters()) {
      throw new IOException(
          "it holds more than %,d characters".formatted(watch.limits().pageCharacters()));
    }
    FontShape shape = shapes.computeIfAbsent(font, FontShape::of);
    String text =
        texts
            .computeIfAbsent(font, f -> new HashMap<>())
            .computeIfAbsent(code, c -> GlyphText.of(font, c));
    float width = font.isVertical() ? font.getWidth(code) / 1000 : displacement.getX();
    Glyph glyph = place(matrix, shape, text, width, font.isVertical());
    if (space.shows(glyph.box())) {
      glyphs.add(glyph);
    }
  }

  private Glyph place(Matrix m, FontShape shape, String text, float width, boolean vertical) {
    float[] xs = new float[4];
    float[] ys = new float[4];
    point(m, 0, shape.descent(), xs, ys, 0);
    point(m, width, shape.descent(), xs, ys, 1);
    point(m, width, shape.ascent(), xs, ys, 2);
    point(m, 0, shape.ascent(), xs, ys, 3);
    float x = min(xs);
    float y = min(ys);
    Box box = new Box(x, y, max(xs) - x, max(ys) - y);

    float[] ox = new float[3];
    float[] oy = new float[3];
    point(m, 0, 0, ox, oy, 0);
    point(m, 1, 0, ox, oy, 1);
    point(m, 0, 1, ox, oy, 2);
    int direction = direction(ox[1] - ox[0], oy[1] - oy[0]);
    if (vertical) {
      // Lines of upright glyphs that run downwards are read as if the page lay on its side.
      direction = (direction + 90) % 360;
      point(m, width / 2, 0, ox, oy, 0);
    }
    float em = (float) Math.hypot(ox[2] - ox[0], oy[2] - oy[0]) * shape.em();
    if (vertical) {
      em = Math.max(box.width(), box.height());
    }
    double angle = Math.toRadians(direction);
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float[] along = new float[4];
    float[] across = new float[4];
    for (int i = 0; i < 4; i++) {
      along[i] = xs[i] * cos + ys[i] * sin;
      across[i] = ys[i] * cos - xs[i] * sin;
    }
    float baseline = oy[0] * cos - ox[0] * sin;
    return new Glyph(
        text,
        direction,
        min(along),
        max(along),
        min(across),
        max(across),
        baseline,
        Math.max(em, 0.1f),
        box,
        extra);
  }

  private void point(Matrix m, float x, float y, float[] xs, float[] ys, int i) {
    float px = m.getValue(0, 0) * x + m.getValue(1, 0) * y + m.getValue(2, 0);
    float py = m.getValue(0, 1) * x + m.getValue(1, 1) * y + m.getValue(2, 1);
    xs[i] = space.x(px, py);
    ys[i] = space.y(px, py);
  }

  /** Degrees clockwise from "to the right"; slightly skewed text counts as straight. */
  private static int direction(float dx, float dy) {
    if (dx == 0 && dy == 0) {
      return 0;
    }
    double degrees = Math.toDegrees(Math.atan2(dy, dx));
    int straight = (int) Math.round(degrees / 90) * 90;
    int snapped =
        Math.abs(degrees - straight) <= SNAP_DEGREES
            ? straight
            : (int) Math.round(degrees / SLANT_STEP) * SLANT_STEP;
    return Math.floorMod(snapped, 360);
  }

  private static float min(float[] v) {
    return Math.min(Math.min(v[0], v[1]), Math.min(v[2], v[3]));
  }

  private static float max(float[] v) {
    return Math.max(Math.max(v[0], v[1]), Math.max(v[2], v[3]));
  }
}
