// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * A profile on one model, as measured.
 *
 * @param types by layer
 * @param bitsPerValue of keys and values together, as allocated
 * @param loss against {@link KvProfile#EXACT} on text that the choice of types did not see
 * @param passed whether it changes few enough tokens to be a default
 */
public record ProfileMeasure(
    KvProfile profile, KvTypes types, double bitsPerValue, KvLoss loss, boolean passed) {}
