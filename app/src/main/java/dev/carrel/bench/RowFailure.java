// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.io.Serial;

/** A row cannot be measured; the message is a sentence for the person. The other rows go on. */
final class RowFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  RowFailure(String message) {
    super(message);
  }
}
