// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReviewColumnTest {
  @Test
  void aHeadThatIsMadeOfAQuestionIsShortAndCutsNoSignInHalf() {
    assertEquals("Which law?", ReviewColumn.titleOf("  Which\n law? "));
    assertEquals("a".repeat(40), ReviewColumn.titleOf("a".repeat(40)));
    assertEquals("a".repeat(39) + "…", ReviewColumn.titleOf("a".repeat(41)));
    String smiles = "\uD83D\uDE00";
    assertEquals(smiles.repeat(25), ReviewColumn.titleOf(smiles.repeat(25)));
    assertEquals(smiles.repeat(39) + "…", ReviewColumn.titleOf(smiles.repeat(41)));
  }

  @Test
  void columnsAskTheSameWhateverTheirHeadsAre() {
    ReviewColumn law = new ReviewColumn("Law", ColumnType.TEXT, "Which law governs?");
    assertTrue(law.titled("Law (2)").asksLike(law));
    assertFalse(law.asksLike(new ReviewColumn("Law", ColumnType.PARTY, "Which law governs?")));
  }
}
