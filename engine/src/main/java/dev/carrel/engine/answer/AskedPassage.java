// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.Branch;
import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.evidence.YesNo;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.LanguageModel;
import java.util.Arrays;
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

  private final LanguageModel model;
  private final Reading reading;
  private final Object owner = new Object();
  private final Prompt asked;
  private final YesNo answers;

  AskedPassage(LanguageModel model, Reading reading, String question) {
    this.model = model;
    this.reading = reading;
    Composed words =
        new Composed().add("Question: " + ChatMarks.neutral(question.strip()) + "\n" + TASK);
    this.asked = new Prompt(model.tokenize(words.text(), false), words);
    this.answers = YesNo.of(model);
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
    if (!answers.isKnown() || asked.length() + tokens.length > reading.roomForConversation()) {
      return 0;
    }
    Optional<Branch> lent =
        reading.branch(owner, asked.tokens(), tokens.length, Set.of(), cancellation);
    if (lent.isEmpty()) {
      return 0;
    }
    try (Branch branch = lent.get()) {
      branch.read(tokens, cancellation);
      return log(branch.logProbabilities(answers.yes()))
          - log(branch.logProbabilities(answers.no()));
    }
  }

  private static double log(float[] logProbabilities) {
    return Math.log(YesNo.sum(logProbabilities));
  }

  @Override
  public void close() {
    reading.dropBranch(owner);
  }
}
