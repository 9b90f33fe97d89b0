// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
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
  void bracketsOfHebrewAreOpenedBeforeTheyAreClosedHoweverAProgramCallsThem() throws IOException {
    String logical = "(\u05D0) \u05E9\u05DC\u05D5\u05DD";
    String asDrawn = "\u05DD\u05D5\u05DC\u05E9 (\u05D0)";
    String asMeant = "\u05DD\u05D5\u05DC\u05E9 )\u05D0(";
    assertEquals(logical, readInLiberation(asDrawn).text());
    assertEquals(logical, readInLiberation(asMeant).text());
  }

  @Test
  void aVowelThatIsSetHigherThanItsLineStaysAtItsLetter() throws IOException {
    RawPdf pdf = new RawPdf();
    int map =
        pdf.stream(
            "",
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange"
                + " <00> <FF> endcodespacerange 3 beginbfchar <41> <05E9> <42> <05B8> <43> <05DC>"
                + " endbfchar endcmap");
    int content =
        pdf.stream(
            "",
            "BT /F2 10 Tf 90 703 Td (B) Tj 0 -3 Td (A) Tj -6 0 Td (C) Tj"
                + " /F1 10 Tf -14 -12 Td (Next line of the page) Tj ET");
    pdf.pageOf(
        ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F1 3 0"
                + " R/F2<</Type/Font/Subtype/Type1/BaseFont/Courier/ToUnicode %d 0 R>>>>>>>>")
            .formatted(content, map));
    String text = pdf.read(folder).page(1).text();
    assertTrue(text.contains("\u05E9\u05B8"), text);
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
  void aHeadingUnderlinedWithHyphensDoesNotCutTheSentenceBehindIt() throws IOException {
    RawPdf pdf = new RawPdf();
    String[] lines = {
      "     1. Term. The term of this Agreement shall commence with the first race",
      "        ----",
      "of the season and shall continue until the last one, or for two years, a year",
      "in which no race is held not counted, whichever is longer in the opinion of a",
      "judge. A dash -- or three --- in a line are text, and a rule is where it parts:",
      "",
      "-----------------------------------------------------------------------------",
      "",
      "     2. Fees. Each party pays its own.",
    };
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isEmpty()) {
        page.append(RawPdf.text(72, 700 - 11 * i, 10, lines[i]));
      }
    }
    pdf.page(page.toString(), List.of());
    String text = pdf.read(folder).page(1).text();
    assertTrue(text.contains("commence with the first race\nof the season and shall"), text);
    assertTrue(text.contains("A dash -- or three --- in a line"), text);
    assertTrue(text.contains("\n\n------------------------"), text);
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
    assertEquals("As shown before\u00B9\u00B2 it holds\non every line of the page", page.text());
  }

  /** A line of words, some of them raised or lowered and small. */
  private static void line(PDPageContentStream stream, float y, String... parts)
      throws IOException {
    float x = 72;
    for (String part : parts) {
      boolean up = part.startsWith("^");
      boolean down = part.startsWith("_");
      String words = up || down ? part.substring(1) : part;
      float size = up || down ? 7 : 12;
      TestPdf.text(stream, x, y + (up ? 4.5f : down ? -2.5f : 0), size, words);
      x += TestPdf.HELVETICA.getStringWidth(words) / 1000 * size;
    }
  }

  @Test
  void aRaisedMarkJoinsNoNumberAndNoWord() throws IOException {
    Page page =
        read(
            stream -> {
              line(stream, 700, "The fee is $320", "^1", " under Section 5", "^2", " or 10", "^6");
              line(stream, 680, "Add 3", "^1", "/", "_2", " cups of H", "_2", "O on the 2", "^nd");
              line(stream, 660, "The Seller", "^a", " sells it with its Mark", "^TM", " alone");
              line(stream, 640, "It is 4", "^7", "/", "_16", " wide, and the law is E = mc", "^2");
            });
    assertEquals(
        """
        The fee is $320\u00B9 under Section 5\u00B2 or 10\u2076
        Add 3\u00BD cups of H\u2082O on the 2nd
        The Seller\u1D43 sells it with its MarkTM alone
        It is 4\u2077\u2044\u2081\u2086 wide, and the law is E = mc\u00B2\
        """,
        page.text());
  }

  @Test
  void anExponentIsFoundByItsPlaceAndTheNumberBeforeItAlone() throws IOException {
    Page page = read(stream -> line(stream, 700, "The fee is $320", "^1", " a month"));
    int mark = page.text().indexOf('\u00B9');
    assertTrue(page.layout().box(mark).height() < page.layout().box(mark - 1).height());
  }

  @Test
  void aFontThatIsBrokenLosesItsOwnLettersAndNotThePage() throws IOException {
    COSDictionary broken = new COSDictionary();
    broken.setItem(COSName.TYPE, COSName.FONT);
    broken.setItem(COSName.SUBTYPE, COSName.TYPE0);
    broken.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    PDResources resources = helvetica();
    COSDictionary fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
    Objects.requireNonNull(fonts).setItem("Broken", broken);
    try (TestPdf pdf = new TestPdf()) {
      put(
          pdf,
          resources,
          """
          BT /F1 12 Tf 72 700 Td (The price is 88,000.) Tj ET
          BT /Broken 12 Tf 72 686 Td <00010002> Tj ET
          """);
      Document document = pdf.read(folder);
      assertEquals("The price is 88,000.\n\uFFFD", document.page(1).text());
      assertEquals(
          List.of(new Notice(Notice.Code.UNKNOWN_CHARACTERS, 1, 4, "")), document.notices());
      assertEquals(
          List.of(new Mark(21, 22, Mark.Kind.UNKNOWN_CHARACTER)), document.page(1).marks());
      assertEquals(List.of(), document.unreadable());
    }
  }

  @Test
  void markedContentIsReadAsWhatItSaysItIs() throws IOException {
    Page page =
        raw(
            """
            BT /F1 12 Tf 72 700 Td (of) Tj /Span <</ActualText (fi)>> BDC (X) Tj EMC (ce of the) Tj
            ( ) Tj /Span <</ActualText (Whereas)>> BDC (W) Tj (HEREAS) Tj EMC ET
            BT /F1 12 Tf 72 680 Td (a fee of ) Tj /Span <</ActualText (50)>> BDC (5) Tj EMC ET
            BT /F1 12 Tf 72 660 Td /Span <</ActualText (outer)>> BDC /Span <</ActualText (inner)>>
            BDC (x) Tj EMC (y) Tj EMC ( and no) Tj /Span <</ActualText ()>> BDC (-) Tj EMC ET
            """);
    assertEquals(
        """
        office of the Whereas
        a fee of 5
        outer and no\
        """,
        page.text());
  }

  @Test
  void aHyphenThatStandsForNothingDividesAWordAtALinesEnd() throws IOException {
    Page page =
        raw(
            """
            BT /F1 12 Tf 72 700 Td (The con) Tj /Span <</ActualText ()>> BDC (-) Tj EMC ET
            BT /F1 12 Tf 72 686 Td (tract and the ho) Tj /Span <</ActualText ()>> BDC (-) Tj EMC
            (use) Tj /Span <</ActualText ()>> BDC (-) Tj EMC ET
            BT /F1 12 Tf 72 672 Td (The rest) Tj /Span <</ActualText <FEFF00AD>>> BDC (-) Tj EMC ET
            BT /F1 12 Tf 72 658 Td (less) Tj ET
            """);
    assertEquals("The con-\ntract and the house\nThe rest-\nless", page.text());
  }

  @Test
  void wordsSetSoTightThatTheirSpacesAreNarrowAreWords() throws IOException {
    Page page =
        raw(
            """
            BT /F1 10 Tf 72 700 Td [(2.1) -110 (General) -110 (Rights.) -115 (Subject) -105 (to)
            -110 (this) -110 (deed)] TJ ET
            BT /F1 10 Tf -0.3 Tc 72 686 Td (Third) Tj ET
            BT /F1 10 Tf -0.3 Tc 94.7 686 Td (Party) Tj ET
            """);
    assertEquals("2.1 General Rights. Subject to this deed\nThird Party", page.text());
  }

  @Test
  void largeWordsOverTheTextDoNotFallIntoItsSentences() throws IOException {
    Page page =
        read(
            stream -> {
              TestPdf.text(stream, 72, 700, 11, "The Licensee shall keep the Software secret and");
              TestPdf.text(stream, 72, 686, 11, "shall not copy it except for one backup.");
              stream.setNonStrokingColor(0.8f);
              TestPdf.text(stream, 150, 692, 24, "DRAFT COPY");
            });
    assertEquals(
        """
        The Licensee shall keep the Software secret and
        shall not copy it except for one backup.

        DRAFT COPY\
        """,
        page.text());
  }

  private static PDResources helvetica() {
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("F1"), TestPdf.HELVETICA);
    return resources;
  }

  private static void put(TestPdf pdf, PDResources resources, String content) throws IOException {
    PDPage page = pdf.page(new PDPage(PDRectangle.LETTER), stream -> {});
    page.setResources(resources);
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    page.setContents(new PDStream(pdf.document(), new ByteArrayInputStream(bytes)));
  }

  /** A page of this content, with Helvetica as F1. */
  private Page raw(String content) throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      put(pdf, helvetica(), content);
      return pdf.read(folder).page(1);
    }
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
