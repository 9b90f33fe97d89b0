// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

/** How much the model looked at something, in steps that the eye can tell apart. */
final class Heat {
  static final int STEPS = 5;

  private Heat() {}

  /**
   * The step of a weight, from 1.
   *
   * @param weight 0 to 1
   */
  static int step(double weight) {
    return Math.clamp((int) Math.ceil(weight * STEPS), 1, STEPS);
  }

  /** The ending of the step's style classes. */
  static String style(double weight) {
    return "heat-" + step(weight);
  }
}
