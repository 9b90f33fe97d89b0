// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * What a way of storing keys and values does to the next token, against a reference.
 *
 * @param meanKld mean Kullback-Leibler divergence of its distribution, in nats
 * @param sameTop share of places where the most likely token is the same, 0 to 1
 * @param tokens how many places were looked at
 */
public record KvLoss(double meanKld, double sameTop, int tokens) {}
