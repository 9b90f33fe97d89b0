// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody sees who opens a workbook is read, and said to be hidden. */
class HiddenCellsTest {
  private static final List<Notice> ALL =
      List.of(
          new Notice(Notice.Code.HIDDEN_SHEETS, 1, "Secret"),
          new Notice(Notice.Code.HIDDEN_COLUMNS, 1, "Open!B"),
          new Notice(Notice.Code.HIDDEN_ROWS, 1, ""));

  private static final String READ =
      """
      Open

      Item | (a hidden column) Cost | Price
      (a hidden row) Desk | 100 | 300
      Chair | 10 | 30

      Secret (a hidden sheet)

      words\
      """;

  @TempDir private Path folder;

  private static String cell(String at, String text) {
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, text);
  }

  private static String row(int number, String more, String a, String b, String d) {
    return "<row r=\"%d\"%s>".formatted(number, more)
        + cell("A" + number, a)
        + cell("B" + number, b)
        + cell("D" + number, d)
        + "</row>";
  }

  private Document workbook(String links, Map<String, String> sheets) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Open\" r:id=\"a\"/><sheet name=\"Secret\""
            + " state=\"veryHidden\" r:id=\"b\"/></sheets></workbook>");
    parts.put("xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>");
    sheets.forEach((name, rows) -> parts.put("xl/worksheets/" + name, rows));
    return AllReaders.read(Readings.zip(folder.resolve("made.xlsx"), parts));
  }

  private static String link(String id, String target) {
    return "<Relationship Id=\"%s\" Type=\"x/worksheet\" Target=\"worksheets/%s\"/>"
        .formatted(id, target);
  }

  @Test
  void inAWorkbookOfExcel() throws IOException {
    String open =
        "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>"
            + row(1, "", "Item", "Cost", "Price")
            + row(2, " hidden=\"1\"", "Desk", "100", "300")
            + row(3, "", "Chair", "10", "30")
            + "</sheetData></worksheet>";
    String secret =
        "<worksheet><sheetData><row r=\"1\">"
            + cell("A1", "words")
            + "</row></sheetData></worksheet>";
    // A sheet's part may be called anything.
    Document document =
        workbook(
            link("a", "Sheet_A.xml") + link("b", "sheet2.xml"),
            Map.of("Sheet_A.xml", open, "sheet2.xml", secret));
    assertEquals(READ, Readings.text(document));
    assertEquals(ALL, document.notices());
  }

  @Test
  void aSheetThatTheFileNamesAndDoesNotHoldIsNamed() throws IOException {
    String open =
        "<worksheet><sheetData>" + row(1, "", "Item", "Cost", "Price") + "</sheetData></worksheet>";
    Document document = workbook(link("a", "s.xml") + link("b", "gone.xml"), Map.of("s.xml", open));
    assertTrue(
        Readings.text(document).endsWith("Secret (a hidden sheet) (it is missing in the file)"));
  }

  @Test
  void aNumberThatItsFormatHidesIsReadAsOne() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>");
    parts.put(
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\";;;\"/><numFmt numFmtId=\"171\""
            + " formatCode=\"yyyy-mm-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf"
            + " numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>42</v></c><c r=\"B1\" s=\"2\">"
            + "<v>59</v></c><c r=\"C1\" s=\"2\"><v>61</v></c></row></sheetData></worksheet>");
    Path file = Readings.zip(folder.resolve("made.xlsx"), parts);
    assertEquals(
        "S\n\n(not shown) 42 | 1900-02-28 | 1900-03-01", Readings.text(AllReaders.read(file)));
  }

  @Test
  void inAWorkbookOfExcelOf2003WithItsTextBoxes() throws IOException {
    Path file = folder.resolve("made.xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      HSSFSheet open = book.createSheet("Open");
      String[][] rows = {{"Item", "Cost", "Price"}, {"Desk", "100", "300"}, {"Chair", "10", "30"}};
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < 3; j++) {
          (j == 0 ? open.createRow(i) : open.getRow(i)).createCell(j).setCellValue(rows[i][j]);
        }
      }
      open.setColumnHidden(1, true);
      open.getRow(1).setZeroHeight(true);
      open.createDrawingPatriarch()
          .createTextbox(new HSSFClientAnchor(0, 0, 0, 0, (short) 0, 5, (short) 2, 8))
          .setString(new HSSFRichTextString("All in euros"));
      HSSFSheet secret = book.createSheet("Secret");
      secret.createRow(0).createCell(0).setCellValue("words");
      book.setSheetHidden(1, true);
      book.write(out);
    }
    Document document = AllReaders.read(file);
    assertEquals(
        READ.replace("| 30\n", "| 30\n\n[Text box: All in euros]\n"), Readings.text(document));
    assertEquals(ALL, document.notices());
  }

  @Test
  void inAWorkbookOfOpenDocument() throws IOException {
    String cell = "<table:table-cell><text:p>%s</text:p></table:table-cell>";
    String row = "<table:table-row%s>" + cell + cell + cell + "</table:table-row>";
    String content =
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"t\""
            + " xmlns:style=\"s\"><office:automatic-styles><style:style style:name=\"ta2\">"
            + "<style:table-properties table:display=\"false\"/></style:style>"
            + "</office:automatic-styles><office:body><office:spreadsheet><table:table"
            + " table:name=\"Open\"><table:table-column/><table:table-column"
            + " table:visibility=\"collapse\"/><table:table-column/>"
            + row.formatted("", "Item", "Cost", "Price")
            + row.formatted(" table:visibility=\"filter\"", "Desk", "100", "300")
            + row.formatted("", "Chair", "10", "30")
            + "</table:table><table:table table:name=\"Secret\" table:style-name=\"ta2\">"
            + "<table:table-row>"
            + cell.formatted("words")
            + "</table:table-row></table:table></office:spreadsheet></office:body>"
            + "</office:document-content>";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put("content.xml", content);
    Document document = AllReaders.read(Readings.zip(folder.resolve("made.ods"), parts));
    assertEquals(READ, Readings.text(document));
    assertEquals(ALL, document.notices());
  }
}
