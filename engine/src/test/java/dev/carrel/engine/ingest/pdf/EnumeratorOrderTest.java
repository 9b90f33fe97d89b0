// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnumeratorOrderTest {
  private static List<String> breaks(String text) {
    return EnumeratorOrder.breaks(text).stream()
        .map(broken -> text.substring(broken.start(), broken.end()) + "@" + broken.start())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'(i) pay, (ii) keep, (ii) tell and (iv) leave', ii@21",
    "'(i) pay, (i) keep, (iii) tell', i@10",
    "'(iv) a (vi) b (vi) c', vi@8",
    "'(ii) a (iiii) b (iv) c', iiii@8",
    "'(a) pay, (e) keep, (c) tell', e@10",
    "'(h) a (j) b (j) c', j@7",
    "'(1) a (7) b (3) c', 7@7",
  })
  void oneThatItsNeighboursDoNotLetStandThereIsTold(String text, String broken) {
    assertEquals(List.of(broken), breaks(text));
  }

  @Test
  void aNumberAtTheBeginningOfALineIsHeldAgainstThoseOfItsOwnClause() {
    String text = "2.1 Rent\n2.2 Costs\n2.8 Taxes\n2.4 Fees\n3.1 Term\n3.2 End\n";
    assertEquals(List.of("8@21"), breaks(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a) one (i) of two (ii) of two (b) two (c) three",
        "(g) a (h) b (i) c (j) d (k) e",
        "(a) as in (c) below, (b) two and (c) three",
        "(i) a (ii) b (iii) c (iv) d (v) e (vi) f",
        "under (ii) or (iv) and as in (i)",
        "1. One\n2024. was the year\n2. Two\n",
        "(c) (i) x; (ii) y; (iii) z; (d) (i) u; (ii) v",
      })
  void aListInOrderWithOthersAndReferencesWithinIsLeftAlone(String text) {
    assertEquals(List.of(), breaks(text));
  }
}
