// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OdsReaderTest {
  @TempDir private Path folder;

  private Document read(String body) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put(
        "content.xml",
        "<d xmlns:b=\"urn:b\" xmlns:o=\"urn:o\" xmlns:t=\"urn:t\" xmlns:s=\"urn:s\""
            + " xmlns:dc=\"urn:dc\" xmlns:w=\"urn:w\">"
            + "<s:style s:name=\"T1\"><s:text-properties s:text-position=\"super 58%\"/></s:style>"
            + "<s:style s:name=\"ta2\"><s:table-properties b:display=\"false\"/></s:style>"
            + body
            + "</d>");
    return AllReaders.read(Readings.zip(folder.resolve("made.ods"), parts));
  }

  private static String sheet(String name, String rows) {
    return "<b:table b:name=\"" + name + "\">" + rows + "</b:table>";
  }

  private static String row(String cells) {
    return "<b:table-row>" + cells + "</b:table-row>";
  }

  private static String cell(String attributes, String shown) {
    String text = shown.isEmpty() ? "" : "<t:p>" + shown + "</t:p>";
    return "<b:table-cell " + attributes + ">" + text + "</b:table-cell>";
  }

  @Test
  void rowsHaveTheirValuesAsTheyAreShownAndTheirAddresses() throws IOException {
    Document book =
        read(
            sheet(
                    "Rents",
                    row(cell("", "Tenant") + cell("", "Rent"))
                        + "<b:table-row b:number-rows-repeated=\"5\"><b:table-cell"
                        + " b:number-columns-repeated=\"16384\"/></b:table-row>"
                        + row(
                            "<b:table-cell/>"
                                + cell("", "Northlicht<t:span t:style-name=\"T1\">2</t:span>")
                                + cell(
                                    "o:value-type=\"currency\" o:value=\"1250000.5\"",
                                    "1.250.000,50 €")
                                + cell(
                                    "o:value-type=\"date\" o:date-value=\"2023-03-15\"", "15.03.23")
                                + cell("o:value-type=\"percentage\" o:value=\"0.0725\"", "")
                                + cell(
                                    "b:formula=\"of:=[.A1]\" o:value-type=\"float\" o:value=\"3\"",
                                    "3")
                                + cell("b:formula=\"of:=X\"", "")
                                + cell("o:value-type=\"boolean\" o:boolean-value=\"true\"", "")
                                + cell("o:value-type=\"time\" o:time-value=\"PT09H30M00S\"", ""))
                        + "<b:table-row b:number-rows-repeated=\"1048000\"><b:table-cell"
                        + " b:number-columns-repeated=\"16384\"/></b:table-row>")
                + "<b:table b:name=\"Old\" b:style-name=\"ta2\">"
                + row(cell("b:number-columns-repeated=\"3\"", "4"))
                + "</b:table><b:table b:name=\"'file:///x'#S\" b:style-name=\"ta_extref\">"
                + row(cell("", "not ours"))
                + "</b:table>");
    assertEquals(DocumentKind.ODS, book.kind());
    assertEquals(
        """
        Rents

        Tenant | Rent
        Northlicht² | 1.250.000,50 € | 15.03.23 | 7.25% | 3 | (a formula without a value) | TRUE | 09:30

        Old (a hidden sheet)

        4 | 4 | 4\
        """,
        Readings.text(book));
    Page first = book.page(1);
    assertEquals(Optional.of("Rents!B7"), first.addressAt(first.text().indexOf("1.250.000")));
    assertEquals(Optional.of("Old!A1"), book.page(2).addressAt(book.page(2).text().length() - 1));
  }

  @Test
  void struckWordsAndCellsAndColumnsAreStruck() throws IOException {
    String style = "<s:style s:name=\"%s\"><s:text-properties s:text-line-through-%s/></s:style>";
    Document book =
        read(
            style.formatted("gone", "type=\"single\"")
                + style.formatted("out", "style=\"solid\"")
                + style.formatted("kept", "style=\"none\" s:text-line-through-type=\"none\"")
                + sheet(
                    "S",
                    "<b:table-column b:number-columns-repeated=\"2\"/>"
                        + "<b:table-column b:default-cell-style-name=\"out\"/>"
                        + row(
                            cell("", "due <t:span t:style-name=\"gone\">now</t:span>")
                                + cell("b:style-name=\"gone\"", "500 <t:span>€</t:span>")
                                + cell("", "old")
                                + cell("b:style-name=\"kept\"", "new"))));
    assertEquals("S\n\ndue ~~now~~ | ~~500 €~~ | ~~old~~ | new", Readings.text(book));
  }

  @Test
  void commentsFollowTheirRowAndTextBoxesTheirSheet() throws IOException {
    Document book =
        read(
            sheet(
                "S",
                "<b:shapes><w:frame><w:text-box><t:p>Draft</t:p></w:text-box></w:frame></b:shapes>"
                    + row(
                        cell("", "a")
                            + "<b:table-cell><o:annotation><dc:creator>Bob</dc:creator>"
                            + "<dc:date>2024</dc:date><t:p>Why?</t:p></o:annotation><t:p>5</t:p>"
                            + "</b:table-cell>")
                    + row(cell("", "b<t:line-break/>c") + cell("", "d"))));
    assertEquals(
        """
        S

        a | 5
        [Comment by Bob at B1: Why?]
        b c | d

        [Text box: Draft]\
        """,
        Readings.text(book));
    assertEquals(List.of(new Notice(Notice.Code.COMMENTS, 1, "")), book.notices());
  }

  @Test
  void cellsThatAreRepeatedWithoutEndAreRefused() {
    for (String rows :
        List.of(
            "<b:table-row b:number-rows-repeated=\"2000100\">" + cell("", "x") + "</b:table-row>",
            row(cell("b:number-columns-repeated=\"2147483647\"", "x")),
            "<b:table-row b:number-rows-repeated=\"1000000\">"
                + cell("b:number-columns-repeated=\"1000\"", "x")
                + "</b:table-row>")) {
      CarrelException refused =
          assertThrows(CarrelException.class, () -> read(sheet("S", rows)), rows);
      assertEquals(Code.FILE_TOO_LARGE, refused.code());
    }
  }
}
