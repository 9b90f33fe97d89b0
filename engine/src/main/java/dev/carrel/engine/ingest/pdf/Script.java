// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.lang.Character.UnicodeScript;

/** What kind of writing a character belongs to, as far as spaces and direction need to know. */
final class Script {
  private Script() {}

  /** Writing that puts no spaces between words: Chinese and Japanese with their punctuation. */
  static boolean isUnspaced(int c) {
    if (c < 0x2E80) {
      return false;
    }
    if ((c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF65)) {
      return true;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
      default -> false;
    };
  }

  static boolean isRightToLeft(int c) {
    if (c < 0x590) {
      return false;
    }
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  static boolean isLeftToRight(int c) {
    return Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
  }

  /** European and Arabic digits: written left to right in either direction of text. */
  static boolean isDigit(int c) {
    return Character.isDigit(c);
  }

  static boolean isCombining(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}
