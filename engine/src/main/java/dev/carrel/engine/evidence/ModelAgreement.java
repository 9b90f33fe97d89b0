// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.model.JudgeMeasure;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;

/**
 * Asks a model that was found able to judge, in a short context of its own, which is made at the
 * first question: so nothing of the documents or of the conversation has a part in what it says.
 * Not thread-safe.
 */
public final class ModelAgreement implements AutoCloseable {
  private static final int SEQUENCE = 0;
  private static final int SAID = 1;
  private static final int ANSWERED = 2;

  /** One that judges worse than the 1.5B (.91) was never tried on what is not there. */
  private static final double TELLS_NOTHING = 0.9;

  private final LanguageModel model;
  private final int threads;
  private final JudgeExamples examples;
  private final Optional<JudgeMeasure> measure;
  private Optional<Judge> judge = Optional.empty();
  private Optional<ModelContext> context = Optional.empty();

  /**
   * Of a model; nothing is done yet.
   *
   * @param threads that compute
   * @param examples of this model, kept from one to the next
   */
  public ModelAgreement(LanguageModel model, int threads, JudgeExamples examples) {
    this.model = model;
    this.threads = threads;
    this.examples = examples;
    this.measure = model.judge().filter(JudgeMeasure::canJudge);
  }

  /**
   * The model's view, until it is cancelled; {@link Agreement#NONE} of one that cannot judge. A
   * passage that is too long for a short context, or one for which there is no memory, is not
   * judged.
   */
  public Agreement until(Cancellation cancellation) {
    return measure
        .<Agreement>map(
            able ->
                new Asking(able.threshold().orElse(1), able.auroc() >= TELLS_NOTHING, cancellation))
        .orElse(Agreement.NONE);
  }

  private final class Asking implements Agreement {
    private final double least;
    private final boolean tellsNothing;
    private final Cancellation cancellation;

    Asking(double least, boolean tellsNothing, Cancellation cancellation) {
      this.least = least;
      this.tellsNothing = tellsNothing;
      this.cancellation = cancellation;
    }

    @Override
    public OptionalDouble of(String passage, String claim) {
      return asked(
          cancellation,
          judge -> judge.fits(passage, claim),
          (judge, own) -> judge.agreement(own, SAID, SEQUENCE, passage, claim, cancellation));
    }

    @Override
    public double least() {
      return least;
    }

    @Override
    public boolean tellsNothing() {
      return tellsNothing;
    }

    @Override
    public OptionalDouble answers(String question, String passage) {
      return asked(
          cancellation,
          judge -> judge.fitsAnswer(question, passage),
          (judge, own) -> judge.answers(own, ANSWERED, SEQUENCE, question, passage, cancellation));
    }
  }

  private OptionalDouble asked(
      Cancellation cancellation,
      Predicate<Judge> fits,
      ToDoubleBiFunction<Judge, ModelContext> ask) {
    try {
      Judge asking = judge.orElseGet(() -> Judge.of(model));
      judge = Optional.of(asking);
      if (!fits.test(asking)) {
        return OptionalDouble.empty();
      }
      ModelContext own = context.orElseGet(() -> asking.open(threads));
      context = Optional.of(own);
      if (own.length(SAID) == 0) {
        String key = model.contextKey(Judge.PROFILE);
        examples.into(own, key, asking.openings(), SAID, cancellation);
      }
      return OptionalDouble.of(ask.applyAsDouble(asking, own));
    } catch (CarrelException e) {
      if (e.code() == CarrelException.Code.DEVICE_LOST) {
        throw e; // it can be judged elsewhere
      }
      return OptionalDouble.empty(); // stopped, or no memory: not judged
    }
  }

  @Override
  public void close() {
    context.ifPresent(ModelContext::close);
    context = Optional.empty();
  }
}
