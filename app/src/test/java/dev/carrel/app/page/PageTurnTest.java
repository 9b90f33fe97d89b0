// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carrel.engine.document.Box;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTurnTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void aPointIsFoundAgainWhereItIsShown(int degrees) {
    PageTurn turn = new PageTurn(degrees, 600, 800);
    Point2D shown = turn.shown(40, 700);
    assertEquals(new Point2D(40, 700), turn.back(shown.getX(), shown.getY()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void aBoxStaysOnThePaper(int degrees) {
    PageTurn turn = new PageTurn(degrees, 600, 800);
    Box shown = turn.shown(new Box(10, 20, 500, 12));
    assertEquals(degrees % 180 == 0 ? 500 : 12, shown.width(), 0.01);
    assertEquals(true, shown.x() >= 0 && shown.right() <= turn.shownWidth());
    assertEquals(true, shown.y() >= 0 && shown.bottom() <= turn.shownHeight());
  }

  @Test
  void aQuarterClockwiseBringsTheUpperLeftCornerToTheUpperRight() {
    assertEquals(new Point2D(800, 0), new PageTurn(90, 600, 800).shown(0, 0));
  }

  @Test
  void onlyQuartersAreTurned() {
    assertThrows(IllegalArgumentException.class, () -> new PageTurn(45, 600, 800));
  }
}
