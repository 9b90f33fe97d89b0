// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;

/** How paint is mixed with what lies under it. */
enum Mix {
  /** Not at all. */
  PLAIN,
  /** To what is darker: black hides what lies under it. */
  DARKENS,
  /** To what is lighter: white hides what lies under it. */
  LIGHTENS,
  /** Away from the middle: black and white hide what lies under them. */
  PARTS,
  /** In another way, or through a mask. */
  OTHER;

  /** How far a channel may be from black or white. */
  private static final int NEARLY = 0x1A;

  static Mix of(PDGraphicsState state) {
    BlendMode mode = state.getBlendMode();
    if (state.getSoftMask() != null) {
      return OTHER;
    }
    if (mode.equals(BlendMode.NORMAL) || mode.equals(BlendMode.COMPATIBLE)) {
      return PLAIN;
    }
    if (mode.equals(BlendMode.MULTIPLY) || mode.equals(BlendMode.DARKEN)) {
      return DARKENS;
    }
    if (mode.equals(BlendMode.SCREEN) || mode.equals(BlendMode.LIGHTEN)) {
      return LIGHTENS;
    }
    return mode.equals(BlendMode.HARD_LIGHT) ? PARTS : OTHER;
  }

  /** What is painted in this way within a group that is painted in another. */
  Mix within(Mix group) {
    return this == PLAIN ? group : group == PLAIN || group == this ? this : OTHER;
  }

  /** Whether a colour that is mixed so hides what lies under it. */
  boolean covers(int colour) {
    return switch (this) {
      case PLAIN -> true;
      case DARKENS -> isDark(colour);
      case LIGHTENS -> isLight(colour);
      case PARTS -> isDark(colour) || isLight(colour);
      case OTHER -> false;
    };
  }

  /** Whether a colour is black, as far as an eye can tell. */
  static boolean isDark(int colour) {
    return colour >= 0
        && (colour >> 16) <= NEARLY
        && (colour >> 8 & 0xFF) <= NEARLY
        && (colour & 0xFF) <= NEARLY;
  }

  private static boolean isLight(int colour) {
    return colour >= 0 && isDark(Colours.WHITE - colour);
  }
}
