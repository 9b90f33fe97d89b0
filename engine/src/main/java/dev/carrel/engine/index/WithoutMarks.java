// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Leaves out what people leave out when they type Greek, Cyrillic, Arabic or Hebrew: accents,
 * breathings, vowel points, the dots of \u0451, the forms of alef.
 */
final class WithoutMarks extends TokenFilter {
  private static final Map<Character, Character> FORMS =
      Map.ofEntries(
          Map.entry('\u03C2', '\u03C3'), // a sigma at a word's end
          Map.entry('\u0671', '\u0627'),
          Map.entry('\u0649', '\u064A'),
          Map.entry('\u06CC', '\u064A'), // Persian yeh, kaf
          Map.entry('\u06A9', '\u0643'),
          Map.entry('\u0629', '\u0647'),
          Map.entry('\u05DA', '\u05DB'), // letters at a word's end
          Map.entry('\u05DD', '\u05DE'),
          Map.entry('\u05DF', '\u05E0'),
          Map.entry('\u05E3', '\u05E4'),
          Map.entry('\u05E5', '\u05E6'));

  private static final char TATWEEL = '\u0640';

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  WithoutMarks(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (term.length() > 0 && isMarked(term.toString())) {
      String bare = bare(term.toString());
      if (!bare.isEmpty()) {
        term.setEmpty().append(bare);
      }
    }
    return true;
  }

  private static boolean isMarked(String word) {
    return word.codePoints()
        .mapToObj(UnicodeScript::of)
        .anyMatch(
            script ->
                switch (script) {
                  case GREEK, CYRILLIC, ARABIC, HEBREW -> true;
                  default -> false;
                });
  }

  private static String bare(String word) {
    StringBuilder bare = new StringBuilder();
    String parts = Normalizer.normalize(word, Normalizer.Form.NFD);
    for (int i = 0; i < parts.length(); i++) {
      char c = parts.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK && c != TATWEEL) {
        bare.append(FORMS.getOrDefault(c, c));
      }
    }
    return bare.toString();
  }
}
