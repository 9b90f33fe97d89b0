// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import java.io.Serial;

/** Something is not as it always must be. */
final class Violation extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Violation(String what) {
    super(what);
  }

  /** Throws if something does not hold. */
  static void unless(boolean holds, String what, Object... values) {
    if (!holds) {
      throw new Violation(what.formatted(values));
    }
  }
}
