// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * How long a model took to read some tokens behind others.
 *
 * @param depth tokens that stood before
 * @param tokens that were read
 * @param seconds that took
 */
public record ReadingTime(int depth, int tokens, double seconds) {}
