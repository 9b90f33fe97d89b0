// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecognizedFormTest {
  private static final RecognizedPage PAGE =
      new RecognizedPage(
          3,
          List.of(
              new RecognizedLine(
                  1,
                  2,
                  3,
                  4,
                  List.of(
                      new RecognizedCharacter("§", 1, 1, 2, 3, 4, 5, 6),
                      new RecognizedCharacter("\ud840\udc0b", 0, -1, 2.5f, 3, 4, 5, 6))),
              new RecognizedLine(5, 6, 7, 8, List.of())));

  @Test
  void aPageComesBackAsItWas() throws IOException {
    byte[] bytes = RecognizedForm.toBytes(PAGE);

    assertEquals(PAGE, RecognizedForm.of(bytes));
    assertArrayEquals(bytes, RecognizedForm.toBytes(RecognizedForm.of(bytes)));
  }

  @Test
  void whatIsCutShortOrChangedIsRefusedOrAnotherPage() {
    byte[] bytes = RecognizedForm.toBytes(PAGE);
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> RecognizedForm.of(part), "of " + length + " bytes");
    }
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      byte[] other = bytes.clone();
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertNotEquals(PAGE, RecognizedForm.of(other));
      } catch (IOException e) {
        // Refused, which is as well.
      }
    }
  }

  @Test
  void picturesOfOneSizeAndOnesThatDifferInAPixelHaveOtherNames() {
    byte[] grey = new byte[6];
    PageImage image = new PageImage(3, 2, grey);
    byte[] other = grey.clone();
    other[5] = 1;

    assertEquals(image.name("a"), new PageImage(3, 2, grey.clone()).name("a"));
    assertNotEquals(image.name("a"), image.name("b"));
    assertNotEquals(image.name("a"), new PageImage(2, 3, grey).name("a"));
    assertNotEquals(image.name("a"), new PageImage(3, 2, other).name("a"));
  }
}
