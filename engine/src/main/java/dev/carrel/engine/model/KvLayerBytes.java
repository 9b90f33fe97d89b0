// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * What the keys and values of one layer take. A layer that keeps a state instead, or shares those
 * of another, is not told.
 *
 * @param layer from 0
 * @param keyType how its keys are stored, e.g. {@code turbo4}
 * @param valueType as {@code keyType}
 * @param kBytes keys
 * @param vBytes values
 */
public record KvLayerBytes(int layer, String keyType, String valueType, long kBytes, long vBytes) {}
