// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetsTest {
  private static final String LINKS =
      "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"r2\" Target=\"worksheets/sheet2.xml\"/></Relationships>";

  private static final String WORKBOOK =
      "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"Rents\" sheetId=\"1\" r:id=\"r1\"/>"
          + "<sheet name=\"Old\" sheetId=\"2\" state=\"hidden\" r:id=\"r2\"/></sheets></workbook>";

  private static final String ONE_SHEET = WORKBOOK.replaceFirst("<sheet name=\"Old\"[^>]*>", "");

  private static final String STYLES =
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0.00\\ &quot;€&quot;\"/>"
          + "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>"
          + "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/>"
          + "</cellXfs></styleSheet>";

  @TempDir private Path folder;

  private Document workbook(String sheet, String other) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put("xl/workbook.xml", WORKBOOK);
    parts.put("xl/_rels/workbook.xml.rels", LINKS);
    parts.put("xl/styles.xml", STYLES);
    parts.put(
        "xl/sharedStrings.xml",
        "<sst><si><t>Tenant</t></si><si><r><t>North</t></r><r><t>licht</t></r><r><rPr><vertAlign"
            + " val=\"superscript\"/></rPr><t>2</t></r></si></sst>");
    parts.put(
        "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>");
    parts.put(
        "xl/worksheets/sheet2.xml", "<worksheet><sheetData>" + other + "</sheetData></worksheet>");
    return AllReaders.read(Readings.zip(folder.resolve("made.xlsx"), parts));
  }

  private static String cell(String at, String attributes, String value) {
    return "<c r=\"%s\" %s><v>%s</v></c>".formatted(at, attributes, value);
  }

  @Test
  void signsThatXmlDoesNotAllowAreWhatTheyMean() throws IOException {
    Document book =
        workbook(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>two_x000D_\nlines</t></is></c><c"
                + " r=\"B1\" t=\"str\"><v>a_x005F_x0041_b_x0007_</v></c></row>",
            "");
    assertTrue(Readings.text(book).contains("two lines | a_x0041_b"), Readings.text(book));
  }

  @Test
  void rowsHaveTheirValuesAsTheyAreShownAndTheirAddresses() throws IOException {
    Document book =
        workbook(
            "<row r=\"1\">"
                + cell("A1", "t=\"s\"", "0")
                + "<c r=\"B1\" t=\"inlineStr\"><is><t>Rent</t></is></c></row><row r=\"7\">"
                + cell("B7", "t=\"s\"", "1")
                + cell("C7", "s=\"1\"", "1250000.5")
                + cell("D7", "s=\"2\"", "45000")
                + cell("E7", "s=\"3\"", "0.0725")
                + "<c r=\"F7\"><f>A1+1</f><v>3</v></c><c r=\"G7\"><f>X</f></c>"
                + cell("H7", "t=\"b\"", "1")
                + cell("I7", "t=\"e\"", "#REF!")
                + "</row>",
            "<row r=\"1\">" + cell("A1", "", "4") + "</row>");
    assertEquals(DocumentKind.XLSX, book.kind());
    assertEquals(
        """
        Rents

        Tenant | Rent
        Nordlicht² | 1,250,000.50 € | 2023-03-15 | 7.25% | 3 | (a formula without a value) | TRUE | #REF!

        Old (a hidden sheet)

        4\
        """
            .replace("Nord", "North"),
        Readings.text(book));
    Page first = book.page(1);
    assertEquals(Optional.of("Rents!B7"), first.addressAt(first.text().indexOf("1,250,000")));
    assertEquals(Optional.of("Old!A1"), book.page(2).addressAt(book.page(2).text().length() - 1));
  }

  @Test
  void aMillionRowsOfOneWorkbookEndInALine() {
    String rows = "<row><c><v>1</v></c></row>".repeat(2_000_100);
    CarrelException refused = assertThrows(CarrelException.class, () -> workbook(rows, ""));
    assertEquals(Code.FILE_TOO_LARGE, refused.code());
  }

  @Test
  void cellsOfATextAreToldByWhatPartsThemAndWideRowsByTheirHeads() throws IOException {
    Document semicolons =
        Readings.read(folder, "a.csv", "Name;Fee\n\"Müller; Co\";\"12,5\"\n\"a \"\"b\"\"\";1\n");
    assertEquals("Name | Fee\nMüller; Co | 12,5\na \"b\" | 1", Readings.text(semicolons));
    Document tabs =
        Readings.read(
            folder, "b.tsv", "Имя\tСумма\nИванов\t5\n".getBytes(Charset.forName("windows-1251")));
    assertTrue(Readings.text(tabs).contains("|"), Readings.text(tabs));
    String wide = "word ".repeat(40);
    Document wideRows = Readings.read(folder, "c.csv", "Name,Text,Note\nAnn," + wide + ",x y z\n");
    assertTrue(
        Readings.text(wideRows).replaceAll("\\s+", " ").startsWith("Name | Text | Note Ann"),
        Readings.text(wideRows));
    Document wider = Readings.read(folder, "d.csv", "Name,Text\nAnn," + wide.repeat(2) + "\n");
    assertTrue(Readings.text(wider).contains("Name: Ann; Text: word"), Readings.text(wider));
  }

  @Test
  void commasWithinFiguresPartNoCells() throws IOException {
    assertEquals(
        "n | m\n1,5 | 2,5\n3,5 | 4,5",
        Readings.text(Readings.read(folder, "p.csv", "n|m\n1,5|2,5\n3,5|4,5\n")));
    assertEquals(
        "Rents and fees\nName | Net\nA, B, C | 1,50\nD | 2,5",
        Readings.text(
            Readings.read(folder, "s.csv", "Rents and fees\nName;Net\n\"A, B, C\";1,50\nD;2,5")));
  }

  @Test
  void lettersOfColumnsGoOnBehindZ() {
    assertEquals("A", Rows.column(0));
    assertEquals("Z", Rows.column(25));
    assertEquals("AA", Rows.column(26));
    assertEquals("XFD", Rows.column(16_383));
  }

  @Test
  void commentsFollowTheRowOfTheirCellAndThreadsStandForTheirNotes() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("xl/workbook.xml", ONE_SHEET);
    parts.put("xl/_rels/workbook.xml.rels", LINKS);
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"1\">"
            + cell("A1", "", "1")
            + "</row><row r=\"2\">"
            + cell("A2", "", "2")
            + "</row></sheetData></worksheet>");
    parts.put(
        "xl/worksheets/_rels/sheet1.xml.rels",
        "<R><Relationship Id=\"a\" Target=\"../comments1.xml\"/><Relationship Id=\"b\""
            + " Target=\"/xl/threadedComments/threadedComment1.xml\"/></R>");
    parts.put(
        "xl/comments1.xml",
        "<c><authors><author>Ann</author></authors><commentList><comment ref=\"A1\""
            + " authorId=\"0\"><text><r><t>Ann:</t></r><r><t>"
            + " Gross?</t></r></text></comment><comment ref=\"C9\""
            + " authorId=\"0\"><text><t>[Threaded comment]"
            + " x</t></text></comment></commentList></c>");
    parts.put("xl/persons/person.xml", "<p><person displayName=\"Bob\" id=\"{1}\"/></p>");
    parts.put(
        "xl/threadedComments/threadedComment1.xml",
        "<c><threadedComment ref=\"C9\" personId=\"{1}\"><text>Why?</text></threadedComment>"
            + "<threadedComment ref=\"C9\"><text>So.</text></threadedComment></c>");
    Document book = AllReaders.read(Readings.zip(folder.resolve("a.xlsx"), parts));
    assertEquals(
        """
        Rents

        1
        [Comment by Ann at A1: Gross?]
        2
        [Comment by Bob at C9: Why?]
        [Comment at C9: So.]\
        """,
        Readings.text(book));
    assertEquals(3, book.notices().getFirst().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-42 | #,##0;[Red](#,##0) | (42)",
        "123 | 00000 | 00123",
        "5 | \"Class \"0 | Class 5",
        "1.520833333 | [h]:mm | 36:30",
        "0.333333333 | # ?/? | 1/3",
        "2.75 | # ?/? | 2 3/4",
        "1234567.891 | #,##0.0,, \"M\" | 1.2 M",
        "0 | 0.00;-0.00;\"nil\" | nil",
        "1250000.5 | [$€-407] #,##0.00 | € 1,250,000.50",
        "-3.5 | _($* #,##0.00_) | -$3.50",
        "0.125 | 0.0% | 12.5%",
        "0.5 | #.## | .5",
        "12.5 | 0.00 USD | 12.50 USD",
        "7 | General \"kg\" | 7 kg",
        "7 | [>=1000]\"big\";\"small\" | small",
        "-7 | [<0]\"minus \"0;0 | minus 7",
        "1500 | [>=1000]0.0,\" k\";0 | 1.5 k",
        "45351.5 | dd/mm/yyyy hh:mm:ss | 2024-02-29 12:00:00"
      })
  void numbersAreShownAsTheirFormatsShowThem(String number, String code, String shown) {
    assertEquals(shown, CellFormat.text(number, code, false));
  }

  @Test
  void struckCellsAndHiddenRowsSayThatTheyAre() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("xl/workbook.xml", ONE_SHEET);
    parts.put("xl/_rels/workbook.xml.rels", LINKS);
    parts.put(
        "xl/styles.xml",
        "<s><fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId=\"1\"/></cellXfs>"
            + "<dxfs><dxf><font><strike/></font></dxf></dxfs></s>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"1\">"
            + cell("A1", "s=\"1\"", "90")
            + cell("B1", "", "60")
            + "</row><row r=\"2\" hidden=\"1\">"
            + cell("A2", "", "7")
            + "</row></sheetData></worksheet>");
    Document book = AllReaders.read(Readings.zip(folder.resolve("a.xlsx"), parts));
    assertEquals("Rents\n\n~~90~~ | 60\n(a hidden row) 7", Readings.text(book));
  }

  @Test
  void aFirstLineThatSaysTheSeparatorIsNoRow() throws IOException {
    Document list = Readings.read(folder, "a.csv", "sep=;\nName;a,b\nNorth;1,5\n");
    assertEquals("Name | a,b\nNorth | 1,5", Readings.text(list));
    assertEquals(Optional.of("A2"), list.page(1).addressAt(0));
  }

  @Test
  void textBoxesOnASheetStandBehindItsRows() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("xl/workbook.xml", ONE_SHEET);
    parts.put("xl/_rels/workbook.xml.rels", LINKS);
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"1\">"
            + cell("A1", "", "1")
            + "</row></sheetData></worksheet>");
    parts.put(
        "xl/worksheets/_rels/sheet1.xml.rels",
        "<R><Relationship Id=\"a\" Target=\"../drawings/drawing1.xml\"/></R>");
    parts.put(
        "xl/drawings/drawing1.xml",
        "<d><sp><txBody><p><r><t>All sums</t></r></p><p><r><t>in"
            + " euro.</t></r></p></txBody></sp></d>");
    assertEquals(
        "Rents\n\n1\n\n[Text box: All sums in euro.]",
        Readings.text(AllReaders.read(Readings.zip(folder.resolve("b.xlsx"), parts))));
  }
}
