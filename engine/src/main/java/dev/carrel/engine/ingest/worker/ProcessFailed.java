// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import java.io.IOException;
import java.io.Serial;

/** A reading process ended, or cannot be believed any more. The message ends a sentence. */
final class ProcessFailed extends IOException {
  @Serial private static final long serialVersionUID = 1;

  ProcessFailed(String how) {
    super(how);
  }

  ProcessFailed(String how, Throwable cause) {
    super(how, cause);
  }
}
