// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import java.util.List;
import java.util.Optional;

/**
 * Shows a model passages one by one and asks whether each has one of the things that a question
 * asks for. It is asked in a short context of its own, made at the first passage: behind a whole
 * document a small model says much the same of all ({@code docs/decisions} has figures). Belongs to
 * one thread at a time.
 */
public final class AskedPassage implements AutoCloseable {
  /** Tokens that a passage may have, with what stands around it. */
  private static final int ROOM = 1024;

  private static final int QUESTION = 0;
  private static final int PASSAGE = 1;

  private static final String TASK =
      "Does the passage state one of the things that the question asks for?"
          + " Answer with yes or no only.\n\n";

  /** What a model is sure of, it says all but this likely: so no logarithm is endless. */
  private static final double LEAST = 1e-9;

  private final LanguageModel model;
  private final int threads;
  private final YesNoQuestion states;
  private final int[] before;
  private Optional<ModelContext> context = Optional.empty();
  private boolean impossible;

  /**
   * About one question; nothing is read yet.
   *
   * @param threads that compute
   * @throws CarrelException MODEL_INVALID if the model's chat form leaves out what is said
   */
  public AskedPassage(LanguageModel model, int threads, String question) {
    this.model = model;
    this.threads = threads;
    this.states = YesNoQuestion.of(model, TASK, "Question: ", "\n\nPassage: ", List.of());
    this.before = states.before(question);
  }

  /** What stands before each passage. */
  public int[] before() {
    return before.clone();
  }

  /**
   * How much likelier yes is than no.
   *
   * @return the natural logarithm of that; 0 where the model has no words for it, the passage is
   *     too long, or there is no memory to ask in
   * @throws CarrelException CANCELLED; DEVICE_LOST, since nothing can be asked there any more
   */
  public double odds(String passage, Cancellation cancellation) {
    int[] shown = states.second(passage);
    if (impossible || !states.isKnown() || shown.length > ROOM) {
      return 0;
    }
    try {
      ModelContext own = own(cancellation);
      own.branch(QUESTION, PASSAGE);
      own.read(PASSAGE, shown, done -> {}, cancellation);
      double yes = states.yes(own, PASSAGE);
      own.rewind(PASSAGE, 0);
      return Math.log(yes + LEAST) - Math.log(1 - yes + LEAST);
    } catch (CarrelException e) {
      if (e.code() == Code.CANCELLED || e.code() == Code.DEVICE_LOST) {
        throw e;
      }
      impossible = true;
      return 0;
    }
  }

  private ModelContext own(Cancellation cancellation) {
    ModelContext own =
        context.orElseGet(
            () -> model.open(new ContextOptions(before.length + ROOM, Judge.PROFILE, threads)));
    context = Optional.of(own);
    if (own.length(QUESTION) == 0) {
      own.read(QUESTION, before, done -> {}, cancellation);
    }
    return own;
  }

  @Override
  public void close() {
    context.ifPresent(ModelContext::close);
    context = Optional.empty();
  }
}
