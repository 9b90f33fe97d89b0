// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import java.io.Serial;

/** The engine said that it could not. */
final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String code;

  Refused(String code, String message) {
    super(code + ": " + message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
