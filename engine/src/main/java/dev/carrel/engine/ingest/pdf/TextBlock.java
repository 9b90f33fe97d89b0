// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.List;

/**
 * Lines that are read one after the other.
 *
 * @param lines from top to bottom
 * @param follows how it follows the block before
 */
record TextBlock(List<TextLine> lines, Follows follows) {
  /** How a block follows the one before. */
  enum Follows {
    /** It starts anew. */
    APART,
    /** It goes on at the top of a column, so that a sentence may run into it. */
    NEXT_COLUMN,
    /** It is the next row or cell of a table. */
    NEXT_CELL
  }
}
