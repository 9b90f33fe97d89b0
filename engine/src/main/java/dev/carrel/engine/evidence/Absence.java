// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Nothing was found that fits a question. That is all that is said: never that there is nothing.
 *
 * @param told whether "found nothing that fits" may be said; false: only the nearest passages are
 *     shown, without a verdict
 * @param rightShare how often it was right to say so where it was measured, 0 to 1; empty if it is
 *     not said
 * @param nearest the numbers of the quotes that come nearest
 * @param pagesRead pages that the model has read
 * @param pagesNotRead pages of the same documents that it has not
 */
public record Absence(
    boolean told,
    OptionalDouble rightShare,
    List<Integer> nearest,
    int pagesRead,
    int pagesNotRead) {
  public Absence {
    nearest = List.copyOf(nearest);
  }
}
