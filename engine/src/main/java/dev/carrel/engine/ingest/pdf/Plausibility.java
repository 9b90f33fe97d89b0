// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether text reads like a language, without a dictionary: by how often the letters stand that
 * every language with Latin letters has most, and by words that no language has, such as "dc1iver".
 */
final class Plausibility {
  /** More than half of all letters, in each of the languages of Europe that have Latin ones. */
  private static final String USUAL = "etaoinsr";

  /** Of English text 64 % are usual, of Turkish, Polish and Hungarian ones a little above half. */
  private static final double LEAST_USUAL = 0.42;

  /** Below it letters tell nothing. */
  private static final int FEWEST_LETTERS = 100;

  private static final int FEWEST_WORDS = 40;
  private static final double MOST_MISREAD = 0.12;

  /** Letters with a digit or a sign among them, a capital behind a small letter. */
  private static final Pattern MISREAD =
      Pattern.compile(
          ".*(\\p{Ll}\\d|\\d\\p{Ll}{2}|\\p{L}[^\\p{L}\\p{M}\\d'’./&@:_+*#()\\[\\]\\-‐–—]\\p{L}|\\p{Ll}\\p{Lu}).*");

  private static final Pattern NO_VOWEL =
      Pattern.compile("[bcdfghjklmnpqrstvwxz]{4,}", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADDRESS = Pattern.compile(".*(@|://|www\\.|\\.\\p{Ll}{2,4}/).*");

  private final int latin;
  private final int usual;
  private final int words;
  private final int misread;

  private Plausibility(int latin, int usual, int words, int misread) {
    this.latin = latin;
    this.usual = usual;
    this.words = words;
    this.misread = misread;
  }

  /** Of a text in any language; of such without Latin letters nothing is said. */
  static Plausibility of(String text) {
    int latin = 0;
    int usual = 0;
    int words = 0;
    int misread = 0;
    for (String word : text.split("\\s+", -1)) {
      String plain = Normalizer.normalize(word, Normalizer.Form.NFD);
      int before = latin;
      for (int i = 0; i < plain.length(); i++) {
        char letter = Character.toLowerCase(plain.charAt(i));
        latin += letter >= 'a' && letter <= 'z' ? 1 : 0;
        usual += USUAL.indexOf(letter) >= 0 ? 1 : 0;
      }
      if (latin - before >= 3 && !ADDRESS.matcher(word).matches()) {
        words++;
        misread += isMisread(word) ? 1 : 0;
      }
    }
    return new Plausibility(latin, usual, words, misread);
  }

  private static boolean isMisread(String word) {
    return MISREAD.matcher(word).matches()
        || (NO_VOWEL.matcher(word).matches() && !word.equals(word.toUpperCase(Locale.ROOT)));
  }

  /** Whether its letters are those of no language, as where a font names them wrongly. */
  boolean isNonsense() {
    return latin >= FEWEST_LETTERS && usual < LEAST_USUAL * latin;
  }

  /** Whether it looks like what a program read on a picture and read badly. */
  boolean isMisread() {
    return words >= FEWEST_WORDS && misread > MOST_MISREAD * words;
  }
}
