// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.selection.Selection.At;
import dev.carrel.app.selection.Selection.Range;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTextTest {
  @TempDir Path dir;

  private static Box boxOf(Page page, String words) {
    int start = page.text().indexOf(words);
    assertTrue(start >= 0, words + " in " + page.text());
    return page.layout().boxes(start, start + words.length()).getFirst();
  }

  private static String cut(Page page, Range range) {
    return page.text().substring(range.start(), range.end());
  }

  @Test
  void aPointBetweenTwoColumnsBelongsToTheNearerOne() {
    Page page = new PagePdf().twoColumns().read(dir.resolve("d.pdf")).page(1);
    PageText text = new PageText(page);
    Box left = boxOf(page, "words of its own and");
    int endOfLeft = page.text().indexOf("own and") + "own and".length();
    assertEquals(endOfLeft, text.offsetAt(left.right() + 8, left.y() + 4));
    Box right = boxOf(page, "beside it");
    assertEquals(
        page.text().indexOf("beside it"),
        text.offsetAt(right.x() - 8, right.y() + right.height() / 2));
  }

  @Test
  void aWordALineAndAColumnAreFoundAroundAPlace() {
    Page page = new PagePdf().twoColumns().read(dir.resolve("d.pdf")).page(1);
    PageText text = new PageText(page);
    int inside = page.text().indexOf("words") + 2;
    assertEquals("words", cut(page, text.word(inside)));
    assertEquals("with words of its own and", cut(page, text.line(inside)));
    String block = cut(page, text.block(inside));
    assertTrue(block.startsWith("The first column"), block);
    assertTrue(block.endsWith("which ends here."), block);
  }

  @Test
  void aPointOnThePageIsOverTextOnlyNearTheLetters() {
    Page page = new PagePdf().page().line(60, 700, "Only this").read(dir.resolve("d.pdf")).page(1);
    PageText text = new PageText(page);
    Box box = boxOf(page, "Only this");
    assertTrue(text.isOver(box.x() + 5, box.y() + 5));
    assertFalse(text.isOver(box.x() + 5, box.y() + 100));
  }

  /** Four letters that run from the right, ten points each. */
  private static Page fromRight() {
    PageLayout.Builder layout = new PageLayout.Builder(200, 100);
    for (int i = 0; i < 4; i++) {
      layout.add(new Box(100 - 10 * i, 50, 10, 12));
    }
    return new Page(1, "שלום", layout.build());
  }

  @Test
  void inHebrewThePlaceBehindALetterIsToItsLeft() {
    PageText text = new PageText(fromRight());
    assertEquals(0, text.offsetAt(109, 55));
    assertEquals(1, text.offsetAt(101, 55));
    assertEquals(4, text.offsetAt(10, 55));
    assertEquals(110, text.caret(0).x(), 0.1);
    assertEquals(70, text.caret(4).x(), 0.1);
  }

  @Test
  void theKeysGoDownALineAndStayInTheirColumn() {
    Document document = new PagePdf().twoColumns().read(dir.resolve("d.pdf"));
    Page page = document.page(1);
    PageText text = new PageText(page);
    LineSteps steps = new LineSteps(document, number -> text);
    int second = page.text().indexOf("second column");
    At down = steps.line(new At(1, second), 1);
    String line = cut(page, text.line(down.offset()));
    assertEquals("beside it, with a rather", line);
    assertEquals(page.text().length(), steps.pageEnd(1).offset());
  }
}
