// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;

/** The drawings used last, up to a number of bytes. Belongs to the FX thread. */
final class ImageCache {
  private static final long BYTES_PER_PIXEL = 4;

  private final long capacity;
  private final Map<Drawing, Image> images = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * Makes an empty cache.
   *
   * @param capacity in bytes; a single larger drawing is still kept
   */
  ImageCache(long capacity) {
    this.capacity = capacity;
  }

  Optional<Image> get(Drawing key) {
    return Optional.ofNullable(images.get(key));
  }

  /** A drawing of the whole page in whatever size, to be stretched until the right one is there. */
  Optional<Image> any(int page, int degrees) {
    return images.entrySet().stream()
        .filter(entry -> entry.getKey().showsWhole(page, degrees))
        .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.pixels(), b.pixels())))
        .map(Map.Entry::getValue);
  }

  void put(Drawing key, Image image) {
    Image before = images.put(key, image);
    bytes += size(image) - (before == null ? 0 : size(before));
    var oldest = images.entrySet().iterator();
    while (bytes > capacity && images.size() > 1) {
      bytes -= size(oldest.next().getValue());
      oldest.remove();
    }
  }

  long bytes() {
    return bytes;
  }

  private static long size(Image image) {
    return Math.round(image.getWidth() * image.getHeight()) * BYTES_PER_PIXEL;
  }
}
