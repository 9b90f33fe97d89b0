// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UnicodeMapsTest {
  @Test
  void codesOfRangesAreCountedAndThoseOfSinglesAreNot() {
    assertEquals(
        5,
        UnicodeMaps.codes(
            "1 beginbfchar<0041><D83DDE00>endbfchar 2 beginbfrange<0042> <0044>\n<0061><0045><0046>"
                + "[<0062><D83DDE00>]endbfrange"));
    assertEquals(0, UnicodeMaps.codes("begincodespacerange<0000><FFFFFFFF>endcodespacerange"));
  }

  @Test
  void aRangeOfBillionsIsMoreThanAFontHas() {
    assertTrue(UnicodeMaps.codes("beginbfrange<00><7FFFFFFF><0041>endbfrange") > 1 << 18);
    assertTrue(UnicodeMaps.codes("beginbfrange<80000000><7FFFFFFF><0041>") > 1 << 18);
    assertTrue(UnicodeMaps.codes("beginbfrange<0001><00000000FFFFFFFFFF>[<41>]") > 1 << 18);
    assertTrue(
        UnicodeMaps.codes("beginbfrange" + "<0000><FFFF><0041>\n".repeat(20) + "endbfrange")
            > 1 << 18);
  }
}
