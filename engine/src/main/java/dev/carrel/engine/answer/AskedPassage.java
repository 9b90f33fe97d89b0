// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.Branch;
import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.LanguageModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Shows the model passages behind the documents, one by one, and asks whether each has one of the
 * things that a question asks for. The documents are afterwards as before.
 */
final class AskedPassage implements AutoCloseable {
  private static final String TASK =
      "Does the passage below state one of the things that the question asks for?"
          + " Answer with yes or no only.\n\nPassage: ";
  private static final List<String> YES = List.of("yes", "Yes", " yes", " Yes");
  private static final List<String> NO = List.of("no", "No", " no", " No");

  private final LanguageModel model;
  private final Reading reading;
  private final Object owner = new Object();
  private final Prompt asked;
  private final int[] yes;
  private final int[] no;

  AskedPassage(LanguageModel model, Reading reading, String question) {
    this.model = model;
    this.reading = reading;
    Composed words =
        new Composed().add("Question: " + ChatMarks.neutral(question.strip()) + "\n" + TASK);
    this.asked = new Prompt(model.tokenize(words.text(), false), words);
    this.yes = single(model, YES);
    this.no = single(model, NO);
  }

  /** What stands before each passage. */
  Prompt asked() {
    return asked;
  }

  /**
   * How much likelier yes is than no.
   *
   * @return the logarithm of that; 0 where the model has no words for it or there is no room
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED
   */
  double odds(String passage, Cancellation cancellation) {
    int[] shown = model.tokenize(ChatMarks.neutral(passage), false);
    int[] tokens =
        IntStream.concat(Arrays.stream(shown), Arrays.stream(reading.frame().closing())).toArray();
    if (yes.length == 0
        || no.length == 0
        || asked.length() + tokens.length > reading.roomForConversation()) {
      return 0;
    }
    Optional<Branch> lent =
        reading.branch(owner, asked.tokens(), tokens.length, Set.of(), cancellation);
    if (lent.isEmpty()) {
      return 0;
    }
    try (Branch branch = lent.get()) {
      branch.read(tokens, cancellation);
      return sum(branch.logProbabilities(yes)) - sum(branch.logProbabilities(no));
    }
  }

  /** The logarithm of the probabilities' sum. */
  private static double sum(float[] logProbabilities) {
    return Math.log(
        IntStream.range(0, logProbabilities.length)
            .mapToDouble(i -> Math.exp(logProbabilities[i]))
            .sum());
  }

  private static int[] single(LanguageModel model, List<String> words) {
    return words.stream()
        .map(word -> model.tokenize(word, false))
        .filter(tokens -> tokens.length == 1)
        .mapToInt(tokens -> tokens[0])
        .distinct()
        .toArray();
  }

  @Override
  public void close() {
    reading.dropBranch(owner);
  }
}
