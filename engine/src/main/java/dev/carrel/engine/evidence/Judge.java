// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.ChatMessage;
import dev.carrel.engine.model.ChatMessage.Role;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Asks a model whether a passage says what a sentence says, and looks how likely its yes is against
 * its no. Whether that counts is measured at calibration: {@link
 * dev.carrel.engine.model.JudgeMeasure}.
 */
public final class Judge {
  /** Tokens of the context that it is asked in. */
  public static final int ROOM = 1024;

  private static final String TASK =
      "Does the passage say what the statement says? Answer with yes or no only.\n\nPassage: ";
  private static final String STATEMENT = "\n\nStatement: ";
  private static final String PASSAGE = "\uE000passage\uE001";
  private static final String CLAIM = "\uE000claim\uE001";

  private final LanguageModel model;
  private final int[] opening;
  private final int[] closing;
  private final YesNo answers;

  private Judge(LanguageModel model, int[] opening, int[] closing) {
    this.model = model;
    this.opening = opening;
    this.closing = closing;
    this.answers = YesNo.of(model);
  }

  /**
   * Of a model.
   *
   * @throws CarrelException MODEL_INVALID if its chat form leaves out what is said
   */
  public static Judge of(LanguageModel model) {
    String said = TASK + PASSAGE + STATEMENT + CLAIM;
    String form = model.render(List.of(new ChatMessage(Role.USER, said)));
    int passage = form.indexOf(PASSAGE);
    int end = form.indexOf(CLAIM) + CLAIM.length();
    if (passage < 0 || end < passage) {
      throw new CarrelException(
          Code.MODEL_INVALID,
          "The model %s cannot be asked: its chat template leaves out what was said."
              .formatted(model.info().name()),
          "Take another model: 'carrel models list'.");
    }
    return new Judge(
        model,
        model.tokenize(form.substring(0, passage), true),
        model.tokenize(form.substring(end), true));
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
    return opening.clone();
  }

  /** Tokens of a passage: what several statements to it have in common. */
  public int[] passage(String passage) {
    return words(ChatMarks.neutral(passage.strip()));
  }

  /** Tokens behind a passage, up to where the model says yes or no. */
  public int[] statement(String claim) {
    return join(words(STATEMENT + ChatMarks.neutral(claim.strip())), closing);
  }

  /**
   * How likely yes is against no behind what a sequence has read.
   *
   * @param sequence that was just read: {@link #opening}, {@link #passage}, {@link #statement}
   * @return 0 to 1
   */
  public double agreement(ModelContext context, int sequence) {
    double agrees = YesNo.sum(context.logProbabilities(sequence, answers.yes()));
    double denies = YesNo.sum(context.logProbabilities(sequence, answers.no()));
    return agrees + denies > 0 ? agrees / (agrees + denies) : 0;
  }

  /**
   * Asks about one statement.
   *
   * @param sequence an empty one, which is empty again afterwards; with room for {@link #tokens}
   * @return the probability of yes against no, 0 to 1
   * @throws dev.carrel.engine.ground.CarrelException as {@link ModelContext#read}
   */
  public double agreement(
      ModelContext context, int sequence, String passage, String claim, Cancellation cancellation) {
    try {
      context.read(sequence, tokens(passage, claim), done -> {}, cancellation);
      return agreement(context, sequence);
    } finally {
      context.rewind(sequence, 0);
    }
  }

  /** All tokens of a question. */
  public int[] tokens(String passage, String claim) {
    return join(join(opening, passage(passage)), statement(claim));
  }

  private int[] words(String text) {
    return model.tokenize(text, false);
  }

  private static int[] join(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }
}
