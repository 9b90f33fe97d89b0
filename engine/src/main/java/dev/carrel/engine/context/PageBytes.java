// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * A page as the model is given it, behind its mark and without what looks like one, and where each
 * character of its text stands among the bytes.
 */
final class PageBytes {
  /** Half a sign. */
  private static final Pattern WITHOUT_PAIR = Pattern.compile("\\p{Cs}");

  private final String text;

  /** Of each character of the text, and behind the last one. */
  private final int[] at;

  private final byte[] bytes;

  private PageBytes(String text, int[] at, byte[] bytes) {
    this.text = text;
    this.at = at;
    this.bytes = bytes;
  }

  static PageBytes of(int page, String text) {
    BitSet blanks = ChatMarks.blanks(text);
    int[] at = new int[text.length() + 1];
    int next = ChatMarks.page(page).getBytes(StandardCharsets.UTF_8).length;
    for (int i = 0; i < text.length(); i++) {
      at[i] = next;
      next += length(text, i) + (blanks.get(i) ? 1 : 0);
    }
    at[text.length()] = next;
    return new PageBytes(
        text,
        at,
        WITHOUT_PAIR
            .matcher(words(page, text))
            .replaceAll("\uFFFD")
            .getBytes(StandardCharsets.UTF_8));
  }

  /** What the model reads of a page. */
  static String words(int page, String text) {
    return ChatMarks.page(page) + ChatMarks.neutral(text) + "\n\n";
  }

  /**
   * Bytes of a character in UTF-8, those of a pair with its first; one without its pair is the
   * replacement character, as a tokenizer is given it.
   */
  private static int length(String text, int i) {
    char c = text.charAt(i);
    if (c < 0x80) {
      return 1;
    }
    if (c < 0x800) {
      return 2;
    }
    if (!Character.isSurrogate(c)) {
      return 3;
    }
    if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
      return 4;
    }
    return i > 0 && Character.isSurrogatePair(text.charAt(i - 1), c) ? 0 : 3;
  }

  /** Where a character of the text begins. */
  int start(int character) {
    return at[character];
  }

  /** Behind the last byte of the character before a place in the text, which is not the first. */
  int end(int place) {
    return at[place - 1] + length(text, place - 1);
  }

  /**
   * Where each token ends among the bytes.
   *
   * @param spelt the tokens' bytes, one behind the other
   * @param ends where each token ends in them; changed
   */
  void fit(byte[] spelt, int[] ends) {
    if (Arrays.equals(spelt, bytes)) {
      return;
    }
    boolean blankBefore =
        spelt.length == bytes.length + 1
            && spelt[0] == ' '
            && Arrays.equals(spelt, 1, spelt.length, bytes, 0, bytes.length);
    for (int i = 0; i < ends.length; i++) {
      // A vocabulary that changes what it is given is followed in proportion.
      ends[i] =
          blankBefore
              ? Math.max(0, ends[i] - 1)
              : (int) ((long) ends[i] * bytes.length / Math.max(1, spelt.length));
    }
  }
}
