// SPDX-License-Identifier: Apache-2.0
/**
 * What supports an answer, what the model looked at, and what was not found. Start at {@link
 * dev.carrel.engine.evidence.Evidence}.
 *
 * <p>What always holds: a verdict names what was checked, and is never more than that; where a
 * figure is given, it was measured on other documents than it is used for.
 */
@NullMarked
package dev.carrel.engine.evidence;

import org.jspecify.annotations.NullMarked;
