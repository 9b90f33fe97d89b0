// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineMapTest {
  @Test
  void aBarIsALineGrownOnAllSides() {
    float[] sure = new float[200 * 60];
    fill(sure, 20, 30, 120, 10, 0.9f);

    List<Slab> lines = new LineMap(200, 60, sure).lines();

    assertEquals(1, lines.size());
    Slab line = lines.getFirst();
    assertEquals(0, line.angle(), 0.001f);
    assertEquals(80, line.x(), 1.5f);
    assertEquals(35, line.y(), 1.5f);
    assertEquals(136, line.width(), 6);
    assertEquals(24, line.height(), 4);
  }

  @Test
  void aCrookedBarKeepsItsAngle() {
    float[] sure = new float[300 * 100];
    double angle = Math.toRadians(4);
    for (int along = -100; along <= 100; along++) {
      for (int across = -6; across <= 6; across++) {
        int x = (int) Math.round(150 + along * Math.cos(angle) - across * Math.sin(angle));
        int y = (int) Math.round(50 + along * Math.sin(angle) + across * Math.cos(angle));
        sure[y * 300 + x] = 1;
      }
    }

    List<Slab> lines = new LineMap(300, 100, sure).lines();

    assertEquals(1, lines.size());
    assertEquals(4, Math.toDegrees(lines.getFirst().angle()), 0.5);
  }

  @Test
  void aThinBarOfSmallTypeIsALineAsHighAsItsLetters() {
    float[] sure = new float[200 * 60];
    fill(sure, 20, 30, 120, 2, 0.9f);

    List<Slab> lines = new LineMap(200, 60, sure).lines();

    assertEquals(1, lines.size());
    assertEquals(9, lines.getFirst().height(), 1);
  }

  @Test
  void whatIsThinOrUnsureIsNoLine() {
    float[] sure = new float[200 * 60];
    fill(sure, 10, 10, 100, 1, 1);
    fill(sure, 10, 30, 100, 12, 0.4f);

    assertEquals(List.of(), new LineMap(200, 60, sure).lines());
  }

  private static void fill(float[] sure, int x, int y, int width, int height, float value) {
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        sure[row * 200 + column] = value;
      }
    }
  }
}
