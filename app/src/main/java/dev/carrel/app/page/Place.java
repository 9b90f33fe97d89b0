// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import org.jspecify.annotations.Nullable;

/**
 * How a document was left: what the desk keeps across a crash.
 *
 * @param page that was read, from 1
 * @param share how far down it, as in {@link Spot}
 * @param zoom as {@link PageLook#zoomProperty}
 * @param rotation in degrees, clockwise
 * @param strip what stood beside the pages; none if it was written by another version
 */
public record Place(int page, double share, double zoom, int rotation, @Nullable Strip strip) {
  /** With whatever makes no sense replaced: it comes from a file. */
  Place mended() {
    boolean turned = rotation == 90 || rotation == 180 || rotation == 270;
    boolean far = Double.isNaN(share) || share < 0 || share > 2;
    return new Place(
        Math.max(1, page),
        far ? Spot.TOP : share,
        PageLook.mended(zoom),
        turned ? rotation : 0,
        strip == null ? Strip.NONE : strip);
  }

  Spot spot() {
    return new Spot(page, share);
  }
}
