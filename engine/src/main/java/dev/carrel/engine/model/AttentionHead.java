// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * A head of attention.
 *
 * @param layer from 0
 * @param head the query head in its layer, from 0
 */
public record AttentionHead(int layer, int head) {}
