// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.io.Serial;
import java.util.Objects;

/** The codec cannot keep the keys and values of this model; the message says why. */
public final class KvUnsupportedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public KvUnsupportedException(String reason) {
    super(reason);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
