// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters in the forms in which files have them. */
class CharactersTest {
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
