// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ingest.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetLineDashPattern;
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
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Runs the content of a page and keeps every glyph, whatever its colour, size or rendering mode,
 * with what it is drawn with; {@link Sight} tells which of them can be seen. Images are only noted,
 * and small ones looked at for one colour.
 */
final class GlyphCollector extends PDFStreamEngine {
  /** Where letters are set much closer, something else in the line sets them apart again. */
  private static final float MOST_TRACKING = 0.05f;

  private final UnicodeMaps maps = new UnicodeMaps();
  private final SymbolCodes symbols = new SymbolCodes();
  private final ReplacedText replaced;
  private final PageSpace space;
  private final GlyphPlaces places;
  private final Watch watch;
  private final List<Glyph> glyphs = new ArrayList<>(4096);
  private final IdentityHashMap<PDFont, FontShape> shapes = new IdentityHashMap<>();
  private final IdentityHashMap<PDFont, Map<Integer, String>> texts = new IdentityHashMap<>();
  private final List<Ink> inks = new ArrayList<>(4096);
  private final RulingCollector rulings = new RulingCollector();
  private final StrokeCollector strokes = new StrokeCollector();
  private final Canvas canvas;
  private final LayerStack layers;
  private final WatermarkStack watermarks = new WatermarkStack();
  private final Set<Glyph> marks = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Inks ink;
  private final ContentCheck contentCheck;
  private final boolean valuesRule;
  private boolean extra;

  /** What is painted covers; its letters are not read. */
  private boolean mute;

  private int lost;
  private int staleFields;
  private double imageArea;
  private int curves;

  GlyphCollector(
      PageSpace space, Layers layers, StructureText structure, boolean valuesRule, Watch watch) {
    this.replaced = new ReplacedText(structure);
    this.valuesRule = valuesRule;
    this.space = space;
    this.places = new GlyphPlaces(space);
    this.watch = watch;
    this.layers = new LayerStack(layers);
    this.canvas = new Canvas(space.width(), space.height());
    this.ink = new Inks(canvas);
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
    addOperator(new SetLineDashPattern(this));
    addOperator(new SetMatrix(this));
    addOperator(new DrawFormOrImage(this));
  }

  /** Reads the page's own content and then what is written on it. */
  void collect(PDPage page) throws IOException {
    contentCheck.check(page);
    canvas.start();
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
      canvas.start();
      ink.endStencil();
      int layer = layers.enter(annotation.getCOSObject());
      int mark = watermarks.enter(annotation.getCOSObject());
      show(annotation);
      watermarks.leave(mark);
      layers.leave(layer);
    }
    extra = false;
  }

  private void show(PDAnnotation annotation) throws IOException {
    int before = glyphs.size();
    boolean password = WrittenOnPage.isPassword(annotation);
    mute = WrittenOnPage.onlyCovers(annotation) || password;
    canvas.hide(layers.isHidden());
    if (getAppearance(annotation) != null && !WrittenOnPage.isButton(annotation)) {
      showAnnotation(annotation);
    } else if (mute && !password) {
      WrittenOnPage.filling(annotation)
          .ifPresent(
              fill ->
                  WrittenOnPage.filled(annotation).forEach(box -> canvas.box(region(box), fill)));
    }
    if (!mute && glyphs.size() > before) {
      letValueRule(annotation, before);
    }
    if (glyphs.size() == before && !mute) {
      for (Glyph glyph : WrittenOnPage.valueWithoutAppearance(annotation, valuesRule, space)) {
        glyphs.add(glyph);
        inks.add(layers.isHidden() ? Ink.PLAIN.because(Why.HIDDEN_LAYER) : Ink.PLAIN);
      }
    }
    mute = false;
  }

  /** Takes away what is drawn of a field since a glyph, if it is not its value. */
  private void letValueRule(PDAnnotation annotation, int since) {
    List<Glyph> drawn = glyphs.subList(since, glyphs.size());
    StringBuilder words = new StringBuilder();
    drawn.forEach(glyph -> words.append(glyph.text()));
    boolean stale = WrittenOnPage.isStale(annotation, words.toString(), valuesRule);
    boolean comb = WrittenOnPage.isReadByValue(annotation) && WrittenOnPage.hasValue(annotation);
    if (stale || comb) {
      drawn.clear();
      inks.subList(since, inks.size()).clear();
      staleFields += stale ? 1 : 0;
    }
  }

  /** How many fields of a form were drawn otherwise than they are filled in. */
  int staleFields() {
    return staleFields;
  }

  /** The glyphs of the page, told apart by whether they can be seen. */
  Sight.Parted parted() {
    Painted painted = new Painted(canvas.areas(), space.width(), space.height());
    return Sight.part(glyphs, inks, painted, canvas.fog(), watch);
  }

  /** Where more is painted than is followed: letters there may be seen or not. */
  Fog fog() {
    return canvas.fog();
  }

  RulingCollector rulings() {
    return rulings;
  }

  /** The lines that may strike text out. */
  List<Stroke> strokes() {
    return strokes.lines();
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

  Canvas canvas() {
    return canvas;
  }

  Inks inks() {
    return ink;
  }

  LayerStack layers() {
    return layers;
  }

  WatermarkStack watermarks() {
    return watermarks;
  }

  /** The glyphs of watermarks: of those that the file names, and of pale words across others. */
  Set<Glyph> marks() {
    Set<Glyph> all = Overprinted.of(glyphs, inks);
    all.addAll(marks);
    return all;
  }

  /**
   * An image in the unit square.
   *
   * @param inline its bytes if they stand in the content, else none
   */
  void drawImage(COSDictionary dictionary, byte[] inline) {
    canvas.hide(layers.isHidden());
    if (layers.isHidden()) {
      return;
    }
    Matrix m = getGraphicsState().getCurrentTransformationMatrix();
    double area =
        (double) m.getValue(0, 0) * m.getValue(1, 1) - (double) m.getValue(0, 1) * m.getValue(1, 0);
    imageArea += Math.abs(area) * space.unit() * space.unit();
    outline(m, 0, 0, 1, 1);
    canvas.image(
        canvas.outline().region(false),
        dictionary,
        inline,
        getResources(),
        getGraphicsState(),
        strokes);
    canvas.outline().clear();
    ink.painted(inks);
  }

  /** Nothing of a form is drawn beside its box. */
  void clipTo(PDFormXObject form) {
    PDRectangle box = form.getBBox();
    if (box != null) {
      Matrix m = getGraphicsState().getCurrentTransformationMatrix();
      outline(
          form.getMatrix().multiply(m),
          box.getLowerLeftX(),
          box.getLowerLeftY(),
          box.getUpperRightX(),
          box.getUpperRightY());
      canvas.clip(canvas.outline().region(false));
      canvas.outline().clear();
    }
  }

  private void outline(Matrix m, float left, float bottom, float right, float top) {
    canvas.outline().clear();
    point(m, left, bottom, canvas.outline()::moveTo);
    point(m, right, bottom, canvas.outline()::lineTo);
    point(m, right, top, canvas.outline()::lineTo);
    point(m, left, top, canvas.outline()::lineTo);
  }

  private Clip region(PDRectangle box) {
    outline(
        new Matrix(),
        box.getLowerLeftX(),
        box.getLowerLeftY(),
        box.getUpperRightX(),
        box.getUpperRightY());
    Clip region = canvas.outline().region(false);
    canvas.outline().clear();
    return region;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    watch.check();
    switch (operator.getName()) {
      case OperatorName.BEGIN_INLINE_IMAGE ->
          drawImage(
              operator.getImageParameters() == null
                  ? new COSDictionary()
                  : operator.getImageParameters(),
              operator.getImageData() == null ? new byte[0] : operator.getImageData());
      case OperatorName.MOVE_TO -> point(operands, 0, this::moveTo);
      case OperatorName.LINE_TO -> point(operands, 0, this::lineTo);
      case OperatorName.CURVE_TO -> curve(operands, 0, 2, 4);
      case OperatorName.CURVE_TO_REPLICATE_INITIAL_POINT -> curve(operands, -1, 0, 2);
      case OperatorName.CURVE_TO_REPLICATE_FINAL_POINT -> curve(operands, 0, 2, 2);
      case OperatorName.APPEND_RECT -> rectangle(operands);
      case OperatorName.CLOSE_PATH -> canvas.outline().close();
      case OperatorName.STROKE_PATH, OperatorName.CLOSE_AND_STROKE -> paint(false, true, false);
      case OperatorName.FILL_NON_ZERO, OperatorName.LEGACY_FILL_NON_ZERO ->
          paint(true, false, false);
      case OperatorName.FILL_EVEN_ODD -> paint(true, false, true);
      case OperatorName.FILL_NON_ZERO_AND_STROKE, OperatorName.CLOSE_FILL_NON_ZERO_AND_STROKE ->
          paint(true, true, false);
      case OperatorName.FILL_EVEN_ODD_AND_STROKE, OperatorName.CLOSE_FILL_EVEN_ODD_AND_STROKE ->
          paint(true, true, true);
      case OperatorName.ENDPATH -> paint(false, false, false);
      case OperatorName.CLIP_NON_ZERO -> canvas.clipWithOutline(false);
      case OperatorName.CLIP_EVEN_ODD -> canvas.clipWithOutline(true);
      case OperatorName.SHADING_FILL -> {
        canvas.hide(layers.isHidden());
        canvas.shade(getGraphicsState());
        ink.painted(inks);
      }
      case OperatorName.NON_STROKING_GRAY,
          OperatorName.NON_STROKING_RGB,
          OperatorName.NON_STROKING_CMYK,
          OperatorName.NON_STROKING_COLORSPACE,
          OperatorName.NON_STROKING_COLOR,
          OperatorName.NON_STROKING_COLOR_N,
          OperatorName.STROKING_COLOR_GRAY,
          OperatorName.STROKING_COLOR_RGB,
          OperatorName.STROKING_COLOR_CMYK,
          OperatorName.STROKING_COLORSPACE,
          OperatorName.STROKING_COLOR,
          OperatorName.STROKING_COLOR_N,
          OperatorName.SET_LINE_WIDTH ->
          canvas.set(operator.getName(), operands, getResources());
      case OperatorName.BEGIN_MARKED_CONTENT, OperatorName.BEGIN_MARKED_CONTENT_SEQ -> {
        layers.begin(operands, getResources());
        watermarks.begin(operands, getResources());
        replaced.begin(operands, getResources(), glyphs.size(), getLevel() == 0 && !extra);
      }
      case OperatorName.END_MARKED_CONTENT -> {
        layers.end();
        watermarks.end();
        replaced.end(glyphs, inks);
      }
      case OperatorName.SAVE -> {
        canvas.save();
        super.processOperator(operator, operands);
      }
      case OperatorName.RESTORE -> {
        canvas.restore();
        ink.restored();
        super.processOperator(operator, operands);
      }
      case OperatorName.END_TEXT -> {
        ink.textEnded();
        super.processOperator(operator, operands);
      }
      case OperatorName.SET_FONT_AND_SIZE -> {
        maps.look(getResources(), operands);
        setFont(operator, operands);
      }
      default -> super.processOperator(operator, operands);
    }
  }

  /** A broken font loses its own glyphs, not the page. */
  private void setFont(Operator operator, List<COSBase> operands) throws IOException {
    try {
      super.processOperator(operator, operands);
    } catch (IOException | RuntimeException e) {
      if (e instanceof CarrelException || e instanceof Watch.PageWantsTooMuch) {
        throw e;
      }
      COSBase size = operands.size() > 1 ? operands.get(1) : COSNull.NULL;
      getGraphicsState().getTextState().setFont(null);
      getGraphicsState()
          .getTextState()
          .setFontSize(size instanceof COSNumber points ? points.floatValue() : 1);
    }
  }

  /** What no font can show is unknown: one sign for all of it, since none tells its letters. */
  @Override
  protected void showText(byte[] string) throws IOException {
    if (getGraphicsState().getTextState().getFont() != null) {
      super.showText(string);
    } else if (string.length > 0 && !mute) {
      unreadable(string.length);
    }
  }

  private void unreadable(int bytes) throws IOException {
    float size = getGraphicsState().getTextState().getFontSize();
    Matrix matrix =
        new Matrix(size, 0, 0, size, 0, getGraphicsState().getTextState().getRise())
            .multiply(getTextMatrix())
            .multiply(getGraphicsState().getCurrentTransformationMatrix());
    Glyph glyph = places.place(matrix, FontShape.USUAL, Glyph.UNKNOWN, 0.5f, false, extra);
    glyphs.add(glyph);
    inks.add(layers.isHidden() ? Ink.PLAIN.because(Why.HIDDEN_LAYER) : Ink.PLAIN);
    lost += bytes - 1;
  }

  /** Characters beyond those that stand for themselves among the glyphs: their font is broken. */
  int lost() {
    return lost;
  }

  private void moveTo(float x, float y) {
    rulings.moveTo(x, y);
    canvas.outline().moveTo(x, y);
  }

  private void lineTo(float x, float y) {
    rulings.lineTo(x, y);
    canvas.outline().lineTo(x, y);
  }

  /** A curve with its control points and its end at these operands; -1: where the path is. */
  private void curve(List<COSBase> operands, int first, int second, int end) {
    curves++;
    float[] xs = new float[3];
    float[] ys = new float[3];
    xs[0] = canvas.outline().x();
    ys[0] = canvas.outline().y();
    Matrix m = getGraphicsState().getCurrentTransformationMatrix();
    if (first >= 0) {
      places.point(m, number(operands, first), number(operands, first + 1), xs, ys, 0);
    }
    places.point(m, number(operands, second), number(operands, second + 1), xs, ys, 1);
    places.point(m, number(operands, end), number(operands, end + 1), xs, ys, 2);
    canvas.outline().curveTo(xs[0], ys[0], xs[1], ys[1], xs[2], ys[2]);
  }

  private void paint(boolean fills, boolean strokes, boolean evenOdd) {
    boolean shown = (fills || strokes) && !layers.isHidden();
    if (shown) {
      rulings.paint();
    } else {
      rulings.discard();
    }
    canvas.hide(layers.isHidden());
    Matrix m = getGraphicsState().getCurrentTransformationMatrix();
    float scale = strokes ? m.getScalingFactorX() * space.unit() : 1;
    if (shown && !mute) {
      canvas.strokes(fills, strokes, getGraphicsState(), scale, this.strokes);
    }
    canvas.paint(fills, strokes, evenOdd, getGraphicsState(), scale);
    if (fills) {
      ink.painted(inks);
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
    point(getGraphicsState().getCurrentTransformationMatrix(), x, y, consumer);
  }

  private void point(Matrix m, float x, float y, PointConsumer consumer) {
    float px = m.getValue(0, 0) * x + m.getValue(1, 0) * y + m.getValue(2, 0);
    float py = m.getValue(0, 1) * x + m.getValue(1, 1) * y + m.getValue(2, 1);
    consumer.accept(space.x(px, py), space.y(px, py));
  }

  private void rectangle(List<COSBase> operands) {
    float x = number(operands, 0);
    float y = number(operands, 1);
    float right = x + number(operands, 2);
    float top = y + number(operands, 3);
    point(x, y, this::moveTo);
    point(right, y, this::lineTo);
    point(right, top, this::lineTo);
    point(x, top, this::lineTo);
    point(x, y, this::lineTo);
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    watch.check();
    if (mute) {
      return;
    }
    if (glyphs.size() >= watch.limits().pageCharacters()) {
      throw new Watch.PageWantsTooMuch(
          "it holds more than %,d characters".formatted(watch.limits().pageCharacters()));
    }
    FontShape shape = shapes.computeIfAbsent(font, FontShape::of);
    String text =
        texts
            .computeIfAbsent(font, f -> new HashMap<>())
            .computeIfAbsent(code, c -> GlyphText.of(font, c, symbols));
    float width = font.isVertical() ? font.getWidth(code) / 1000 : width(displacement);
    Glyph glyph = places.place(matrix, shape, text, width, font.isVertical(), extra);
    glyphs.add(glyph);
    if (watermarks.isOpen()) {
      marks.add(glyph);
    }
    inks.add(
        ink.of(glyph, inks.size(), getGraphicsState(), font, code, whyHidden(matrix, glyph, font)));
  }

  /** How far a glyph reaches, in its font's size: closer tracking leaves it less room. */
  private float width(Vector displacement) {
    float size = getGraphicsState().getTextState().getFontSize();
    float tracking = getGraphicsState().getTextState().getCharacterSpacing();
    return tracking < 0 && size > 0
        ? displacement.getX() - Math.min(MOST_TRACKING, -tracking / size)
        : displacement.getX();
  }

  private @Nullable Why whyHidden(Matrix m, Glyph glyph, PDFont font) {
    if (layers.isHidden()) {
      return Why.HIDDEN_LAYER;
    }
    if (!space.shows(glyph.box())) {
      return Why.OFF_PAGE;
    }
    return Inks.isTiny(m, glyph, font) ? Why.TINY : null;
  }
}
