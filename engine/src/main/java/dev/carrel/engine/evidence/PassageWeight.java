// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.document.TextSpan;

/**
 * How much the model looked at a passage.
 *
 * @param weight 0 to 1, as a share of what it looked at most
 */
public record PassageWeight(TextSpan place, double weight) {}
