// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KvRowsTest {
  private static List<String> names(String list) {
    return KvRows.parse(list).stream().map(KvRow::name).toList();
  }

  @Test
  void turboIsOursAndAllElseLlamaCppsUnlessThePrefixSaysOtherwise() {
    List<KvRow> rows =
        KvRows.parse("q8_0/q8_0, Turbo4/TURBO3,plain:turbo3/turbo3,codec:f16/f16,llama:f16/q4_0");
    assertEquals(
        List.of("q8_0/q8_0", "turbo4/turbo3", "plain:turbo3/turbo3", "codec:f16/f16", "f16/q4_0"),
        rows.stream().map(KvRow::name).toList());
    assertEquals(
        List.of(false, true, false, true, false), rows.stream().map(KvRow::centred).toList());
    assertEquals("turbo4", rows.get(1).keys());
    assertEquals("turbo3", rows.get(1).values());
  }

  @Test
  void everyNameReadsAsItself() {
    for (List<KvRow> rows : List.of(KvRows.forQuality(), KvRows.forSpeed())) {
      List<String> names = rows.stream().map(KvRow::name).toList();
      assertEquals(names, names(String.join(",", names)));
    }
  }

  @Test
  void whatIsThereTwiceCountsOnce() {
    assertEquals(List.of("q8_0/q8_0"), names("q8_0/q8_0,llama:q8_0/q8_0,q8_0/q8_0"));
  }

  @ParameterizedTest
  @CsvSource({
    "q9_0/q8_0, there is no type 'q9_0'",
    "q8_0, is neither KEYS/VALUES",
    "q8_0/q8_0/q8_0, is neither KEYS/VALUES",
    "llama:turbo4/f16, has no turbo types",
    "turbo4/q4_0, 'the codec keeps f16, q8_0, turbo4 and turbo3 only'",
    "plain:q4_0/q4_0, the codec keeps",
    "'q8_0/q8_0,', is neither KEYS/VALUES",
  })
  void aWrongRowIsNamedWithWhatIsWrong(String list, String message) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> KvRows.parse(list));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
  }
}
