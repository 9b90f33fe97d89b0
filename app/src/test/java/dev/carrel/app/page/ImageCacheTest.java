// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

class ImageCacheTest {
  private static final long IMAGE = 100 * 100 * 4;

  private final ImageCache cache = new ImageCache(3 * IMAGE);

  private static Drawing key(int page, int pixels) {
    return Drawing.whole(page, new PageTurn(0, 100, 100), pixels);
  }

  private void put(int page) {
    cache.put(key(page, 100), new WritableImage(100, 100));
  }

  @Test
  void theDrawingUsedLongestAgoGoesFirst() {
    put(1);
    put(2);
    put(3);
    assertTrue(cache.get(key(1, 100)).isPresent());
    put(4);
    assertTrue(cache.get(key(2, 100)).isEmpty());
    assertTrue(cache.get(key(1, 100)).isPresent());
    assertEquals(3 * IMAGE, cache.bytes());
  }

  @Test
  void aDrawingOfAnotherSizeStandsInForTheRightOne() {
    put(1);
    assertTrue(cache.any(1, 0).isPresent());
    assertTrue(cache.any(2, 0).isEmpty());
  }

  @Test
  void oneThatIsTooLargeForTheCacheIsStillKept() {
    cache.put(key(1, 1000), new WritableImage(1000, 1000));
    assertTrue(cache.get(key(1, 1000)).isPresent());
  }
}
