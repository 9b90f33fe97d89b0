// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where characters stand: on turned, cropped and scaled pages. */
class PagePlacesTest {
  private static final float X = 100;
  private static final float Y = 600;
  private static final float SIZE = 20;

  @TempDir private Path folder;

  private Page read(PDPage page, TestPdf.Content content) throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(page, content);
      return pdf.read(folder).page(1);
    }
  }

  private static float width(String text) throws IOException {
    return TestPdf.HELVETICA.getStringWidth(text) / 1000 * SIZE;
  }

  private static void assertNear(Box expected, Box actual) {
    String message = "expected " + expected + " but was " + actual;
    assertTrue(Math.abs(expected.x() - actual.x()) < 1, message);
    assertTrue(Math.abs(expected.y() - actual.y()) < 1, message);
    assertTrue(Math.abs(expected.width() - actual.width()) < 1, message);
    assertTrue(Math.abs(expected.height() - actual.height()) < 1, message);
  }

  /** The box of a word on an upright letter page; Helvetica is .718 above and .207 below. */
  private static Box upright() throws IOException {
    float top = 792 - Y - 0.718f * SIZE;
    return new Box(X, top, width("Word"), (0.718f + 0.207f) * SIZE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void boxesAreWhereTheTurnedPageShowsThem(int rotation) throws IOException {
    PDPage page = new PDPage(PDRectangle.LETTER);
    page.setRotation(rotation);
    Page read = read(page, stream -> TestPdf.text(stream, X, Y, SIZE, "Word and more"));
    assertEquals("Word and more", read.text());
    Box up = upright();
    Box expected =
        switch (rotation) {
          case 90 -> new Box(792 - up.bottom(), up.x(), up.height(), up.width());
          case 180 -> new Box(612 - up.right(), 792 - up.bottom(), up.width(), up.height());
          case 270 -> new Box(up.y(), 612 - up.right(), up.height(), up.width());
          default -> up;
        };
    assertNear(expected, TestPdf.boxOf(read, "Word"));
    assertEquals(rotation % 180 == 0 ? 612 : 792, read.layout().width());
  }

  @Test
  void textThatStandsUprightOnATurnedPageIsReadInOrder() throws IOException {
    PDPage page = new PDPage(PDRectangle.LETTER);
    page.setRotation(90);
    Page read =
        read(
            page,
            stream -> {
              // Turned the other way, so that it stands upright when the page is turned.
              stream.transform(new Matrix(0, 1, -1, 0, 612, 0));
              TestPdf.text(stream, 50, 500, 12, "First line");
              TestPdf.text(stream, 50, 480, 12, "Second line");
            });
    assertEquals("First line\nSecond line", read.text().replace("\n\n", "\n"));
    Box first = TestPdf.boxOf(read, "First");
    Box second = TestPdf.boxOf(read, "Second");
    assertTrue(first.y() < second.y() && Math.abs(first.x() - second.x()) < 1);
    assertTrue(first.width() > first.height());
  }

  @Test
  void whatTheCropBoxHidesIsNotRead() throws IOException {
    PDPage page = new PDPage(new PDRectangle(-50, -20, 700, 900));
    page.setCropBox(new PDRectangle(80, 300, 300, 400));
    Page read =
        read(
            page,
            stream -> {
              TestPdf.text(stream, X, Y, SIZE, "Word");
              TestPdf.text(stream, X, 100, SIZE, "hidden below");
              TestPdf.text(stream, 500, Y, SIZE, "hidden beside");
            });
    assertEquals("Word", read.seen().text());
    assertEquals("Word\n\nhidden beside\n\nhidden below", read.text());
    assertEquals(300, read.layout().width());
    assertNear(
        new Box(20, 100 - 0.718f * SIZE, width("Word"), 0.925f * SIZE),
        TestPdf.boxOf(read, "Word"));
  }

  @Test
  void aUserUnitScalesPageAndBoxes() throws IOException {
    PDPage page = new PDPage(PDRectangle.LETTER);
    page.setUserUnit(2);
    Page read = read(page, stream -> TestPdf.text(stream, X, Y, SIZE, "Word"));
    Box up = upright();
    assertEquals(1224, read.layout().width());
    assertNear(
        new Box(2 * up.x(), 2 * up.y(), 2 * up.width(), 2 * up.height()),
        TestPdf.boxOf(read, "Word"));
  }

  @Test
  void sidewaysTextComesAfterThePagesMainText() throws IOException {
    Page read =
        read(
            new PDPage(PDRectangle.LETTER),
            stream -> {
              stream.saveGraphicsState();
              stream.transform(new Matrix(0, 1, -1, 0, 40, 200));
              TestPdf.text(stream, 0, 0, 8, "printed sideways");
              stream.restoreGraphicsState();
              TestPdf.text(stream, X, Y, 12, "The main text of the page");
            });
    assertEquals("The main text of the page\n\nprinted sideways", read.text());
    Box sideways = TestPdf.boxOf(read, "sideways");
    assertTrue(sideways.height() > sideways.width(), sideways.toString());
    assertFalse(sideways.x() > 40);
  }

  @Test
  void everyCharacterOfAWordHasItsOwnBox() throws IOException {
    Page read =
        read(new PDPage(PDRectangle.LETTER), stream -> TestPdf.text(stream, X, Y, SIZE, "abc def"));
    float right = 0;
    for (int i = 0; i < read.text().length(); i++) {
      Box box = read.layout().box(i);
      assertTrue(box.width() > 0 && box.x() >= right - 0.2f, read.text().charAt(i) + ": " + box);
      right = box.right();
    }
  }
}
