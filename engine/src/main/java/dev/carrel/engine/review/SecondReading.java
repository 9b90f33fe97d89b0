// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.Optional;

/**
 * What a second, independent pass over a document said.
 *
 * @param question as it was asked the second time
 * @param words its answer
 * @param value what that was read as; empty if nothing was found
 * @param agrees whether it says the same as the first
 */
public record SecondReading(
    String question, String words, Optional<CellValue> value, boolean agrees) {}
