// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.List;
import java.util.Set;

/**
 * The words of a language that a sentence may have or not have, or one for another, without saying
 * anything else.
 *
 * @param words those; German has none: its articles say who does what to whom
 * @param marks common words, by which the language is told
 */
record FillWords(Set<String> words, Set<String> marks) {
  private static final List<FillWords> LANGUAGES =
      List.of(
          of("the a an this that", "the of and to in shall may or by if any is"),
          of("", "der die das den dem des und ist zu von mit ein eine"),
          of("le la les l ce cet cette ces", "le la les l de des du et est pour par dans"),
          of("el la los las este esta estos estas", "el la los las de del y en que por para"),
          of(
              "il lo la gli le l questo questa questi queste",
              "il lo la gli le l di del della e che per"),
          of("de het deze dit", "de het van en een in voor op te dat"));

  /** Fewer of a language's marks may be chance. */
  private static final int LEAST = 2;

  FillWords {
    words = Set.copyOf(words);
    marks = Set.copyOf(marks);
  }

  private static FillWords of(String words, String marks) {
    return new FillWords(
        words.isEmpty() ? Set.of() : Set.of(words.split(" ")), Set.of(marks.split(" ")));
  }

  /** Those of the language that a text is in; none if that cannot be told. */
  static Set<String> in(List<QuoteWord> text) {
    long most = LANGUAGES.stream().mapToLong(language -> language.hits(text)).max().orElse(0);
    List<FillWords> told =
        LANGUAGES.stream().filter(language -> language.hits(text) == most).toList();
    return most >= LEAST && told.size() == 1 ? told.getFirst().words : Set.of();
  }

  private long hits(List<QuoteWord> text) {
    return text.stream().map(QuoteWord::text).filter(marks::contains).count();
  }
}
