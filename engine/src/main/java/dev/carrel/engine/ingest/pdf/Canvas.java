// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a page paints beside letters, as areas with a colour: enough to know what lies under
 * and over each letter, and far less than drawing it.
 */
final class Canvas {
  /** A page that paints more is a drawing; what lies over what is not followed there. */
  private static final int MOST_AREAS = 10_000;

  /** Lines and specks hide no text. */
  private static final float SMALLEST = 2;

  private static final float THICK = 3;

  private final List<Area> areas = new ArrayList<>();
  private final Outline outline = new Outline();
  private Brush brush = Brush.FIRST;
  private Deque<Brush> saved = new ArrayDeque<>();
  private boolean clips;
  private boolean clipsEvenOdd;
  private boolean hidden;
  private boolean stencil;
  private boolean overflow;
  private Group group = Group.NONE;

  /**
   * What holds for everything in a transparency group.
   *
   * @param plain whether it is painted as it is, without mask or mixing with what lies under it
   */
  record Group(float alpha, boolean plain) {
    static final Group NONE = new Group(1, true);

    Group within(PDGraphicsState state) {
      return new Group(alpha * (float) state.getNonStrokeAlphaConstant(), plain && isPlain(state));
    }
  }

  /** What the form that is entered now came from, to be given back when it ends. */
  record Outside(Brush brush, Deque<Brush> saved, Group group) {}

  Outline outline() {
    return outline;
  }

  Brush brush() {
    return brush;
  }

  Group group() {
    return group;
  }

  /** How many areas are painted by now. */
  int order() {
    return areas.size();
  }

  /** How many states are saved. */
  int depth() {
    return saved.size();
  }

  /** Whether letters are the outline that all is painted in. */
  void stencil(boolean isStencil) {
    stencil = isStencil;
  }

  /** What is painted from now on is on a layer that is not shown. */
  void hide(boolean isHidden) {
    hidden = isHidden;
  }

  /** The areas in the order of painting; none if they were too many. */
  List<Area> areas() {
    return overflow ? List.of() : areas;
  }

  boolean isTooMuch() {
    return overflow;
  }

  Outside enter(Group inner) {
    Outside outside = new Outside(brush, saved, group);
    saved = new ArrayDeque<>();
    group = inner;
    return outside;
  }

  void leave(Outside outside) {
    brush = outside.brush();
    saved = outside.saved();
    group = outside.group();
  }

  void start() {
    brush = Brush.FIRST;
    saved.clear();
    stencil = false;
    group = Group.NONE;
    outline.clear();
  }

  void clip(Clip region) {
    brush = brush.clip(region);
  }

  void save() {
    saved.push(brush);
  }

  void restore() {
    if (!saved.isEmpty()) {
      brush = saved.pop();
    }
  }

  /** Colours and the width of lines. */
  void set(String operator, List<COSBase> operands, @Nullable PDResources resources) {
    switch (operator) {
      case OperatorName.NON_STROKING_GRAY,
          OperatorName.NON_STROKING_RGB,
          OperatorName.NON_STROKING_CMYK ->
          brush = brush.fill(device(operands), Colours.device(Colours.numbers(operands)));
      case OperatorName.STROKING_COLOR_GRAY,
          OperatorName.STROKING_COLOR_RGB,
          OperatorName.STROKING_COLOR_CMYK ->
          brush = brush.stroke(device(operands), Colours.device(Colours.numbers(operands)));
      case OperatorName.NON_STROKING_COLORSPACE -> {
        COSBase space = space(operands, resources);
        brush = brush.fill(space, Colours.initial(space));
      }
      case OperatorName.STROKING_COLORSPACE -> {
        COSBase space = space(operands, resources);
        brush = brush.stroke(space, Colours.initial(space));
      }
      case OperatorName.NON_STROKING_COLOR, OperatorName.NON_STROKING_COLOR_N ->
          brush = brush.fill(brush.fillSpace(), colour(brush.fillSpace(), operands));
      case OperatorName.STROKING_COLOR, OperatorName.STROKING_COLOR_N ->
          brush = brush.stroke(brush.strokeSpace(), colour(brush.strokeSpace(), operands));
      default -> {
        float[] width = Colours.numbers(operands);
        brush = width.length == 1 ? brush.line(width[0]) : brush;
      }
    }
  }

  private static COSName device(List<COSBase> operands) {
    return switch (operands.size()) {
      case 3 -> COSName.DEVICERGB;
      case 4 -> COSName.DEVICECMYK;
      default -> COSName.DEVICEGRAY;
    };
  }

  private static int colour(COSBase space, List<COSBase> operands) {
    boolean pattern = !operands.isEmpty() && operands.getLast() instanceof COSName;
    return pattern ? Colours.UNKNOWN : Colours.rgb(space, Colours.numbers(operands));
  }

  private static COSBase space(List<COSBase> operands, @Nullable PDResources resources) {
    COSBase name = operands.isEmpty() ? COSName.DEVICEGRAY : operands.getFirst();
    if (resources == null || !(name instanceof COSName key)) {
      return name;
    }
    COSDictionary named = resources.getCOSObject().getCOSDictionary(COSName.COLORSPACE);
    COSBase found = named == null ? null : named.getDictionaryObject(key);
    return found == null ? name : found;
  }

  /** The outline so far becomes a clip with the next painting operator. */
  void clipWithOutline(boolean evenOdd) {
    clips = true;
    clipsEvenOdd = evenOdd;
  }

  /** Ends the outline: it is filled, or its lines are drawn, or neither. */
  void paint(boolean fills, boolean strokes, boolean evenOdd, PDGraphicsState state, float scale) {
    if (fills && !outline.isEmpty()) {
      // A pattern may have gaps.
      float alpha =
          outline.isKnown() && brush.fill() != Colours.UNKNOWN
              ? alpha(state, state.getNonStrokeAlphaConstant())
              : Area.HOLES;
      add(outline.region(evenOdd), brush.fill(), alpha, false);
    }
    if (strokes && brush.line() * scale >= THICK) {
      Optional<Clip> bar = outline.bar(brush.line() * scale);
      bar.ifPresent(b -> add(b, brush.stroke(), alpha(state, state.getAlphaConstant()), false));
    }
    if (clips && !outline.isEmpty()) {
      brush = brush.clip(outline.region(clipsEvenOdd));
    }
    clips = false;
    outline.clear();
  }

  /** A shading fills all that is not clipped away. */
  void shade(PDGraphicsState state) {
    add(brush.clip(), Colours.UNKNOWN, alpha(state, state.getNonStrokeAlphaConstant()), false);
  }

  /**
   * An image.
   *
   * @param region where it is drawn
   * @param dictionary its own, with long or short names
   */
  void image(Clip region, COSDictionary dictionary, PDGraphicsState state) {
    long width = dictionary.getInt(COSName.WIDTH, COSName.W, 0);
    long height = dictionary.getInt(COSName.HEIGHT, COSName.H, 0);
    boolean stencil = dictionary.getBoolean(COSName.IMAGE_MASK, COSName.IM, false);
    boolean masked = dictionary.containsKey(COSName.SMASK) || dictionary.containsKey(COSName.MASK);
    float alpha = alpha(state, state.getNonStrokeAlphaConstant());
    boolean dot = stencil && width * height <= 1;
    add(
        region,
        dot ? brush.fill() : Colours.UNKNOWN,
        masked || (stencil && !dot) ? Area.HOLES : alpha,
        width * height >= Area.PICTURE_PIXELS);
  }

  private void add(Clip region, int colour, float alpha, boolean picture) {
    Clip painted = region.and(brush.clip());
    if (hidden || painted.width() < SMALLEST || painted.height() < SMALLEST) {
      return;
    }
    if (areas.size() == MOST_AREAS) {
      overflow = true;
      return;
    }
    areas.add(new Area(painted, colour, alpha, picture));
  }

  /** An area with a box of its own, as an annotation without an appearance. */
  void box(Clip region, int colour) {
    add(region, colour, 1, false);
  }

  private float alpha(PDGraphicsState state, double own) {
    return isPlain(state) && group.plain() && !stencil ? (float) own * group.alpha() : Area.HOLES;
  }

  static boolean isPlain(PDGraphicsState state) {
    BlendMode mode = state.getBlendMode();
    boolean mixes = !mode.equals(BlendMode.NORMAL) && !mode.equals(BlendMode.COMPATIBLE);
    return !mixes && state.getSoftMask() == null;
  }
}
