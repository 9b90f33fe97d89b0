// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TileGridTest {
  @Test
  void anOrdinaryPageIsOnePiece() {
    TileGrid grid = new TileGrid(1190, 1684);
    assertTrue(grid.isWhole());
    assertEquals(
        List.of(new TileGrid.Tile(0, 0, 0, 0, 1190, 1684)), grid.meeting(100, 100, 200, 200));
  }

  @Test
  void thePiecesOfAnEnlargedPageCoverItOnce() {
    TileGrid grid = new TileGrid(4760, 6736);
    assertFalse(grid.isWhole());
    long area =
        grid.meeting(0, 0, 4760, 6736).stream()
            .mapToLong(tile -> (long) tile.width() * tile.height())
            .sum();
    assertEquals(4760L * 6736, area);
  }

  @Test
  void onlyPiecesInSightAreWanted() {
    TileGrid grid = new TileGrid(4760, 6736);
    assertEquals(4, grid.meeting(1000, 1000, 1100, 1100).size());
    assertEquals(1, grid.meeting(100, 100, 900, 900).size());
    assertEquals(0, grid.meeting(0, 7000, 1000, 8000).size());
    assertEquals(1, grid.meeting(-500, -500, 10, 10).size());
  }
}
