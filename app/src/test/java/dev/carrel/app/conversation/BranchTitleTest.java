// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BranchTitleTest {
  @Test
  void aBranchIsNumberedFromTwo() {
    assertEquals("The rent (2)", BranchTitle.of("The rent", List.of("The rent")));
  }

  @Test
  void aBranchOfABranchGoesOnCounting() {
    assertEquals(
        "The rent (4)", BranchTitle.of("The rent (2)", List.of("The rent (2)", "The rent (3)")));
  }

  @Test
  void aNumberThatIsPartOfTheWordsStays() {
    assertEquals("Section (b) (2)", BranchTitle.of("Section (b)", List.of()));
    assertEquals("§ 9(2) (2)", BranchTitle.of("§ 9(2)", List.of()));
  }
}
