// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

/**
 * What the third network sees in one column of a line.
 *
 * @param character its number in the {@link CharacterSet}; 0 where none stands
 * @param sure how sure it is, 0 to 1
 */
record Column(int character, float sure) {}
