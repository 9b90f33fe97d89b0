// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From glyphs to characters: ligatures, hyphens, spaces, accents, directions. */
class PageTextTest {
  @TempDir private Path folder;

  private Page read(TestPdf.Content content) throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(content);
      return pdf.read(folder).page(1);
    }
  }

  /** A font with more than Latin that PDFBox brings along. */
  private static PDFont liberation(PDDocument document) throws IOException {
    String name = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    try (InputStream in = Objects.requireNonNull(PDDocument.class.getResourceAsStream(name))) {
      return PDType0Font.load(document, in);
    }
  }

  private Page readInLiberation(String... lines) throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      PDFont font = liberation(pdf.document());
      pdf.page(
          page -> {
            for (int i = 0; i < lines.length; i++) {
              TestPdf.text(page, font, 72, 700 - 14 * i, 12, lines[i]);
            }
          });
      return pdf.read(folder).page(1);
    }
  }

  @Test
  void aLigatureBecomesItsLettersSideBySide() throws IOException {
    Page page = readInLiberation("of\uFB01ce and \uFB02oor");
    assertEquals("office and floor", page.text());
    Box f = page.layout().box(2);
    Box i = page.layout().box(3);
    assertTrue(f.width() > 0 && Math.abs(f.width() - i.width()) < 0.2);
    assertEquals(f.right(), i.x(), 0.2);
  }

  @Test
  void softHyphensGoExceptWhereALineEndsInOne() throws IOException {
    Page page = readInLiberation("co\u00ADoperation is con\u00AD", "tinued");
    assertEquals("cooperation is con-\ntinued", page.text());
  }

  @Test
  void hebrewIsReadInTheOrderOfReading() throws IOException {
    // As a page holds it: the letters from left to right, so the word is written backwards.
    String logical = "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD (2024) abc 12.5";
    String visual = "abc 12.5 (2024) \u05DD\u05DC\u05D5\u05E2 \u05DD\u05D5\u05DC\u05E9";
    assertEquals(logical, readInLiberation(visual).text());
  }

  @Test
  void aHebrewWordWithinLatinTextTurnsAlone() throws IOException {
    assertEquals(
        "The word \u05E9\u05DC\u05D5\u05DD means peace",
        readInLiberation("The word \u05DD\u05D5\u05DC\u05E9 means peace").text());
  }

  @Test
  void gapsWithoutSpaceCharactersAreSpaces() throws IOException {
    Page page =
        read(
            stream -> {
              TestPdf.text(stream, 72, 700, 12, "one");
              float width = TestPdf.HELVETICA.getStringWidth("one") / 1000 * 12;
              TestPdf.text(stream, 72 + width + 3, 700, 12, "two");
            });
    assertEquals("one two", page.text());
  }

  @Test
  void letterspacedWordsStayWords() throws IOException {
    Page page =
        read(
            stream -> {
              stream.setCharacterSpacing(4);
              TestPdf.text(stream, 72, 700, 12, "CONTRACT");
            });
    assertEquals("CONTRACT", page.text());
  }

  @Test
  void textPrintedTwiceToLookBoldIsReadOnce() throws IOException {
    Page page =
        read(
            stream -> {
              TestPdf.text(stream, 72, 700, 12, "Bold heading all");
              TestPdf.text(stream, 72.3f, 700, 12, "Bold heading all");
            });
    assertEquals("Bold heading all", page.text());
  }

  @Test
  void invisibleTextIsRead() throws IOException {
    Page page =
        read(
            stream -> {
              stream.setRenderingMode(RenderingMode.NEITHER);
              TestPdf.text(stream, 72, 700, 12, "From text recognition");
            });
    assertEquals("From text recognition", page.text());
  }

  @Test
  void superscriptsStayInTheirLine() throws IOException {
    Page page =
        read(
            stream -> {
              TestPdf.text(stream, 72, 700, 12, "As shown before");
              float width = TestPdf.HELVETICA.getStringWidth("As shown before") / 1000 * 12;
              TestPdf.text(stream, 72 + width, 705, 7, "12");
              TestPdf.text(stream, 72 + width + 12, 700, 12, "it holds");
              TestPdf.text(stream, 72, 684, 12, "on every line of the page");
            });
    assertEquals("As shown before12 it holds\non every line of the page", page.text());
  }

  @Test
  void aLargeInitialIsTheFirstLetterOfItsWord() throws IOException {
    Page page =
        read(
            stream -> {
              TestPdf.text(stream, 72, 676, 34, "T");
              TestPdf.text(stream, 95, 690, 10, "he first line of a chapter");
              TestPdf.text(stream, 95, 678, 10, "and the second beside it");
              TestPdf.text(stream, 72, 666, 10, "and the third below the initial");
            });
    assertEquals(
        "The first line of a chapter\nand the second beside it\nand the third below the initial",
        page.text());
  }

  @Test
  void anAccentDrawnOverALetterJoinsIt() throws IOException {
    Page page =
        read(
            stream -> {
              TestPdf.text(stream, 72, 700, 12, "M");
              float m = TestPdf.HELVETICA.getStringWidth("M") / 1000 * 12;
              TestPdf.text(stream, 72 + m + 1.4f, 700, 12, "\u00A8");
              TestPdf.text(stream, 72 + m, 700, 12, "unchen");
            });
    assertEquals("M\u00FCnchen", page.text());
  }

  @Test
  void chineseGetsNoSpacesBetweenCharactersThatTouch() {
    Glyph first = cjk("\u5408", 100, 0);
    Glyph second = cjk("\u540C", 112.5f, 0);
    Glyph far = cjk("\u4E66", 150, 0);
    TextLine line = new TextLine();
    ChunkBuilder.build(List.of(first, second, far)).forEach(line::add);
    StringBuilder text = new StringBuilder();
    LineText.of(line, false).forEach(piece -> text.append(piece.text()));
    assertEquals("\u5408\u540C \u4E66", text.toString());
  }

  private static Glyph cjk(String text, float x, float y) {
    return new Glyph(text, 0, x, x + 12, y, y + 12, y + 10, 12, new Box(x, y, 12, 12), false);
  }
}
