// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.HiddenText.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Tells what each glyph is drawn with, from the state that it is drawn in. */
final class Inks {
  /** The smallest letters that an eye could make out, in points. */
  private static final float SMALLEST = 1.5f;

  private static final int LOOKED_AT = 256;

  /** Of an outline of more letters it is not told what lies beside all of them. */
  private static final int MOST_STENCIL = 2_000;

  private final Canvas canvas;
  private final IdentityHashMap<PDFont, Boolean> colours = new IdentityHashMap<>();
  private final IdentityHashMap<COSStream, Boolean> empty = new IdentityHashMap<>();

  /** Letters that became an outline to paint in, and how deep that was. */
  private final List<Integer> stencil = new ArrayList<>();

  private final List<Box> stencilBoxes = new ArrayList<>();
  private int stencilDepth;

  /** Letters clip what follows the text that they stand in. */
  private boolean stencilClips;

  Inks(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Whether a glyph is smaller than can be seen, upwards or along its line. */
  static boolean isTiny(Matrix m, Glyph glyph, PDFont font) {
    if (glyph.em() < SMALLEST) {
      // What a font of drawings says of its size may be anything.
      float larger = Math.max(glyph.box().width(), glyph.box().height());
      return !(font instanceof PDType3Font) || larger < SMALLEST;
    }
    double along = Math.hypot(m.getValue(0, 0), m.getValue(0, 1));
    double up = Math.hypot(m.getValue(1, 0), m.getValue(1, 1));
    return up > 0 && along / up * glyph.em() < SMALLEST;
  }

  /**
   * The ink of a glyph.
   *
   * @param number of the glyph on its page, from 0
   * @param why it cannot be seen, if that is known
   */
  Ink of(Glyph glyph, int number, PDGraphicsState state, PDFont font, int code, @Nullable Why why) {
    RenderingMode mode = state.getTextState().getRenderingMode();
    if (mode.isClip() && !glyph.isSpace()) {
      stencil.add(number);
      stencilBoxes.add(glyph.box());
      stencilDepth = canvas.depth();
      canvas.stencil(true);
    }
    Why reason = why;
    if (reason == null && isClipped(glyph.box(), canvas.brush().clip())) {
      reason = Why.CLIPPED;
    }
    if (reason == null && stencilClips && !mode.isClip() && !isInStencil(glyph.box())) {
      reason = Why.CLIPPED;
    }
    if (reason == null && !mode.isFill() && !mode.isStroke()) {
      reason = Why.INVISIBLE_MODE;
    }
    boolean own = font instanceof PDType3Font type3 && hasColours(type3, code);
    int colour = own ? Colours.UNKNOWN : colour(mode);
    float alpha =
        canvas.group().alpha()
            * (float)
                (mode.isFill() ? state.getNonStrokeAlphaConstant() : state.getAlphaConstant());
    if (colour == Colours.NOTHING
        || canvas.swatches().isShut(state)
        || (font instanceof PDType3Font drawn && isEmpty(drawn, code))) {
      alpha = 0;
      colour = Colours.UNKNOWN;
    }
    if (Mix.of(state).within(canvas.group().mix()) != Mix.PLAIN) {
      alpha = isLost(colour, state.getBlendMode()) ? 0 : alpha;
      colour = Colours.UNKNOWN;
    }
    return new Ink(canvas.order(), colour, alpha, reason);
  }

  private int colour(RenderingMode mode) {
    Brush brush = canvas.brush();
    if (mode.isFill() && mode.isStroke() && brush.fill() != Colours.NOTHING) {
      return brush.fill() == brush.stroke() ? brush.fill() : Colours.UNKNOWN;
    }
    return mode.isStroke() ? brush.stroke() : brush.fill();
  }

  /** Whether a colour changes nothing that it is mixed with. */
  private static boolean isLost(int colour, BlendMode mode) {
    boolean darkens = mode.equals(BlendMode.MULTIPLY) || mode.equals(BlendMode.DARKEN);
    boolean lightens = mode.equals(BlendMode.SCREEN) || mode.equals(BlendMode.LIGHTEN);
    return (darkens && colour == Colours.WHITE) || (lightens && colour == Colours.BLACK);
  }

  /** Whether a letter of a font is drawn by nothing. */
  private boolean isEmpty(PDType3Font font, int code) {
    PDType3CharProc letter = font.getCharProc(code);
    return letter != null
        && empty.computeIfAbsent(
            letter.getCOSObject(), stream -> SmallContent.of(letter.getCOSObject()).isNothing());
  }

  /** Whether letters of a font bring their own colours; as far as one of them tells. */
  private boolean hasColours(PDType3Font font, int code) {
    Boolean known = colours.get(font);
    if (known == null) {
      PDType3CharProc letter = font.getCharProc(code);
      known = hasColours(letter == null ? null : letter.getCOSObject());
      colours.put(font, known);
    }
    return known;
  }

  private static boolean hasColours(@Nullable COSStream letter) {
    if (letter == null) {
      return true;
    }
    try (InputStream in = letter.createInputStream()) {
      String start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
      return !start.contains(" d1");
    } catch (IOException | RuntimeException e) {
      return true;
    }
  }

  private static boolean isClipped(Box box, Clip clip) {
    float left = box.x() + 0.2f * box.width();
    float right = box.x() + 0.8f * box.width();
    float top = box.y() + 0.2f * box.height();
    float bottom = box.y() + 0.8f * box.height();
    if (!clip.touches(left, top, right, bottom)) {
      return true;
    }
    if (clip.outlines().isEmpty()) {
      return false;
    }
    for (int row = 0; row <= 2; row++) {
      for (int column = 0; column <= 2; column++) {
        float x = left + column * (right - left) / 2;
        float y = top + row * (bottom - top) / 2;
        if (clip.contains(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Something was painted: letters that are the outline to paint in are seen by it. */
  void painted(List<Ink> inks) {
    for (int glyph : stencil) {
      Ink ink = inks.get(glyph);
      boolean drawn = ink.why() == null || ink.why() == Why.INVISIBLE_MODE;
      inks.set(glyph, new Ink(canvas.order(), Colours.UNKNOWN, 1, drawn ? null : ink.why()));
    }
  }

  private boolean isInStencil(Box box) {
    return stencilBoxes.stream()
        .anyMatch(
            letter ->
                letter.x() < box.right()
                    && letter.right() > box.x()
                    && letter.y() < box.bottom()
                    && letter.bottom() > box.y());
  }

  /** A text ended: its letters that are an outline hold for what follows. */
  void textEnded() {
    stencilClips = !stencil.isEmpty() && stencil.size() <= MOST_STENCIL;
  }

  /** Whether letters are an outline to paint in now. */
  boolean hasStencil() {
    return !stencil.isEmpty();
  }

  /** The state before was restored. */
  void restored() {
    if (!stencil.isEmpty() && canvas.depth() < stencilDepth) {
      endStencil();
    }
  }

  /** The page, or the form that it began in, ended. */
  void endStencil() {
    stencil.clear();
    stencilBoxes.clear();
    stencilClips = false;
    canvas.stencil(false);
  }
}
