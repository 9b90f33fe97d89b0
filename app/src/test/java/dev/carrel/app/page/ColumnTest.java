// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {
  private static Document document(float[]... sizes) {
    List<Page> pages = new ArrayList<>();
    for (float[] size : sizes) {
      pages.add(new Page(pages.size() + 1, "", new PageLayout.Builder(size[0], size[1]).build()));
    }
    return new Document(
        new DocumentId("0".repeat(64)), "d", Path.of("d"), DocumentKind.PDF, pages, List.of());
  }

  private static final float[] A4 = {595, 842};
  private static final float[] WIDE = {1684, 1190};

  @Test
  void pagesOfMixedSizesLieOneUnderTheOther() {
    Column column = new Column(document(A4, WIDE, A4), 2, 0);
    assertEquals(Column.GAP, column.top(1));
    assertEquals(2 * Column.GAP + 1684, column.top(2));
    assertEquals(3368, column.width(2));
    assertEquals(4 * Column.GAP + 1684 + 2380 + 1684, column.totalHeight());
  }

  @Test
  void aHeightBelongsToThePageAboveTheGap() {
    Column column = new Column(document(A4, A4, A4), 1, 0);
    assertEquals(1, column.pageAt(0));
    assertEquals(1, column.pageAt(column.top(2) - 1));
    assertEquals(2, column.pageAt(column.top(2)));
    assertEquals(3, column.pageAt(1e9));
  }

  @Test
  void oneFoldOutDoesNotMakeAllPagesSmall() {
    float[][] sizes = new float[20][];
    java.util.Arrays.fill(sizes, A4);
    sizes[7] = WIDE;
    assertEquals(595, Column.usualWidth(document(sizes), 0));
  }

  @Test
  void aPageWithoutASizeIsTakenForA4() {
    Column column = new Column(document(new float[] {0, 0}), 1, 0);
    assertEquals(595, column.width(1));
    assertEquals(842, column.height(1));
  }
}
