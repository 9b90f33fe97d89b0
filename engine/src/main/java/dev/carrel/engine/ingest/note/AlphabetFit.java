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
  private static final String FRENCH = "àâäæçéèêëïîñôöœùûüÿ";
  private static final String ICELANDIC = "áéíóúýþæöð";
  private static final String TURKISH = "çğıİöşüâîû";

  /** No text of some words is without them in Icelandic: in their place Turkish has others. */
  private static final String IN_ALL_ICELANDIC = "áéíóúæ";

  /**
   * The same in French and Turkish: in the place of î and â Latvian has ī and ā, with which words
   * end.
   */
  private static final String IN_ALL_FRENCH = "éèàêù";

  private static final String IN_ALL_TURKISH = "ğışöü";

  /** What languages have beside a to z, in small letters. */
  private static final List<String> LATIN =
      List.of(
          FRENCH, // and what English and German take from it
          "äöüßéà", // German
          "áéíñóúüªºçàèïò", // Spanish, Catalan
          "àáâãçéêíóôúü", // Portuguese; õ is left out, for in its place Hungarian has ő
          "àèéìíîòóùú", // Italian
          "åäöæøéüáà", // Danish, Norwegian, Swedish, Finnish
          ICELANDIC,
          "ąćęłńóśźż", // Polish
          "áäčďéěíĺľňóôŕřšťúůýž", // Czech, Slovak
          "áéíóöőúüű", // Hungarian
          "ăâîșşțţ", // Romanian
          "čćđšž", // Croatian, Slovene
          TURKISH,
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
  private static final String SIGNS = "\u00A0\u00AD’‘‚«»‹›–—…·™µ";

  /** Signs that may stand anywhere but between two letters. */
  private static final String BETWEEN_WORDS = "“”„•€§©®°№£¿¡";

  /** Signs that no letter follows. */
  private static final String ENDS = "²³¹½¼¾±×÷¶¢¥";

  private static final int FEW = 2;

  private final int[] latin = new int[LATIN.size()];
  private final int[] cyrillic = new int[CYRILLIC.size()];
  private final Map<UnicodeScript, Integer> others = new EnumMap<>(UnicodeScript.class);
  private int letters;
  private int odd;
  private int notIcelandic;
  private int latvian;
  private boolean ofIcelandic;
  private boolean ofFrench;
  private boolean ofTurkish;
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
    boolean begins = !Character.isLetter(before);
    boolean ends = !Character.isLetter(after);
    boolean greek = UnicodeScript.of(after) == UnicodeScript.GREEK;
    odd += c == '’' && begins && greek && Character.isLowerCase(after) ? 1 : 0; // Ά elsewhere
    notIcelandic += (c == 'þ' && !begins) || (c == 'ý' && ends) ? 1 : 0;
    latvian += (c == 'â' || c == 'î') && ends && !begins ? 1 : 0;
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
    char small = Character.toLowerCase(c);
    ofIcelandic |= IN_ALL_ICELANDIC.indexOf(small) >= 0;
    ofFrench |= IN_ALL_FRENCH.indexOf(small) >= 0;
    ofTurkish |= IN_ALL_TURKISH.indexOf(small) >= 0;
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

  /** Several words end as none does in that language, and what all its texts have is missing. */
  private boolean isExcluded(String alphabet) {
    return (alphabet.equals(ICELANDIC) && notIcelandic >= FEW && !ofIcelandic)
        || (alphabet.equals(FRENCH) && latvian >= FEW && !ofFrench)
        || (alphabet.equals(TURKISH) && latvian >= FEW && !ofTurkish);
  }

  private int most() {
    int most = 0;
    for (int i = 0; i < latin.length; i++) {
      most = Math.max(most, isExcluded(LATIN.get(i)) ? 0 : latin[i]);
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
