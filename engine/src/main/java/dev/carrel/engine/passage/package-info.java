// SPDX-License-Identifier: Apache-2.0
/**
 * Passages: the sentences, clauses and rows of tables that a document is cut into to be ranked,
 * embedded and judged. Start at {@link dev.carrel.engine.passage.PassageCutter}; {@link
 * dev.carrel.engine.passage.PassageSimilarity} is the port to what compares them by meaning.
 *
 * <p>What always holds: passages of a page are in its order and do not overlap, none runs over a
 * page's end, and the same page makes the same passages, so that what was measured of them can be
 * kept.
 */
@NullMarked
package dev.carrel.engine.passage;

import org.jspecify.annotations.NullMarked;
