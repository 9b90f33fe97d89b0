// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.selection;

/** Words in a text, as two clicks seize them. */
public final class WordBounds {
  private WordBounds() {}

  /** The word at a place; a single sign where there is none. */
  public static Selection.Range around(String text, int offset) {
    int at = Math.clamp(offset, 0, Math.max(0, text.length() - 1));
    if (text.isEmpty()) {
      return new Selection.Range(0, 0);
    }
    if (at > 0 && !isWord(text.charAt(at)) && isWord(text.charAt(at - 1))) {
      at--;
    }
    int start = at;
    int end = at;
    while (start > 0 && isWord(text.charAt(start - 1)) && isWord(text.charAt(at))) {
      start--;
    }
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return new Selection.Range(start, Math.min(text.length(), Math.max(end, at + 1)));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || c == '_'
        || c == '\''
        || c == '’'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
