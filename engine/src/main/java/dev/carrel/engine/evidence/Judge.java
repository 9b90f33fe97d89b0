// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;

/**
 * Asks a model whether a passage says what a sentence says, and looks how likely its yes is against
 * its no. Whether that counts is measured at calibration: {@link
 * dev.carrel.engine.model.JudgeMeasure}. Then it may be asked, too, whether the passage answers the
 * question: a small model copies a sentence that stands near to what was asked.
 */
public final class Judge {
  /** Tokens of the context that it is asked in. */
  public static final int ROOM = 1024;

  private static final String SAYS =
      "Does the passage say what the statement says? Answer with yes or no only.\n\nPassage: ";
  private static final String STATEMENT = "\n\nStatement: ";

  /** The question comes first: behind the passage the same words told less. */
  private static final String ANSWERS =
      "Does the passage answer the question? Answer with yes or no only.\n\nQuestion: ";

  private static final String PASSAGE = "\n\nPassage: ";

  private final YesNoQuestion says;
  private final YesNoQuestion answers;

  private Judge(YesNoQuestion says, YesNoQuestion answers) {
    this.says = says;
    this.answers = answers;
  }

  /**
   * Of a model.
   *
   * @throws CarrelException MODEL_INVALID if its chat form leaves out what is said
   */
  public static Judge of(LanguageModel model) {
    return new Judge(
        YesNoQuestion.of(model, SAYS, STATEMENT), YesNoQuestion.of(model, ANSWERS, PASSAGE));
  }

  /**
   * A context to ask in. The threshold is measured in one like it, so its profile is the same
   * wherever a model is asked.
   *
   * @param threads that compute
   * @throws CarrelException OUT_OF_MEMORY
   */
  public static ModelContext open(LanguageModel model, int threads) {
    return model.open(new ContextOptions(ROOM, KvProfile.FAITHFUL, threads));
  }

  /** Tokens before a passage: what all questions have in common. */
  public int[] opening() {
    return says.opening();
  }

  /** Tokens of a passage: what several statements to it have in common. */
  public int[] passage(String passage) {
    return says.first(passage);
  }

  /** Tokens behind a passage, up to where the model says yes or no. */
  public int[] statement(String claim) {
    return says.second(claim);
  }

  /**
   * How likely yes is against no behind what a sequence has read.
   *
   * @param sequence that was just read: {@link #opening}, {@link #passage}, {@link #statement}
   * @return 0 to 1
   */
  public double agreement(ModelContext context, int sequence) {
    return says.yes(context, sequence);
  }

  /**
   * Asks about one statement.
   *
   * @param sequence an empty one, which is empty again afterwards; with room for {@link #tokens}
   * @return the probability of yes against no, 0 to 1
   * @throws CarrelException as {@link ModelContext#read}
   */
  public double agreement(
      ModelContext context, int sequence, String passage, String claim, Cancellation cancellation) {
    return says.ask(context, sequence, passage, claim, cancellation);
  }

  /** All tokens of a question about a statement. */
  public int[] tokens(String passage, String claim) {
    return says.tokens(passage, claim);
  }

  /**
   * Asks whether a passage answers a question.
   *
   * @param sequence an empty one, which is empty again afterwards; with room for {@link
   *     #answerTokens}
   * @return the probability of yes against no, 0 to 1
   * @throws CarrelException as {@link ModelContext#read}
   */
  public double answers(
      ModelContext context,
      int sequence,
      String question,
      String passage,
      Cancellation cancellation) {
    return answers.ask(context, sequence, question, passage, cancellation);
  }

  /** All tokens of that. */
  public int[] answerTokens(String question, String passage) {
    return answers.tokens(question, passage);
  }
}
