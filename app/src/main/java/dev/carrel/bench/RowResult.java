// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

/**
 * What came of a row.
 *
 * @param <F> its figures
 */
public sealed interface RowResult<F> {
  /** The row. */
  KvRow row();

  /** It was measured. */
  record Measured<F>(KvRow row, F figures) implements RowResult<F> {}

  /**
   * It could not be measured.
   *
   * @param reason a sentence for the person
   */
  record NotMeasured<F>(KvRow row, String reason) implements RowResult<F> {}
}
