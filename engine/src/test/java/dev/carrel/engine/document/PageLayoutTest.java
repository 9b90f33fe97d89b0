// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageLayoutTest {
  @Test
  void bytesGiveTheSameLayoutBack() {
    Random random = new Random(7);
    PageLayout.Builder builder = new PageLayout.Builder(612, 792);
    for (int i = 0; i < 5000; i++) {
      builder.add(new Box(random.nextFloat() * 600, random.nextFloat() * 800, 5.3f, 10.1f));
    }
    PageLayout layout = builder.addUnplaced(3).build();
    assertEquals(layout, PageLayout.fromBytes(layout.toBytes()));
    assertEquals(5003, layout.length());
  }

  @Test
  void bytesOfAnotherLengthAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> PageLayout.fromBytes(new byte[11]));
    assertThrows(IllegalArgumentException.class, () -> PageLayout.fromBytes(new byte[3]));
  }

  @Test
  void charactersOfOneLineGiveOneBoxAndTheNextLineAnother() {
    PageLayout.Builder builder = new PageLayout.Builder(612, 792);
    line(builder, 100, 4);
    builder.addUnplaced(1);
    line(builder, 112, 3);
    List<Box> boxes = builder.build().boxes(1, 7);
    assertEquals(2, boxes.size());
    assertEquals(new Box(56, 100, 18, 10), boxes.get(0));
    assertEquals(new Box(50, 112, 12, 10), boxes.get(1));
  }

  @Test
  void aGapOfAColumnSplitsALine() {
    PageLayout.Builder builder = new PageLayout.Builder(612, 792);
    builder.add(new Box(50, 100, 6, 10)).add(new Box(300, 100, 6, 10));
    assertEquals(2, builder.build().boxes(0, 2).size());
  }

  @Test
  void unplacedCharactersGiveNoBoxes() {
    assertTrue(PageLayout.unplaced(10).boxes(0, 10).isEmpty());
  }

  private static void line(PageLayout.Builder builder, float y, int characters) {
    for (int i = 0; i < characters; i++) {
      builder.add(new Box(50 + 6 * i, y, 6, 10));
    }
  }
}
