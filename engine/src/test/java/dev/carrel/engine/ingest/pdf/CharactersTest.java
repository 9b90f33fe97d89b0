// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters in the forms in which files have them. */
class CharactersTest {
  private static final String LIBERATION =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  @TempDir private Path folder;

  private String read(String content, String resources) throws IOException {
    RawPdf pdf = new RawPdf();
    pdf.page(content, List.of(), resources);
    return pdf.read(folder).page(1).text();
  }

  /** Words with a sign of a size and a height between them. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "The fee is $320, 1, 6, 4, \", payable\", \"The fee is $320¹, payable\"",
        "The fee is $320, 1, 8.6, 3, \" a year\", The fee is $320¹ a year",
        "The fee is $320, 1, 10, 4, \" a year\", The fee is $320¹ a year",
        "The fee is $320, 12, 10, 2.5, \" a year\", The fee is $320¹² a year",
        "The fee is $320, 1, 6, 0.5, \" a year\", The fee is $320¹ a year",
        "A share of 10, -6, 6, 4, \" mol\", A share of 10⁻⁶ mol",
        "A share of 10, \u20136, 6, 4, \" mol\", A share of 10⁻⁶ mol",
        "Water is H, 2, 6, -2, O., Water is H₂O.",
        "Due on the 1, st, 6, 4, \" of May\", Due on the 1st of May",
        "The limit is 320, a, 6, 4, \" for each\", The limit is 320ᵃ for each",
        "The limit is 1.250, a, 6, 4, \" each\", The limit is 1.250ᵃ each",
        "La 2, a, 6, 4, \" parte\", La 2a parte",
        "See Section 5, *, 10, 4, \" above\", See Section 5* above"
      })
  void aRaisedSignJoinsNoNumber(
      String before, String sign, double size, double up, String behind, String read)
      throws IOException {
    double x = 72 + RawPdf.width(10, before);
    String dashed = sign.replace('\u2013', '\u0096');
    assertEquals(
        read,
        read(
            RawPdf.text(72, 700, 10, before)
                + RawPdf.text(x, 700 + up, size, dashed)
                + RawPdf.text(x + RawPdf.width(size, sign), 700, 10, behind),
            ""));
  }

  @Test
  void aLargeSignAtTheStartOfALineRaisesNothing() throws IOException {
    assertEquals(
        "! 1990, is considered",
        read(RawPdf.text(72, 697, 16, "!") + RawPdf.text(90, 700, 10, "1990, is considered"), ""));
  }

  @Test
  void aSignRaisedWithinItsLineJoinsNoNumber() throws IOException {
    assertEquals(
        "The sum of $320¹ falls due.",
        read(
            "BT /F1 10 Tf 72 700 Td (The sum of $320) Tj 4 Ts (1) Tj 0 Ts ( falls due.) Tj ET",
            ""));
  }

  @ParameterizedTest
  @CsvSource({
    "2.1, General Rights, 2.1 General Rights",
    "(a), to pay the price, (a) to pay the price",
    "SECTION 3., TERM, SECTION 3. TERM",
    "Article, IV, Article IV"
  })
  void aNumberAndItsHeadingAreTwoWordsThoughTheGapIsNarrow(
      String number, String heading, String read) throws IOException {
    double x = 72 + RawPdf.width(10, number) + 1.1;
    assertEquals(
        read, read(RawPdf.text(72, 700, 10, number) + RawPdf.text(x, 700, 10, heading), ""));
  }

  @ParameterizedTest
  @CsvSource({
    "C O N T R A C T  O F  S A L E, CONTRACT OF SALE",
    "B E T W E E N : the parties, BETWEEN : the parties",
    "I A M A man, I A M A man",
    "Choose A B C D E F, Choose A B C D E F",
    "1 2 3 4 5 6, 1 2 3 4 5 6"
  })
  void lettersThatAreSpacedForEmphasisAreAWord(String written, String read) throws IOException {
    assertEquals(read, read(RawPdf.text(72, 700, 10, written), ""));
  }

  @Test
  void namesOfGlyphsThatAreMadeOfOthersAreRead() throws IOException {
    String font =
        "/Font<</F1 3 0 R/F2<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<<"
            + "/Differences[1/T_h/f_i/c_t/a.sc/u00E9/nine.superior/three.inferior/one.oldstyle]>>>>>>";
    RawPdf pdf = new RawPdf();
    int stream =
        pdf.stream(
            "",
            "BT /F2 10 Tf 72 700 Td (\\001e \\002t a\\003 sm\\004ll caf\\005 320\\006 H\\007"
                + " \\0100) Tj ET");
    pdf.pageOf(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<<%s>>>>"
            .formatted(stream, font));
    assertEquals("The fit act small café 320⁹ H₃ 10", pdf.read(folder).page(1).text());
  }

  /** Names of Adobe's expert fonts, of several codes, and forms that the map calls plain. */
  @ParameterizedTest
  @CsvSource({
    "oneoldstyle nineoldstyle zerooldstyle, '', 190",
    "Asmall Gsmall ampersandsmall, '', AG&",
    "o uniFB03 uni00660069 e, '', offifie",
    "three zero onesuperior, 0033 0030 0031, 30¹",
    "three zero uni00B9, 0033 0030 0031, 30¹",
    "H twoinferior O, 0048 0032 004F, H₂O"
  })
  void formsOfGlyphsAreTheirLettersAndRaisedOnesJoinNoNumber(
      String names, String mapped, String read) throws IOException {
    RawPdf pdf = new RawPdf();
    int count = names.split(" ", -1).length;
    StringBuilder codes = new StringBuilder();
    StringBuilder map = new StringBuilder();
    for (int i = 0; i < count; i++) {
      codes.append("%02X".formatted(i + 1));
    }
    for (String plain : mapped.split(" ", -1)) {
      map.append("<%02X> <%s> ".formatted(map.length() / 12 + 1, plain));
    }
    String toUnicode = "";
    if (!mapped.isEmpty()) {
      int stream =
          pdf.stream(
              "",
              ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange"
                      + " <00> <FF> endcodespacerange %d beginbfchar %sendbfchar endcmap")
                  .formatted(count, map));
      toUnicode = "/ToUnicode %d 0 R".formatted(stream);
    }
    String font =
        "/Font<</F2<</Type/Font/Subtype/Type1/BaseFont/Times-Roman%s/Encoding<</Differences[1/%s]>>>>>>"
            .formatted(toUnicode, names.replace(" ", "/"));
    int content = pdf.stream("", "BT /F2 10 Tf 72 700 Td <%s> Tj ET".formatted(codes));
    pdf.pageOf(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<<%s>>>>"
            .formatted(content, font));
    assertEquals(read, pdf.read(folder).page(1).text().replace(Glyph.UNKNOWN, ""));
  }

  /**
   * As fonts with forms for the marks of notes are written: the map calls the form by its digit.
   */
  @ParameterizedTest
  @CsvSource({
    "The fee is $320\u00B9 a year, The fee is $320\u00B9 a year",
    "\u00B9\u00B2\u00B3, 123",
    "The fee is $320 a year, The fee is $320 a year"
  })
  void aDigitThatItsFontDrawsRaisedJoinsNoNumberThoughTheMapSaysSo(String written, String read)
      throws IOException {
    Path file = folder.resolve("forms.pdf");
    try (PDDocument document = new PDDocument();
        InputStream in = Objects.requireNonNull(PDFont.class.getResourceAsStream(LIBERATION))) {
      PDFont font = PDType0Font.load(document, in);
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
        TestPdf.text(stream, font, 72, 700, 10, written);
      }
      document.save(file.toFile());
    }
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      PDResources resources = document.getPage(0).getResources();
      COSDictionary font =
          resources.getFont(resources.getFontNames().iterator().next()).getCOSObject();
      COSStream map = Objects.requireNonNull(font.getCOSStream(COSName.TO_UNICODE));
      String plain =
          map.toTextString()
              .replace("<00B9>", "<0031>")
              .replace("<00B2>", "<0032>")
              .replace("<00B3>", "<0033>")
              .replace("<00b9>", "<0031>");
      try (OutputStream out = map.createOutputStream()) {
        out.write(plain.getBytes(StandardCharsets.ISO_8859_1));
      }
      document.save(folder.resolve("mapped.pdf").toFile());
    }
    assertEquals(read, TestPdf.read(folder.resolve("mapped.pdf"), Optional.empty()).page(1).text());
  }

  @Test
  void lettersOfPictureFontsAreTheirPictures() throws IOException {
    RawPdf pdf = new RawPdf();
    String font =
        "/Font<</F2<</Type/Font/Subtype/TrueType/BaseFont/Wingdings-Regular>>"
            + "/F3<</Type/Font/Subtype/Type1/BaseFont/Symbol>>/F1 3 0 R>>";
    int content =
        pdf.stream(
            "",
            "BT /F2 10 Tf 72 700 Td <FE> Tj /F1 10 Tf ( yes ) Tj /F2 10 Tf <A8> Tj /F1 10 Tf ( no,"
                + " 5 ) Tj /F3 10 Tf (m) Tj /F1 10 Tf (g) Tj ET");
    pdf.pageOf(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<<%s>>>>"
            .formatted(content, font));
    assertEquals("☒ yes ☐ no, 5 \u03BCg", pdf.read(folder).page(1).text());
  }

  @Test
  void whatIsSaidOfSeveralLinesLeavesEachLineItsPlace() throws IOException {
    String text =
        read(
            "/Span<</ActualText(a text that spans two lines)>>BDC "
                + RawPdf.text(72, 700, 10, "a text that")
                + RawPdf.text(72, 686, 10, "spans two lines")
                + "EMC /Span<</ActualText()>>BDC "
                + RawPdf.text(72, 672, 10, "nothing")
                + "EMC ",
            "");
    assertTrue(text.startsWith("a text that\nspans two lines"), text);
    assertEquals(-1, text.indexOf("nothing"), text);
  }
}
