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
 * @param drawn how much the model looked at the passage when it read the question: what it drew of
 *     the attention of the {@link dev.carrel.engine.model.RetrievalHeads retrieval heads}, beyond
 *     what any question draws, by the root of the passage's tokens, and as a share of what these
 *     heads give to what answers a question where they were told; empty if it is not known, or no
 *     passage stands there
 */
public record Weighed(
    int sentence, int quote, OptionalDouble says, OptionalDouble answers, OptionalDouble drawn) {}
