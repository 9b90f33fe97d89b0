// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.io.Serial;

/**
 * A kept part cannot be used, and its tokens have to be read again. The message says why, as a
 * clause whose subject is the file: "is cut off: 4,096 bytes of 8,192".
 */
public final class KeptDamage extends Exception {
  @Serial private static final long serialVersionUID = 1;

  KeptDamage(String why) {
    super(why);
  }

  KeptDamage(String why, Throwable cause) {
    super(why, cause);
  }

  /** Why it cannot be used. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
