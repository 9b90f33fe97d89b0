// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.OptionalDouble;

/**
 * What a sentence that a quote bears out by the rules was weighed by, for who measures how much it
 * tells.
 *
 * @param sentence its first character (UTF-16 unit) in the answer's text
 * @param quote the quote's number
 * @param says the model's probability that the quote's passage says the sentence, 0 to 1; empty if
 *     it could not be asked
 * @param answers its probability that the passage answers the question, likewise
 * @param drawn how much the model looked at the passage when it read the question, in standard
 *     deviations above the mean of all passages; empty if that is not known
 */
public record Weighed(
    int sentence, int quote, OptionalDouble says, OptionalDouble answers, OptionalDouble drawn) {}
