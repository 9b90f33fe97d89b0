// SPDX-License-Identifier: Apache-2.0
/**
 * Two documents of the shelf compared: the list of what changed, above the page that it opens.
 *
 * <p>Start at {@link dev.carrel.app.comparison.ComparisonModel}. No language model is needed. What
 * was taken out and what was put in is told by a line through it or under it and by colour, never
 * by colour alone.
 */
@NullMarked
package dev.carrel.app.comparison;

import org.jspecify.annotations.NullMarked;
