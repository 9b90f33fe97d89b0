// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.evidence.Counted;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedListTest {
  private static String besides(boolean complete, String text) {
    return CountedList.besides(new Counted(List.of(), 0, 4, complete), text);
  }

  @Test
  void whatTheListShowsDoesNotStandInTheTextAsWell() {
    assertEquals("", besides(true, "Found 2:\n\n1. A bell [1]\n2. A lamp [2]"));
    assertEquals("", besides(false, "Found 1:\n\n1. A bell [1]\n\nStopped before the end."));
  }

  @Test
  void whatTheListDoesNotShowStays() {
    assertEquals(
        "Nothing found that fits in: b.pdf.",
        besides(true, "Found 1:\n\n1. a.pdf: A bell [1]\n\nNothing found that fits in: b.pdf."));
    assertEquals("Found nothing that fits.", besides(true, "Found nothing that fits."));
  }
}
