package dev.carrel.engine.answer;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import java.util.function.IntConsumer;

/** Writes on behind a prompt, token by token; counts, and stops when asked to. */
final class Decoder {
  private final LanguageModel model;
  private final ModelContext context;
  private final Cancellation cancellation;
  private int generated;
  private boolean stopped;
  private boolean complete;

  Decoder(LanguageModel model, ModelContext context, Cancellation cancellation) {
    this.model = model;
    this.context = context;
    this.cancellation = cancellation;
  }

  /** Reads tokens that are not the model's own. Does nothing once stopped. */
  void read(int[] tokens) {
    if (stopped || cancellation.isRequested()) {
      stopped = true;
      return;
    }
    try {
      context.read(tokens, done -> {}, cancellation);
    } catch (CarrelException e) {
      if (e.code() != Code.CANCELLED) {
        throw e;
      }
      stopped = true;
    }
  }

  /** Takes on a token that the model chose. */
  void accept(int token) {
    generated++;
    read(new int[] {token});
  }

  /** Lets the model write until it ends its turn or the limit is reached. */
  void free(int limit, IntConsumer written) {
    for (int i = 0; i < limit && !stopped; i++) {
      int token = context.best();
      if (model.isEnd(token)) {
        complete = true;
        return;
      }
      written.accept(token);
      accept(token);
    }
  }

  /** Tokens that the model chose. */
  int generated() {
    return generated;
  }

  /** Whether the person asked to stop. */
  boolean isStopped() {
    return stopped;
  }

  /** Whether the model came to the end by itself. */
  boolean isComplete() {
    return complete;
  }
}
