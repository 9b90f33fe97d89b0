// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.model.ModelContext;

/** Which sequence of a context is for what. */
final class Sequences {
  /** The chat form's opening and the documents. */
  static final int DOCUMENTS = 0;

  /** The first of those that are lent to conversations. */
  static final int FIRST_BRANCH = 1;

  /** Empty but while a context is compared with what it was when it was kept. */
  static final int PROBE = ModelContext.SEQUENCES - 1;

  /** How many conversations can be resident at once. */
  static final int BRANCHES = PROBE - FIRST_BRANCH;

  private Sequences() {}
}
