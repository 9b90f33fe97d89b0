// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.AnswerSentences.Sentence;
import dev.carrel.engine.evidence.Ranking.Kind;
import dev.carrel.engine.ground.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Ranks passages by how well they stand behind a sentence of an answer: by what the model looked at
 * while it read the question, what it looked at while it wrote the sentence, and what is near in
 * meaning to both. Without any of these, by words.
 */
public final class QuoteRanker {
  /**
   * A passage that fits less than this share of what the best one does, by words, is no support.
   */
  private static final double LEAST_BY_WORDS = 0.5;

  /**
   * A passage that scores less than this share of what the best one does is near, and no more. Of
   * 142 answers none loses the passage that lawyers marked against three in any case to lawyers'
   * questions, and three of 71 to lay ones; a quote in four is left out, and of the others 46 in a
   * hundred are marked instead of 37 ({@code docs/benchmarks.md}).
   */
  private static final double LEAST_SHARE = 0.3;

  private final PassageRanker ranker;
  private final Ranking asked;
  private final String question;

  /** Ranks for an answer to a question, for which the passages were ranked before. */
  public QuoteRanker(PassageRanker ranker, Ranking asked, String question) {
    this.ranker = ranker;
    this.asked = asked;
    this.question = question;
  }

  /**
   * The passages behind a sentence, best first, by their numbers.
   *
   * @param looks what the model looked at while it wrote the answer
   * @param ends where each token of the answer ends in its text
   * @param most how many at the most
   */
  public List<Integer> behind(Sentence sentence, WritingLooks looks, List<Integer> ends, int most) {
    String said = question + " " + sentence.claim();
    if (asked.kind() == Kind.WORDS) {
      return ranker.words().bestNumbers(said, most, LEAST_BY_WORDS);
    }
    Optional<double[]> near =
        asked.kind() == Kind.ATTENTION ? Optional.empty() : ranker.near(said, new Cancellation());
    double[] scores =
        Scores.quote(asked.drawn(), written(sentence, looks, ends), near, ranker.passages().size());
    List<Integer> order = Ranking.order(scores, most);
    return order.stream().filter(n -> scores[n] >= LEAST_SHARE * scores[order.getFirst()]).toList();
  }

  private Optional<double[]> written(Sentence sentence, WritingLooks looks, List<Integer> ends) {
    int[] its =
        IntStream.range(0, ends.size())
            .filter(t -> ends.get(t) > sentence.start())
            .filter(t -> (t == 0 ? 0 : ends.get(t - 1)) < sentence.end())
            .toArray();
    return its.length == 0
        ? Optional.empty()
        : looks
            .of(its[0], its[its.length - 1] + 1)
            .map(weights -> Scores.written(weights, ranker.tokens()));
  }
}
