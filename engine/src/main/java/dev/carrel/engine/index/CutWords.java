// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Words of which a page has only the beginning: a hyphen divides them at the page's end, or what
 * follows does not go on. They are found by the whole word.
 */
final class CutWords {
  static final String FIELD = "cut";

  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;
  private static final int MOST = 200;

  private static final Pattern CUT =
      Pattern.compile("(\\p{L}{" + SHORTEST + "," + LONGEST + "})[-\u2010\u00AD][ \\t]*(?=\\n|$)");

  private CutWords() {}

  /** The beginnings that a page's text has, in small letters without accents. */
  static List<String> of(String text) {
    return CUT.matcher(text)
        .results()
        .limit(MOST)
        .filter(cut -> !goesOn(text, cut))
        .map(cut -> bare(cut.group(1)))
        .distinct()
        .toList();
  }

  private static boolean goesOn(String text, MatchResult cut) {
    int next = cut.end() + 1;
    return next < text.length()
        && Character.isLetter(text.charAt(next))
        && Character.isLowerCase(text.charAt(next))
            == Character.isLowerCase(cut.group(1).charAt(cut.group(1).length() - 1));
  }

  /** What a cut word could be the beginning of: all beginnings of a word. */
  static List<String> beginnings(String word) {
    String bare = bare(word);
    List<String> beginnings = new ArrayList<>();
    for (int end = SHORTEST; end < Math.min(bare.length(), LONGEST); end++) {
      beginnings.add(bare.substring(0, end));
    }
    return beginnings;
  }

  private static String bare(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{Mn}", "")
        .toLowerCase(Locale.ROOT);
  }
}
