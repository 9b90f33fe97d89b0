// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How well text fits the letters of one language. It tells encodings apart in which any bytes are
 * text: Czech read as windows-1252 has letters that no one language has together, Polish a raised
 * three within a word, Russian capitals in the middle of one.
 */
final class AlphabetFit {
  /** What languages have beside a to z, in small letters. */
  private static final List<String> LATIN =
      List.of(
          "àâäæçéèêëïîñôöœùûüÿ", // French, and what English and German take from it
          "äöüßéà", // German
          "áéíñóúüªºçàèïò", // Spanish, Catalan
          "àáâãçéêíóôúü", // Portuguese; õ is left out, for in its place Hungarian has ő
          "àèéìíîòóùú", // Italian
          "åäöæøéüáà", // Danish, Norwegian, Swedish, Finnish
          "áéíóúýþæöð", // Icelandic
          "ąćęłńóśźż", // Polish
          "áäčďéěíĺľňóôŕřšťúůýž", // Czech, Slovak
          "áéíóöőúüű", // Hungarian
          "ăâîșşțţ", // Romanian
          "čćđšž", // Croatian, Slovene
          "çğıİöşüâîû", // Turkish
          "ąčęėįšųūž", // Lithuanian
          "āčēģīķļņšūžōŗ", // Latvian
          "äõöüšž"); // Estonian

  private static final List<String> CYRILLIC =
      List.of(
          "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", // Russian, Bulgarian
          "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", // Ukrainian
          "абвгдеёжзійклмнопрстуўфхцчшыьэюя", // Belarusian
          "абвгдђежзијклљмнњопрстћуфхцчџш", // Serbian
          "абвгдѓежзѕијклљмнњопрстќуфхцчџш"); // Macedonian

  private static final String CYRILLIC_VOWELS = "аеёиоуыэюяіїєўйьъ";

  /** A sign before units, which Unicode has among the letters. */
  private static final char MICRO = 'µ';

  /** No word has more of them in a row; one that was read in another encoding has. */
  private static final int MOST_CONSONANTS = 5;

  /** Signs that may stand anywhere in text, between letters too. */
  private static final String SIGNS = "\u00A0\u00AD’‘‚“”„«»‹›–—…·™µ";

  /** Signs that may stand anywhere but between two letters. */
  private static final String BETWEEN_WORDS = "•€§©®°№£¿¡";

  /** Signs that no letter follows. */
  private static final String ENDS = "²³¹½¼¾±×÷¶¢¥";

  private final int[] latin = new int[LATIN.size()];
  private final int[] cyrillic = new int[CYRILLIC.size()];
  private final Map<UnicodeScript, Integer> others = new EnumMap<>(UnicodeScript.class);
  private int letters;
  private int odd;
  private int consonants;

  private AlphabetFit() {}

  /** From 1, where all that is not ASCII fits, to below 0. */
  static double of(String text) {
    AlphabetFit fit = new AlphabetFit();
    int end = text.length();
    for (int i = 0; i < end; i++) {
      fit.add(
          i == 0 ? ' ' : text.charAt(i - 1),
          text.charAt(i),
          i + 1 < end ? text.charAt(i + 1) : ' ');
    }
    return fit.letters + fit.odd == 0
        ? 1
        : (double) (fit.most() - fit.odd) / (fit.letters + fit.odd);
  }

  private void add(char before, char c, char after) {
    boolean letter = Character.isLetter(c) && c != MICRO;
    if (letter && Character.isLetter(before) && before != MICRO && (c >= 0x80 || before >= 0x80)) {
      boolean mixed = UnicodeScript.of(before) != UnicodeScript.of(c);
      boolean capitalWithin = Character.isLowerCase(before) && Character.isUpperCase(c);
      odd += mixed || capitalWithin ? 1 : 0;
    }
    boolean consonant =
        letter
            && UnicodeScript.of(c) == UnicodeScript.CYRILLIC
            && CYRILLIC_VOWELS.indexOf(Character.toLowerCase(c)) < 0;
    odd += c == 'ς' && Character.isLetter(after) ? 1 : 0; // the sigma of a word's end
    consonants = consonant ? consonants + 1 : 0;
    odd += consonants > MOST_CONSONANTS ? 1 : 0;
    if (c < 0x80) {
      return;
    }
    if (letter || Character.getType(c) == Character.NON_SPACING_MARK) {
      letter(c);
    } else if (ENDS.indexOf(c) >= 0) {
      odd += Character.isLetter(after) ? 1 : 0;
    } else if (BETWEEN_WORDS.indexOf(c) >= 0) {
      odd += Character.isLetter(before) && Character.isLetter(after) ? 1 : 0;
    } else if (SIGNS.indexOf(c) < 0) {
      odd++;
    }
  }

  private void letter(char c) {
    letters++;
    UnicodeScript script = UnicodeScript.of(c);
    switch (script) {
      case LATIN -> count(LATIN, latin, c);
      case CYRILLIC -> count(CYRILLIC, cyrillic, c);
      default -> others.merge(script, 1, Integer::sum);
    }
  }

  private static void count(List<String> alphabets, int[] counts, char c) {
    for (int i = 0; i < counts.length; i++) {
      String alphabet = alphabets.get(i);
      boolean has = alphabet.indexOf(c) >= 0 || alphabet.indexOf(Character.toLowerCase(c)) >= 0;
      counts[i] += has ? 1 : 0;
    }
  }

  private int most() {
    int most = 0;
    for (int count : latin) {
      most = Math.max(most, count);
    }
    for (int count : cyrillic) {
      most = Math.max(most, count);
    }
    for (int count : others.values()) {
      most = Math.max(most, count);
    }
    return most;
  }
}
