// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Guesses a document's language by its script and its commonest words. Neighbours of the languages
 * it knows (Portuguese, Italian, Dutch, ...) are counted too, so that they are not taken for them.
 */
final class LanguageDetector {
  /** Enough to tell; more only costs time. */
  private static final int SAMPLE = 20_000;

  /** A text in one of these languages has 15 to 40 in 100 of its commonest words. */
  private static final double LEAST_SHARE = 0.06;

  private static final double LEAD = 1.15;
  private static final double LEAST_CJK_SHARE = 0.2;
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");

  private static final List<Profile> PROFILES =
      List.of(
          profile(
              Language.ENGLISH,
              "the of and to in a is that it was for on with as be this by are or which shall from"
                  + " not have he his an at but they you"),
          profile(
              Language.GERMAN,
              "der die das und ist nicht ein eine zu den von mit des auf für im dem sich auch als"
                  + " wird oder sie werden an bei einer es dass nach"),
          profile(
              Language.FRENCH,
              "le la les de des et est un une du en que qui dans pour au par sur ne pas ce il sont"
                  + " aux avec ou cette se plus son"),
          profile(
              Language.SPANISH,
              "el la los las de del y en que es un una por con para se no su al lo como más o sus"
                  + " este esta son ha pero ser"),
          profile(
              Language.OTHER,
              "o a os as de do da dos das e em que é um uma não para com no na por se ao à como"
                  + " mais ou seu sua são"),
          profile(
              Language.OTHER,
              "il la lo i gli le di del della dei delle e è che un una in per non con da si al"
                  + " alla sono nel come più o ha"),
          profile(
              Language.OTHER,
              "de het een en van is dat op te in niet zijn voor met die aan er om bij ook als wordt"
                  + " naar door over uit dan of werd deze"),
          profile(
              Language.OTHER,
              "och att det som en är av för den till på i med inte ett de har om var eller"
                  + " og det er at af til ikke et jeg"),
          profile(
              Language.OTHER,
              "w i z na się nie do to jest o że od po dla jak przez a oraz są lub"
                  + " je v se ve že na s pro"));

  private record Profile(Language language, Set<String> words) {}

  private LanguageDetector() {}

  private static Profile profile(Language language, String words) {
    return new Profile(language, Set.copyOf(Arrays.stream(words.split(" ")).distinct().toList()));
  }

  /** The language of a document, by the texts of its pages. */
  static Language detect(List<String> pages) {
    String sample = sample(pages);
    long letters = sample.codePoints().filter(Character::isLetter).count();
    long cjk = sample.codePoints().filter(LanguageDetector::isCjk).count();
    if (letters > 0 && cjk >= LEAST_CJK_SHARE * letters) {
      return Language.CJK;
    }
    return byWords(sample);
  }

  /** Some of each of up to ten pages from all over the document: the first may be a title. */
  private static String sample(List<String> pages) {
    int step = Math.max(1, pages.size() / 10);
    StringBuilder sample = new StringBuilder();
    for (int i = 0; i < pages.size() && sample.length() < SAMPLE; i += step) {
      String page = pages.get(i);
      sample.append(page, 0, Math.min(page.length(), SAMPLE / 5)).append('\n');
    }
    return sample.toString();
  }

  private static boolean isCjk(int codePoint) {
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HANGUL;
  }

  private static Language byWords(String sample) {
    List<String> words =
        Arrays.stream(NOT_LETTERS.split(sample.toLowerCase(Locale.ROOT)))
            .filter(word -> !word.isEmpty())
            .toList();
    Map<String, Long> counts =
        words.stream()
            .collect(Collectors.groupingBy(word -> word, HashMap::new, Collectors.counting()));
    Language best = Language.OTHER;
    long most = 0;
    long second = 0;
    for (Profile profile : PROFILES) {
      long hits = profile.words.stream().mapToLong(word -> counts.getOrDefault(word, 0L)).sum();
      if (hits > most) {
        second = most;
        most = hits;
        best = profile.language;
      } else {
        second = Math.max(second, hits);
      }
    }
    return most >= LEAST_SHARE * words.size() && most > LEAD * second ? best : Language.OTHER;
  }
}
