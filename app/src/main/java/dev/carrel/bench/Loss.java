// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

/**
 * What a way of keeping the cache loses against f16.
 *
 * @param bitsPerValue of keys and values together, as allocated
 * @param meanKld mean KL divergence of the next token's distribution, in nats
 * @param meanKldError standard error of that mean over the positions measured
 * @param medianKld half of all positions lose less
 * @param kld99 one position in a hundred loses more
 * @param maxKld the worst position
 * @param sameTop share of positions with the same most likely token, 0 to 1
 */
public record Loss(
    double bitsPerValue,
    double meanKld,
    double meanKldError,
    double medianKld,
    double kld99,
    double maxKld,
    double sameTop) {}
