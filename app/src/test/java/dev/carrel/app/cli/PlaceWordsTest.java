// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.document.Standing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceWordsTest {
  private static Standing called(PlaceName name) {
    return new Standing(Optional.empty(), Optional.of(name), Set.of());
  }

  @Test
  void aPlaceIsSaidAsItIsCited() {
    Standing label = called(new PlaceName.Labelled("A-127", 4));
    Standing cell = called(new PlaceName.Part("Sheet2!B7"));
    assertEquals("page 3", PlaceWords.place(3, Standing.PLAIN));
    assertEquals("page A-127 (3 of 4)", PlaceWords.place(3, label));
    assertEquals("Sheet2!B7, page 3", PlaceWords.place(3, cell));
    assertEquals("A-127", PlaceWords.label(label));
    assertNull(PlaceWords.address(label));
    assertEquals("Sheet2!B7", PlaceWords.address(cell));
    assertNull(PlaceWords.label(cell));
  }

  @Test
  void whatAPersonShouldKnowOfAPlaceStandsBehindIt() {
    Standing standing =
        new Standing(
            Optional.of(Why.TINY),
            Optional.empty(),
            Set.of(Mark.Kind.STRUCK, Mark.Kind.RECOGNIZED));
    assertEquals("", PlaceWords.remarks(Standing.PLAIN));
    assertEquals(
        ", not visible on the page: too small, from a scan, struck out there",
        PlaceWords.remarks(standing));
    assertEquals(List.of("recognized", "struck"), PlaceWords.marks(standing));
  }
}
