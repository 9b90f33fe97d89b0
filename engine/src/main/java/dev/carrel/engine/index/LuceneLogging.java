// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps one line off standard error: Lucene's advice to start Java with its incubating vector
 * module, which would speed up vector search, of which there is none here, and slow down the start.
 */
final class LuceneLogging {
  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger VECTOR_ADVICE =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private LuceneLogging() {}

  /** Leaves a level that somebody set as it is. */
  static void quieten() {
    if (VECTOR_ADVICE.getLevel() == null) {
      VECTOR_ADVICE.setLevel(Level.SEVERE);
    }
  }
}
