// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.engine.ReviewListener;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.Cell;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells apart, of runs through a review, the time until documents are there and the time of the
 * answers. What goes by before the first question of a document is asked is the former.
 */
final class ReviewClock implements ReviewListener {
  private static final double NANOS = 1e9;

  /** So many cells from one line about the work to the next. */
  private static final int CELLS_TOLD = 12;

  private final Consumer<String> heard;
  private final LongSupplier nanos;
  private Optional<DocumentId> document = Optional.empty();
  private long since;
  private long ready;
  private long answers;
  private int cells;
  private int last;

  ReviewClock(Consumer<String> heard, LongSupplier nanos) {
    this.heard = heard;
    this.nanos = nanos;
  }

  /** A run begins. */
  void begin() {
    document = Optional.empty();
    last = 0;
    since = nanos.getAsLong();
  }

  @Override
  public void answering(long column, DocumentId asked) {
    if (!document.equals(Optional.of(asked))) {
      ready += lap();
      document = Optional.of(asked);
    }
  }

  @Override
  public void done(Cell cell, int done, int of) {
    if (document.equals(Optional.of(cell.document()))) {
      answers += lap();
    } else {
      ready += lap(); // it could not be read
    }
    if (done > last) { // and not a second reader's answer
      cells++;
      last = done;
    }
    if (done == of || done % CELLS_TOLD == 0) {
      heard.accept("%d of %d".formatted(done, of));
    }
  }

  private long lap() {
    long now = nanos.getAsLong();
    long lap = now - since;
    since = now;
    return lap;
  }

  double readySeconds() {
    return ready / NANOS;
  }

  double answerSeconds() {
    return answers / NANOS;
  }

  int cells() {
    return cells;
  }
}
