// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

/**
 * Hears how far a piece of work has come. Called on the thread that works, often: an implementation
 * returns at once.
 */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = (stage, done, total) -> {};

  /** What the work is at; the unit of its counts is in the name. */
  enum Stage {
    DOWNLOAD_BYTES,
    EXTRACT_PAGES,
    INDEX_PAGES,
    /** Telling what the passages of pages mean. */
    EMBED_PAGES,
    LOAD_PERMILLE,
    /** Measuring a model; the total is how long it is expected to take in all. */
    CALIBRATE_SECONDS,
    /** Measuring what a model looks at, and whether it can judge. */
    CALIBRATE_TOKENS,
    READ_TOKENS,
    ANSWER_TOKENS,
    COPY_BYTES,
    CHECK_BYTES,
    COMPARE_TOKENS,
    FILL_TOKENS,
    TIME_STEPS;

    /** Whether a model is being measured. */
    public boolean isCalibration() {
      return this == CALIBRATE_SECONDS || this == CALIBRATE_TOKENS;
    }
  }

  /**
   * Hears of one step.
   *
   * @param stage what the work is at
   * @param done units done, 0 to {@code total}
   * @param total units in all, or 0 while it is not known
   */
  void at(Stage stage, long done, long total);
}
