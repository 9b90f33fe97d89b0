// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.TokenChooser;

/**
 * A sequence behind the documents, lent for one answer: it holds what was said before, and takes
 * the question and the answer.
 */
public final class Branch implements AutoCloseable {
  private final ModelContext context;
  private final int sequence;
  private final int start;

  Branch(ModelContext context, int sequence) {
    this.context = context;
    this.sequence = sequence;
    this.start = context.length(sequence);
  }

  /** Its number in {@link ModelContext#step}. */
  public int sequence() {
    return sequence;
  }

  /** Tokens it has, documents included. */
  public int length() {
    return context.length(sequence);
  }

  /** Reads tokens behind those it has. */
  public void read(int[] tokens, Cancellation cancellation) {
    context.read(sequence, tokens, done -> {}, cancellation);
  }

  /** The token that comes next, behind what was just read. */
  public int next(TokenChooser chooser) {
    return context.next(sequence, chooser);
  }

  /** How likely each of these tokens is to come next; {@link ModelContext#logProbabilities}. */
  public float[] logProbabilities(int... tokens) {
    return context.logProbabilities(sequence, tokens);
  }

  /** Takes back what was read since it was lent. */
  @Override
  public void close() {
    context.rewind(sequence, start);
  }
}
