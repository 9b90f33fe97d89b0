// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.evidence.WordRanking;
import dev.carrel.engine.passage.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What documents that an answer does not stand on have to its question: of each the passage that
 * fits it best, if it names a figure or a name that is not among what the answer stands on. Whether
 * it contradicts the answer is for a person to read.
 */
final class OtherDocuments {
  /** More than these would hide what the answer stands on. */
  private static final int MOST = 2;

  /**
   * Of what the best passage of all documents fits the question by: little, since one that was
   * written to be found has all its words.
   */
  private static final double LEAST_SHARE = 0.3;

  private static final int LOOKED_AT = 200;

  /** A capital within a sentence. */
  private static final Pattern NAME =
      Pattern.compile("(?<=[\\p{Ll}\\p{N},;] )\\p{Lu}[\\p{L}\\p{N}'’-]+");

  private final WordRanking ranking;

  OtherDocuments(WordRanking ranking) {
    this.ranking = ranking;
  }

  /**
   * Those passages, best first.
   *
   * @param known documents that the answer stands on
   * @param said the question, the answer and what it stands on
   */
  List<Passage> passages(String question, Set<DocumentId> known, List<String> said) {
    Set<String> words = new HashSet<>();
    said.forEach(text -> words(text).forEach(word -> words.add(word.text())));
    Set<DocumentId> seen = new HashSet<>(known);
    List<Passage> others = new ArrayList<>();
    for (Passage passage : ranking.best(question, LOOKED_AT, LEAST_SHARE)) {
      if (others.size() < MOST
          && seen.add(passage.place().document())
          && !words.containsAll(particulars(passage.text()))) {
        others.add(passage);
      }
    }
    return others;
  }

  private static List<QuoteWord> words(String text) {
    return QuoteWord.of(WordBorders.of(text));
  }

  /** Its figures, and its names in small letters. */
  private static Set<String> particulars(String text) {
    Set<String> particulars =
        words(text).stream()
            .filter(word -> word.kind() == QuoteWord.Kind.NUMBER)
            .map(QuoteWord::text)
            .collect(Collectors.toCollection(HashSet::new));
    NAME.matcher(text)
        .results()
        .flatMap(name -> words(name.group()).stream())
        .map(word -> word.text().toLowerCase(Locale.ROOT))
        .forEach(particulars::add);
    return particulars;
  }
}
