// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import dev.carrel.engine.ground.Progress;

/**
 * How far a task has come.
 *
 * @param stage what it is at
 * @param done units done
 * @param total units in all; 0 while it is not known
 */
public record Step(Progress.Stage stage, long done, long total) {
  /** Done as a share of all, 0 to 1; negative while it is not known. */
  public double share() {
    return total <= 0 ? -1 : Math.clamp((double) done / total, 0.0, 1.0);
  }
}
