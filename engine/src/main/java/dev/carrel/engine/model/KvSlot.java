// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * One place that has a type of its own: the keys or the values of one layer.
 *
 * @param layer from 0
 */
public record KvSlot(int layer, Side side) {
  /** Which of the two. */
  public enum Side {
    KEYS,
    VALUES
  }
}
