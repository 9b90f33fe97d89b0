// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

/** Whether two readers of a document say the same. */
public final class SameValue {
  private SameValue() {}

  /** Whether two values are equal. */
  public static boolean agree(CellValue one, CellValue other) {
    return one.equals(other);
  }
}
