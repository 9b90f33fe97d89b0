// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

/**
 * A place that is read.
 *
 * @param page from 1
 * @param share how far down the page, as a share of its height; {@link #TOP} for its upper edge
 */
public record Spot(int page, double share) {
  /** The page begins at the upper edge of the pane. */
  public static final double TOP = -1;

  /** The beginning of a page. */
  public static Spot topOf(int page) {
    return new Spot(page, TOP);
  }

  boolean isFarFrom(Spot other) {
    return page != other.page || Math.abs(share - other.share) > 0.3;
  }
}
