// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.selection;

import java.text.BreakIterator;
import java.util.Locale;

/** Where the keys lead sideways from a place. */
final class Steps {
  private final Texts texts;

  Steps(Texts texts) {
    this.texts = texts;
  }

  /**
   * A sign or a word to one side, as it lies on the screen: in Arabic, left is onwards.
   *
   * @param left to the left, else to the right
   */
  Selection.At sideways(Selection.At at, boolean left, boolean word) {
    return along(at, left == readsFromRight(at), word);
  }

  private boolean readsFromRight(Selection.At at) {
    String text = texts.text(at.part());
    int near = Math.clamp(at.offset(), 0, Math.max(0, text.length() - 1));
    if (text.isEmpty()) {
      return false;
    }
    byte direction = Character.getDirectionality(text.codePointAt(near));
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private Selection.At along(Selection.At at, boolean onwards, boolean word) {
    BreakIterator signs =
        word
            ? BreakIterator.getWordInstance(Locale.ROOT)
            : BreakIterator.getCharacterInstance(Locale.ROOT);
    String text = texts.text(at.part());
    signs.setText(text);
    int offset = Math.min(at.offset(), text.length());
    if (onwards) {
      if (offset < text.length()) {
        return new Selection.At(at.part(), signs.following(offset));
      }
      return at.part() < texts.last() ? new Selection.At(at.part() + 1, 0) : at;
    }
    if (offset > 0) {
      return new Selection.At(at.part(), signs.preceding(offset));
    }
    return at.part() > texts.first() ? end(at.part() - 1) : at;
  }

  private Selection.At end(int part) {
    return new Selection.At(part, texts.text(part).length());
  }
}
