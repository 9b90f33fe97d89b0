// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RtfReaderTest {
  @TempDir private Path folder;

  private String text(String rtf) throws IOException {
    return Readings.text(Readings.read(folder, "a.rtf", "{\\rtf1 " + rtf + "\\par}"));
  }

  @Test
  void cellsWithNothingInThemKeepTheirColumn() throws IOException {
    String row = "\\trowd\\cellx2000\\cellx4000\\cellx6000 ";
    assertEquals(
        List.of("| 2025 | 2026", "Rent | | 6", "Fees"),
        text(row
                + "\\cell 2025\\cell 2026\\cell\\row "
                + row
                + "Rent\\cell\\cell 6\\cell\\row "
                + row
                + "Fees\\cell\\cell\\cell\\row ")
            .lines()
            .map(String::strip)
            .toList());
  }

  @Test
  void numbersThatOlderProgramsWriteBeforeItemsAreRead() throws IOException {
    assertEquals(
        "1. Rent\n\n2. Heat",
        Readings.text(
                Readings.read(
                    folder,
                    "old.rtf",
                    "{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}{\\*\\pn\\pnlvlbody\\pndec{\\pntxta .}}"
                        + "{\\pntext\\f0 1.\\tab}Rent\\par{\\pntext\\f0 2.\\tab}Heat\\par}"))
            .strip());
  }

  @Test
  void blanksBeforeTheNumberOfAnItemAreNoWords() throws IOException {
    assertEquals(
        "1. Rent\n\n2. Term",
        text("{\\listtext\\pard\\plain  1.\\tab}Rent\\par {\\listtext\\tab 2.\\tab}Term"));
  }

  @Test
  void partsThatNobodyKnowsAreNoText() throws IOException {
    assertEquals("The rent.", text("The {\\*\\unheardof\\b gone {more}}rent."));
  }

  @Test
  void partsThatNobodyKnowsAreNoTextThoughTheyBeginWithAGroup() throws IOException {
    assertEquals("The rent.", text("The {\\*\\unheardof{\\other gone}{\\par more}}rent."));
  }

  @Test
  void whatStandsBehindACommentIsReadAndTheCommentNamesWhoWroteIt() throws IOException {
    assertEquals(
        "The rent [Comment by Tom Reed: Too high?] is 320.",
        text(
            "The rent{\\*\\atnid TR}{\\*\\atnauthor Tom Reed}\\chatn{\\*\\annotation{\\*\\atndate"
                + " 12}Too high?} is 320."));
  }

  @Test
  void aChangeStandsInOneBracketThoughItIsWrittenInPiecesAndNamesWhoMadeIt() throws IOException {
    assertEquals(
        "Due in [deleted by Bob: ~~May~~][inserted by Ann: June “20”][inserted by Bob: ,"
            + " then] or never[inserted: .]\n\nNext [Note: see [inserted by Ann: page 3]].",
        text(
            "{\\*\\revtbl{Unknown;}{Ann;}{Bob;}}Due in {\\deleted\\revauthdel2 Ma}{\\b\\deleted"
                + "\\revauthdel2 y}{\\revised\\revauth1 June \\ldblquote 20\\rdblquote}"
                + "{\\revised\\revauth2 , then} or never{\\revised .}\\par Next{\\footnote see"
                + " {\\revised\\revauth1 page 3}}."));
  }

  @Test
  void whatRunsAboveThePagesIsReadOnceAtTheEnd() throws IOException {
    assertEquals(
        "The rent.\n\n[Runs above or below the pages: Harbour Mills, page]",
        text(
            "{\\header Harbour Mills,\\par page\\par}{\\footerf \\chpgn\\par}The rent.{\\header"
                + " Harbour Mills,\\par page\\par}"));
  }

  @Test
  void wordsInATextBoxStandOnceBehindTheirParagraph() throws IOException {
    assertEquals(
        "Before after.\n[Text box: Boxed words, two lines]\n\nNext.",
        text(
            "Before {\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn x}{\\sv y}}{\\shptxt Boxed"
                + " words,\\par two lines\\par}}{\\shprslt Boxed words}}after.\\par Next."));
  }

  @Test
  void wordsRaisedByPointsAreRaised() throws IOException {
    assertEquals("Fee $320\u00B9 and H₂O", text("Fee $320{\\up6 1} and H{\\dn4 2}O"));
  }

  @Test
  void lettersOfASymbolFontAreItsSigns() throws IOException {
    assertEquals(
        "5 μg and μg, 3 ≤ 4, m",
        text(
            "{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset2 Symbol;}}\\f0 5 {\\f1 \\'6d}g and"
                + " {\\f1 m}g, 3 {\\f1 \\'a3} 4, m"));
  }

  @Test
  void picturesAreCounted() throws IOException {
    String picture = "{\\*\\shppict{\\pict\\pngblip 00}}{\\nonshppict{\\pict\\wmetafile8 00}}";
    assertEquals(
        List.of(new Notice(Notice.Code.PICTURES_WITHIN, 2, "")),
        Readings.read(
                folder, "a.rtf", "{\\rtf1 A plan: " + picture + " and {\\pict\\pngblip 00}.\\par}")
            .notices());
  }
}
