// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.passage;

import dev.carrel.engine.document.TextSpan;

/**
 * A sentence, a clause or a row of a table.
 *
 * @param place where it stands
 * @param text its words, runs of white space as one space
 */
public record Passage(TextSpan place, String text) {}
