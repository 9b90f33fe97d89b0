// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.review.Cell;

/** Hears how a review goes on, on the thread that runs it; returns at once. */
public interface ReviewListener {
  /** A document is read, or taken from where it was kept, before its questions are asked. */
  default void reading(DocumentId document, Progress.Stage stage, long done, long total) {}

  /** A cell is being answered. */
  default void answering(long column, DocumentId document) {}

  /**
   * A cell has what became of it, and that is kept.
   *
   * @param done cells that are done in this run, this one among them
   * @param of how many are done in it
   */
  default void done(Cell cell, int done, int of) {}

  /** Hears nothing. */
  ReviewListener SILENT = new ReviewListener() {};
}
