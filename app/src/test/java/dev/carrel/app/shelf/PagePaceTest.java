// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagePaceTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void theRestTakesAsLongForEachPageAsTheLastOnesDid() {
    PagePace pace = new PagePace();
    assertEquals(Optional.empty(), pace.left(0, 80, 0));
    assertEquals(Optional.empty(), pace.left(1, 80, 4 * SECOND), "one page is no ground");
    assertEquals(Optional.of(Duration.ofSeconds(4 * 78)), pace.left(2, 80, 8 * SECOND));
    for (int page = 3; page <= 20; page++) {
      pace.left(page, 80, (8 + 2 * (page - 2)) * SECOND);
    }
    assertEquals(Optional.of(Duration.ofSeconds(2 * 59)), pace.left(21, 80, (8 + 2 * 19) * SECOND));
  }

  @Test
  void pagesThatWereReadBeforeAreNoMeasureOfThoseThatAreNot() {
    PagePace pace = new PagePace();
    for (int page = 0; page <= 40; page++) {
      assertEquals(Optional.empty(), pace.left(page, 80, page * SECOND / 100));
    }
    assertEquals(Optional.empty(), pace.left(41, 80, 4 * SECOND + SECOND * 2 / 5));
    assertEquals(
        Optional.of(Duration.ofSeconds(4 * 38)), pace.left(42, 80, 8 * SECOND + SECOND * 2 / 5));
  }
}
