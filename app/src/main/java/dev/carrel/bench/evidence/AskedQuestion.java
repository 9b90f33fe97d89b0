// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question to a contract.
 *
 * @param wording a {@link Wording}'s label
 * @param present whether lawyers found such a clause
 * @param marked whether what they marked is found in the text that Carrel reads
 * @param expected what the clause comes to, as the lawyers wrote it
 * @param ranks for each way of ranking the first passage that is one of theirs, from 1; 0: none is
 * @param strength the best passage's score as the product ranks; null if it was not ranked
 * @param fit how well the passage fits that fits best: {@link dev.carrel.engine.Engine#fit}; null
 *     if the model cannot judge, or was not asked
 * @param rankSeconds what ranking took, in all ways
 * @param answered null if it was not answered
 */
public record AskedQuestion(
    String category,
    String wording,
    String question,
    boolean present,
    boolean marked,
    String expected,
    Map<String, Integer> ranks,
    @Nullable Double strength,
    @Nullable Double fit,
    double rankSeconds,
    @Nullable Answered answered) {
  /**
   * An answer.
   *
   * @param quoteRank the first quote that is the lawyers', from 1; 0: none is
   * @param judged whether it is one of those that are judged
   * @param supported whether a sentence of it is called supported
   * @param right whether the supported sentences are right, or, if none is, all of it
   * @param toldAbsent whether it was said that nothing fits
   */
  public record Answered(
      String text,
      List<SeenQuote> quotes,
      List<SeenSentence> sentences,
      int quoteRank,
      boolean judged,
      boolean supported,
      boolean right,
      boolean toldAbsent,
      double seconds) {}

  /**
   * A quote.
   *
   * @param page 0 if it stands on none
   * @param marked whether it is the lawyers'
   */
  public record SeenQuote(String text, int page, boolean marked) {}

  /**
   * A sentence.
   *
   * @param support the name of what was said of it, in lower case
   * @param doubts why it is not more, if it is unsure
   * @param weighed what that was made of, if the rules bear it out; null in results from before
   */
  public record SeenSentence(
      String text,
      String support,
      List<String> doubts,
      List<Integer> quotes,
      @Nullable List<SeenWeight> weighed) {}

  /**
   * What a sentence was weighed by against a quote; null where it is not known.
   *
   * @param says the model's probability that the passage says it
   * @param answers that the passage answers the question
   * @param drawn how much the model looked at it: {@link dev.carrel.engine.evidence.Weighed#drawn}
   */
  public record SeenWeight(
      int quote, @Nullable Double says, @Nullable Double answers, @Nullable Double drawn) {}
}
