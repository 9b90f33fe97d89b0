// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

/**
 * What another library can be measured by, whose interface gives no more: a prompt into an empty
 * cache, then tokens one by one behind it.
 *
 * @param name whose figures these are
 * @param promptTokens the prompt, as our vocabulary counts it
 * @param prefillTokensPerSecond its tokens by the time to the first token that comes back
 * @param decodeTokensPerSecond of the tokens after that one
 */
public record FromEmpty(
    String name, int promptTokens, double prefillTokensPerSecond, double decodeTokensPerSecond) {}
