// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

/**
 * What sessions of full depth take, for a way of keeping the cache.
 *
 * @param bitsPerValue of keys and values together, as allocated
 * @param one a session by itself
 * @param separate several, each with a cache of its own
 * @param shared several on one beginning: one cache, in which each has tokens of its own behind it
 */
public record Depth(double bitsPerValue, Sessions one, Sessions separate, Shared shared) {

  /**
   * Sessions that live at once, all filled and decoded from.
   *
   * @param count how many
   * @param cells tokens that the caches hold together; those that are shared count once
   * @param kvBytes the caches, as allocated
   * @param kvF16Bytes what the same caches would take with keys and values in f16
   * @param computeBytes scratch space, for steps of one token a session
   * @param residentBytes by how much the process grew in memory, lists of cells included; 0 where
   *     the system does not tell
   * @param decodeSeconds a token at full depth, or of each session in one batch where they share;
   *     the median
   */
  public record Sessions(
      int count,
      long cells,
      long kvBytes,
      long kvF16Bytes,
      long computeBytes,
      long residentBytes,
      double decodeSeconds) {}

  /**
   * Sessions that share.
   *
   * @param sessions what they take
   * @param copiedBytes by how much the cache grew when the beginning was shared
   * @param aloneSeconds a token of one session while the others rest; the median
   */
  public record Shared(Sessions sessions, long copiedBytes, double aloneSeconds) {}
}
