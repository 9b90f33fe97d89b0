// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ByteSizeTest {
  @Test
  void amountsAreReadAsPeopleWriteThem() {
    assertEquals(8_000_000_000L, ByteSize.parse("8GB"));
    assertEquals(500_000_000L, ByteSize.parse("500 MB"));
    assertEquals(1_610_612_736L, ByteSize.parse("1.5GiB"));
    assertEquals(2_500_000L, ByteSize.parse("2,5 mb"));
    assertEquals(4096L, ByteSize.parse("4096"));
  }

  @Test
  void whatIsNoAmountIsRefused() {
    for (String text : List.of("", "GB", "-1GB", "8XB", "0", "1e9", "99999999999TB", "8 G B")) {
      assertThrows(IllegalArgumentException.class, () -> ByteSize.parse(text), text);
    }
  }

  @Test
  void amountsAreWrittenWithTwoOrThreeDigits() {
    assertEquals("999 bytes", ByteSize.text(999));
    assertEquals("1.0 kB", ByteSize.text(1000));
    assertEquals("491 MB", ByteSize.text(491_400_064));
    assertEquals("1.0 GB", ByteSize.text(999_700_000));
    assertEquals("12 GB", ByteSize.text(12_100_000_000L));
  }
}
