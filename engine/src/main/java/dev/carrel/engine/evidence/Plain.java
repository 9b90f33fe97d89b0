// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.text.Normalizer;

/** Text in small letters without accents, character for character. */
final class Plain {
  private Plain() {}

  /** Of the same length. */
  static String text(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      plain.append(letter(text.charAt(i)));
    }
    return plain.toString();
  }

  private static char letter(char c) {
    if (c < 0x80) {
      return Character.toLowerCase(c);
    }
    if (c == '’' || c == '‘') {
      return '\'';
    }
    if (c == '“' || c == '”' || c == '„' || c == '«' || c == '»') {
      return '"';
    }
    if (Character.isSpaceChar(c)) {
      return ' ';
    }
    return Character.isLetter(c)
        ? Character.toLowerCase(
            Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0))
        : c;
  }
}
