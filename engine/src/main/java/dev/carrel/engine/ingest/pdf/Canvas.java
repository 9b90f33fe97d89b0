// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.pdf.Area.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a page paints beside letters, as areas with a colour: enough to know what lies under
 * and over each letter, and far less than drawing it.
 */
final class Canvas {
  /** What a page paints beyond so many areas lies in a fog; as many pictures more are kept. */
  private static final int MOST_AREAS = 20_000;

  /** Lines hide no text by themselves. */
  private static final float SMALLEST = 2;

  /** Specks neither. */
  private static final float SPECK = 4;

  private static final float THINNEST = 0.2f;

  /** So short gaps in a line are not seen, and between so long dashes stand whole words. */
  private static final float SHORT_GAP = 0.3f;

  private static final float LONG_DASH = 100;

  private final List<Area> areas = new ArrayList<>();

  /** What is fainter than this strikes nothing out, for nobody sees it. */
  private static final double FAINTEST = 0.1;

  private final Fog fog;
  private final Clip page;
  private final PlainImages images = new PlainImages();
  private final Swatches swatches = new Swatches();
  private final Outline outline = new Outline();
  private Brush brush = Brush.FIRST;
  private Deque<Brush> saved = new ArrayDeque<>();
  private boolean clips;
  private boolean clipsEvenOdd;
  private boolean hidden;
  private boolean stencil;

  /** The last that was painted if no letter came after it, to be joined with what is next to it. */
  private @Nullable Area last;

  /** Whether it is the last of {@link #areas} too. */
  private boolean lastIsKept;

  private Group group = Group.NONE;

  /**
   * What holds for everything in a transparency group.
   *
   * @param alpha 0 to 1
   */
  record Group(float alpha, Mix mix) {
    static final Group NONE = new Group(1, Mix.PLAIN);
  }

  /** What the form that is entered now came from, to be given back when it ends. */
  record Outside(Brush brush, Deque<Brush> saved, Group group) {}

  /**
   * A canvas of a page's size.
   *
   * @param width in points as shown
   * @param height as {@code width}
   */
  Canvas(float width, float height) {
    this.fog = new Fog(width, height);
    this.page = new Clip(0, 0, width, height, List.of());
  }

  Outline outline() {
    return outline;
  }

  Brush brush() {
    return brush;
  }

  Group group() {
    return group;
  }

  /** What holds for a group that is drawn now. */
  Group groupIn(PDGraphicsState state) {
    float alpha = swatches.isShut(state) ? 0 : (float) state.getNonStrokeAlphaConstant();
    return new Group(alpha * group.alpha(), Mix.of(state).within(group.mix()));
  }

  Swatches swatches() {
    return swatches;
  }

  /** How many areas are painted by now; what comes later is not joined with them. */
  int order() {
    last = null;
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

  /** The areas in the order of painting, as far as they were not too many. */
  List<Area> areas() {
    return areas;
  }

  /** Where there are more. */
  Fog fog() {
    return fog;
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
          brush = brush.fill(brush.fillSpace(), colour(brush.fillSpace(), operands, resources));
      case OperatorName.STROKING_COLOR, OperatorName.STROKING_COLOR_N ->
          brush =
              brush.stroke(brush.strokeSpace(), colour(brush.strokeSpace(), operands, resources));
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

  private int colour(COSBase space, List<COSBase> operands, @Nullable PDResources resources) {
    if (operands.isEmpty() || !(operands.getLast() instanceof COSName name)) {
      return Colours.rgb(space, Colours.numbers(operands));
    }
    COSDictionary named =
        resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.PATTERN);
    COSStream pattern = named == null ? null : named.getCOSStream(name);
    return pattern == null ? Colours.UNKNOWN : swatches.pattern(pattern);
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
              ? alpha(brush.fill(), state, state.getNonStrokeAlphaConstant())
              : Area.HOLES;
      add(outline.region(evenOdd), brush.fill(), alpha, Kind.BOX);
    }
    float width = brush.line() * scale;
    if (strokes && width >= THINNEST && !isDashed(state, scale)) {
      float alpha = alpha(brush.stroke(), state, state.getAlphaConstant());
      outline.bars(width).forEach(bar -> add(bar, brush.stroke(), alpha, Kind.BOX));
    }
    if (clips && !outline.isEmpty()) {
      brush = brush.clip(outline.region(clipsEvenOdd));
    }
    clips = false;
    outline.clear();
  }

  /** What of the outline may strike text out once it is painted. */
  void strokes(
      boolean fills, boolean strokes, PDGraphicsState state, float scale, StrokeCollector into) {
    if (fills && brush.fill() != Colours.NOTHING && state.getNonStrokeAlphaConstant() >= FAINTEST) {
      outline.parts().forEach(part -> into.filled(part, brush.fill(), brush.clip()));
    }
    if (strokes && brush.stroke() != Colours.NOTHING && state.getAlphaConstant() >= FAINTEST) {
      outline.lines(brush.line() * scale, brush.stroke(), brush.clip(), into);
    }
  }

  /** A shading fills all that is not clipped away. */
  void shade(PDGraphicsState state) {
    add(
        brush.clip(),
        Colours.UNKNOWN,
        alpha(Colours.UNKNOWN, state, state.getNonStrokeAlphaConstant()),
        Kind.BOX);
  }

  private static boolean isDashed(PDGraphicsState state, float scale) {
    float[] dashes = state.getLineDashPattern().getDashArray();
    for (int i = 0; i < dashes.length; i++) {
      float dash = dashes[i - i % 2] * scale;
      float gap = dashes[i + 1 < dashes.length ? i + 1 - i % 2 : i] * scale;
      if (gap >= SHORT_GAP && dash < LONG_DASH) {
        return true;
      }
    }
    return false;
  }

  /**
   * An image.
   *
   * @param region where it is drawn
   * @param image its dictionary, with long or short names
   * @param inline its bytes if they stand in the content, else none
   */
  void image(
      Clip region,
      COSDictionary image,
      byte[] inline,
      @Nullable PDResources resources,
      PDGraphicsState state,
      StrokeCollector lines) {
    long width = image.getInt(COSName.WIDTH, COSName.W, 0);
    long height = image.getInt(COSName.HEIGHT, COSName.H, 0);
    boolean isStencil = image.getBoolean(COSName.IMAGE_MASK, COSName.IM, false);
    COSBase space = image.getDictionaryObject(COSName.COLORSPACE, COSName.CS);
    int colour =
        images.colour(image, space(space == null ? List.of() : List.of(space), resources), inline);
    boolean blank = colour != Colours.UNKNOWN;
    boolean dot = isStencil && width * height <= 1;
    boolean full = isStencil && (dot || colour == PlainImages.FULL);
    if (isStencil && colour != Colours.NOTHING) {
      colour = full ? brush.fill() : Colours.UNKNOWN;
    }
    boolean masked = image.containsKey(COSName.SMASK) || image.containsKey(COSName.MASK);
    float alpha = alpha(colour, state, state.getNonStrokeAlphaConstant());
    boolean holes = alpha != 0 && (masked || (isStencil && !full));
    if (blank && colour != Colours.NOTHING && !holes && alpha >= FAINTEST) {
      lines.filled(region, colour, brush.clip()); // a dot of a picture may be drawn out to a line
    }
    Kind kind = width * height < Area.PICTURE_PIXELS ? Kind.BOX : blank ? Kind.BLANK : Kind.PICTURE;
    add(region, colour, holes ? Area.HOLES : alpha, kind);
  }

  private void add(Clip region, int colour, float alpha, Kind kind) {
    Clip painted = region.and(brush.clip()).and(page);
    boolean empty = painted.width() <= 0 || painted.height() <= 0;
    if (hidden || empty || colour == Colours.NOTHING || alpha == 0) {
      return;
    }
    Area area = new Area(painted, colour, alpha, kind);
    Area joined = last == null ? null : last.join(area);
    boolean replaces = joined != null && lastIsKept;
    last = joined == null ? area : joined;
    lastIsKept = replaces;
    if (replaces) {
      areas.set(areas.size() - 1, last);
    } else if (isLarge(last.region())) {
      keep(last);
    }
  }

  private static boolean isLarge(Clip region) {
    return Math.min(region.width(), region.height()) >= SMALLEST
        && Math.max(region.width(), region.height()) >= SPECK;
  }

  private void keep(Area area) {
    if (areas.size() < (area.kind() == Kind.PICTURE ? 2 * MOST_AREAS : MOST_AREAS)) {
      areas.add(area);
      lastIsKept = true;
    } else {
      fog.over(area.region());
    }
  }

  /** An area with a box of its own, as an annotation without an appearance. */
  void box(Clip region, int colour) {
    add(region, colour, 1, Kind.BOX);
  }

  private float alpha(int colour, PDGraphicsState state, double own) {
    if (swatches.isShut(state)) {
      return 0;
    }
    boolean covers = Mix.of(state).within(group.mix()).covers(colour);
    return covers && !stencil ? (float) own * group.alpha() : Area.HOLES;
  }
}
