// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PageImageTest {
  /** 1 2 3 over 4 5 6. */
  private final PageImage image = new PageImage(3, 2, new byte[] {1, 2, 3, 4, 5, 6});

  @Test
  void aQuarterClockwisePutsTheLeftEdgeOnTop() {
    PageImage turned = image.turned(1);

    assertEquals(2, turned.width());
    assertEquals(4, turned.at(0, 0));
    assertEquals(1, turned.at(1, 0));
    assertEquals(6, turned.at(0, 2));
  }

  @Test
  void fourQuartersAreTheSame() {
    PageImage again = image.turned(1).turned(2).turned(1);
    PageImage other = image.turned(3).turned(1);

    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 3; x++) {
        assertEquals(image.at(x, y), again.at(x, y));
        assertEquals(image.at(x, y), other.at(x, y));
      }
    }
  }

  @Test
  void aSmallerPictureHasTheMeanOfWhatItStandsFor() {
    assertEquals(4, image.scaled(1, 1).at(0, 0));
    assertEquals(6, image.scaled(6, 2).at(5, 1));
  }

  @Test
  void aPictureOfOtherBytesIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new PageImage(3, 3, new byte[6]));
  }
}
