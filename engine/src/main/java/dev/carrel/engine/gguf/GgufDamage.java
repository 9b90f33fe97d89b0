// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.gguf;

import java.io.IOException;
import java.io.Serial;

/** What is wrong with a GGUF header, and at which byte. */
final class GgufDamage extends IOException {
  @Serial private static final long serialVersionUID = 1;

  GgufDamage(String message) {
    super(message);
  }
}
