// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Signs above or below the line's own, as the characters that say so: "$320" with a raised 1 is not
 * "$3201". Each character stays one character.
 */
public final class RaisedSigns {
  private static final String PLAIN = "0123456789+-=()\u2013\u2212";
  private static final String ABOVE =
      "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079\u207A\u207B\u207C\u207D\u207E\u207B\u207B";
  private static final String BELOW =
      "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208A\u208B\u208C\u208D\u208E\u208B\u208B";

  private static final String LETTERS = "abcdefghijklmnoprstuvwxyz";
  private static final String LETTERS_ABOVE =
      "\u1D43\u1D47\u1D9C\u1D48\u1D49\u1DA0\u1D4D\u02B0\u2071\u02B2\u1D4F\u02E1\u1D50\u207F\u1D52\u1D56\u02B3\u02E2\u1D57\u1D58\u1D5B\u02B7\u02E3\u02B8\u1DBB";

  /** Letters that are raised behind a number without another meaning. */
  private static final Set<String> ORDINALS =
      Set.of("st", "nd", "rd", "th", "er", "re", "e", "eme", "o", "a", "os", "as", "tm", "sm");

  /** A letter by itself, or several among figures and signs: "n+1", "a,b". */
  private static final Pattern LETTERS_ALONE =
      Pattern.compile(
          "[0-9+,=()\\u2013\\u2212\\u00D7-]*(?:\\p{L}(?:[0-9+,=()\\u2013\\u2212\\u00D7-]+|$))+");

  /** What is longer is a line of its own size, and no sign. */
  public static final int LONGEST = 12;

  private RaisedSigns() {}

  /**
   * Raised ones. Words, as in a trade mark's sign or an ordinal, stay words.
   *
   * @param before what stands before them
   */
  public static String above(String words, char before) {
    boolean letter = LETTERS_ALONE.matcher(words).matches();
    boolean ordinal =
        Character.isDigit(before) && ORDINALS.contains(words.toLowerCase(Locale.ROOT));
    String signs = mapped(words, PLAIN, ABOVE);
    return letter && !ordinal ? mapped(signs, LETTERS, LETTERS_ABOVE) : signs;
  }

  /** Lowered ones. */
  public static String below(String words) {
    return mapped(words, PLAIN, BELOW);
  }

  /**
   * As a run of Word's or Excel's is aligned.
   *
   * @param vertical "superscript", "subscript" or anything else
   * @param before what stands before them
   */
  public static String aligned(String words, String vertical, char before) {
    return switch (vertical) {
      case "superscript" -> above(words, before);
      case "subscript" -> below(words);
      default -> words;
    };
  }

  private static String mapped(String words, String from, String to) {
    if (words.strip().length() > LONGEST) {
      return words;
    }
    StringBuilder out = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      int at = from.indexOf(words.charAt(i));
      out.append(at < 0 ? words.charAt(i) : to.charAt(at));
    }
    return out.toString();
  }
}
