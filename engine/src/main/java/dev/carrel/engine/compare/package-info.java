// SPDX-License-Identifier: Apache-2.0
/**
 * Two versions of a document: what changed, moved, was added or taken out, word by word, with its
 * place on both sides. No model is needed.
 *
 * <p>Start at {@link dev.carrel.engine.compare.DocumentComparison}. {@code Words} are a document as
 * it is compared: its words and numbers in order, without running heads; {@code Alignment} finds
 * which stand on both sides in the same order; {@code Moves} finds what stands on both in another
 * place; {@link dev.carrel.engine.compare.Change} is what comes out, by clauses.
 */
@NullMarked
package dev.carrel.engine.compare;

import org.jspecify.annotations.NullMarked;
