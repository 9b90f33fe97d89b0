// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import java.util.List;
import java.util.Set;

/**
 * Whether a question is in English. It is too short for a language's commonest words to tell: one
 * that is of one language only tells, and without any, most words must be English ones.
 */
final class EnglishQuestion {
  private static final double LEAST_KNOWN = 0.75;

  private static final Set<String> ENGLISH =
      Set.of(
          ("the of to and is are be by for with this that which shall from not have has had what"
               + " who whom whose when where why how does did can could may might must should would"
               + " any there if my our your their his her its it we you they she under upon after"
               + " before between anyone anything someone something either each every")
              .split(" "));

  /** Words of neighbours that are no English words, as they are without accents. */
  private static final Set<String> OTHER =
      Set.of(
          ("der das und ist nicht ein eine einen einem einer den von mit des auf fur im dem sich"
                  + " wird oder werden bei nach wer wie wann wo warum welche welcher welches"
                  + " welchen darf kann muss soll ich wir gibt zum zur sind hat uber bis durch"
                  + " le la les et est une du que qui dans par sur ne pas ce il sont aux avec ou"
                  + " cette quel quelle quels quand comment combien peut je nous cet ces"
                  + " el los las del con para como mas cual cuando puede quien donde cuanto"
                  + " os um uma nao qual quem onde di della dei che chi puo sono nel quanto"
                  + " het een van voor wat wanneer mag och att inte vad nar hvem hvad nie jest")
              .split(" "));

  private EnglishQuestion() {}

  static boolean isOne(String text, WordPieces vocabulary) {
    List<String> words =
        WordPieces.words(text).stream()
            .filter(word -> Character.isLetter(word.codePointAt(0)))
            .toList();
    long english = words.stream().filter(ENGLISH::contains).count();
    long other = words.stream().filter(OTHER::contains).count();
    if (english != other) {
      return english > other;
    }
    // A single Latin letter is in the vocabulary, and so are those of other scripts.
    long known = words.stream().filter(w -> w.length() > 1).filter(vocabulary::knowsWord).count();
    return known > 0 && known >= LEAST_KNOWN * words.size() && asciiOnly(text);
  }

  private static boolean asciiOnly(String text) {
    return text.codePoints().filter(Character::isLetter).allMatch(c -> c < 128);
  }
}
