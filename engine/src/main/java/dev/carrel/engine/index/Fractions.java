// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fractions that have a sign of their own: {@code ½} is looked for by {@code 1/2}, and {@code 1/2}
 * by {@code ½}. Both are one word of the index, {@code 1⁄2} with {@link #SLASH}.
 */
final class Fractions {
  /** Unicode's slash of fractions, which parts no number for the tokenizer. */
  private static final char SLASH = '\u2044';

  private static final String SIGNS =
      "\u00BC\u00BD\u00BE\u2150\u2151\u2152\u2153\u2154\u2155\u2156\u2157\u2158\u2159\u215A\u215B"
          + "\u215C\u215D\u215E";

  /** For the tokenizer the signs are no words, but each of these is: old radicals of Chinese. */
  private static final char FIRST_STAND_IN = '\u2F00';

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}/.,\u2044])\\d[/\u2044]\\d{1,2}(?![\\p{L}\\p{N}/\u2044])"
              + "|[\u2070\u00B9\u00B2\u00B3\u2074-\u2079][/\u2044][\u2080-\u2089](?![\u2080-\u2089])");

  private Fractions() {}

  /** Puts what the tokenizer takes in the place of fractions; every sign stays where it is. */
  static void mark(String text, char[] into) {
    boolean written = false;
    for (int i = 0; i < into.length; i++) {
      char c = into[i];
      written |= c == '/' || c == SLASH;
      if (c >= '\u00BC' && SIGNS.indexOf(c) >= 0) {
        into[i] = (char) (FIRST_STAND_IN + SIGNS.indexOf(c));
      }
    }
    if (written) {
      markWritten(WRITTEN.matcher(text), into);
    }
  }

  private static void markWritten(Matcher written, char[] into) {
    while (written.find()) {
      String plain = plain(written.group());
      int sign = sign(plain);
      if (sign < 0) {
        continue;
      }
      if (Character.isDigit(written.group().charAt(0))) {
        into[written.start() + 1] = SLASH;
      } else {
        into[written.start()] = (char) (FIRST_STAND_IN + sign); // parts it from a digit before
        into[written.start() + 1] = ' ';
        into[written.start() + 2] = ' ';
      }
    }
  }

  private static int sign(String plain) {
    for (int i = 0; i < SIGNS.length(); i++) {
      if (plain(SIGNS.substring(i, i + 1)).equals(plain)) {
        return i;
      }
    }
    return -1;
  }

  /** What stands in the index for a sign that {@link #mark} has put. */
  static Optional<String> written(char standIn) {
    int sign = standIn - FIRST_STAND_IN;
    return sign >= 0 && sign < SIGNS.length()
        ? Optional.of(plain(SIGNS.substring(sign, sign + 1)))
        : Optional.empty();
  }

  private static String plain(String fraction) {
    return Normalizer.normalize(fraction, Normalizer.Form.NFKC).replace('/', SLASH);
  }
}
