// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.model.LanguageModel;
import java.util.List;
import java.util.stream.IntStream;

/** The tokens by which a model says yes, and those by which it says no; either may be empty. */
public final class YesNo {
  private static final List<String> YES = List.of("yes", "Yes", " yes", " Yes");
  private static final List<String> NO = List.of("no", "No", " no", " No");

  private final int[] yes;
  private final int[] no;

  private YesNo(int[] yes, int[] no) {
    this.yes = yes;
    this.no = no;
  }

  /** Of a model: those of the words that are one token each. */
  public static YesNo of(LanguageModel model) {
    return new YesNo(single(model, YES), single(model, NO));
  }

  private static int[] single(LanguageModel model, List<String> words) {
    return words.stream()
        .map(word -> model.tokenize(word, false))
        .filter(tokens -> tokens.length == 1)
        .mapToInt(tokens -> tokens[0])
        .distinct()
        .toArray();
  }

  /** Those of yes. */
  public int[] yes() {
    return yes.clone();
  }

  /** Those of no. */
  public int[] no() {
    return no.clone();
  }

  /** Whether the model has a token for each. */
  public boolean isKnown() {
    return yes.length > 0 && no.length > 0;
  }

  /**
   * The probability of one of several tokens.
   *
   * @param logProbabilities of each, natural
   */
  public static double sum(float[] logProbabilities) {
    return IntStream.range(0, logProbabilities.length)
        .mapToDouble(i -> Math.exp(logProbabilities[i]))
        .sum();
  }
}
