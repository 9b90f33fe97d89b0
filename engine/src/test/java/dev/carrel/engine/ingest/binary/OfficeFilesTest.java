// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeFilesTest {
  @TempDir private Path folder;

  private static HSSFWorkbook rents() {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFSheet sheet = book.createSheet("Rents");
    HSSFRow heads = sheet.createRow(0);
    heads.createCell(0).setCellValue("Tenant");
    heads.createCell(1).setCellValue("Rent");
    HSSFRow row = sheet.createRow(6);
    HSSFFont raised = book.createFont();
    raised.setTypeOffset(HSSFFont.SS_SUPER);
    HSSFRichTextString name = new HSSFRichTextString("Northlicht2");
    name.applyFont(10, 11, raised);
    row.createCell(1).setCellValue(name);
    HSSFCell rent = row.createCell(2);
    rent.setCellValue(1_250_000.5);
    HSSFCellStyle money = book.createCellStyle();
    money.setDataFormat(book.createDataFormat().getFormat("#,##0.00 \"€\""));
    rent.setCellStyle(money);
    HSSFCell day = row.createCell(3);
    day.setCellValue(45_000);
    HSSFCellStyle date = book.createCellStyle();
    date.setDataFormat((short) 14);
    day.setCellStyle(date);
    HSSFCell sum = row.createCell(4);
    sum.setCellFormula("1+2");
    book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(sum);
    row.createCell(5).setCellValue(true);
    HSSFComment comment = sheet.createDrawingPatriarch().createCellComment(new HSSFClientAnchor());
    comment.setAuthor("Bob");
    comment.setString(new HSSFRichTextString("Why so much?"));
    rent.setCellComment(comment);
    book.createSheet("Old").createRow(0).createCell(0).setCellValue(4);
    book.setSheetHidden(1, true);
    return book;
  }

  @Test
  void rowsOfAWorkbookHaveTheirValuesAddressesAndComments() throws IOException {
    Path file = folder.resolve("a.xls");
    try (HSSFWorkbook book = rents();
        OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
    Document read = AllReaders.read(file);
    assertEquals(DocumentKind.XLS, read.kind());
    assertEquals(
        """
        Rents

        Tenant | Rent
        Northlicht² | 1,250,000.50 € | 2023-03-15 | 3 | TRUE
        [Comment by Bob at C7: Why so much?]

        Old (a hidden sheet)

        4\
        """,
        Readings.text(read));
    assertEquals(
        Optional.of("Rents!B7"), read.page(1).addressAt(read.page(1).text().indexOf("1,250")));
  }

  @Test
  void anEncryptedWorkbookAsksForItsPassword() throws IOException {
    Path file = folder.resolve("a.xls");
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    try (HSSFWorkbook book = rents();
        OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    CarrelException refused = assertThrows(CarrelException.class, () -> AllReaders.read(file));
    assertEquals(Code.PASSWORD_NEEDED, refused.code());
  }

  @Test
  void slidesHaveTheirTextTablesNotesAndNumbers() throws IOException {
    Path file = folder.resolve("a.ppt");
    try (HSLFSlideShow show = new HSLFSlideShow();
        OutputStream out = Files.newOutputStream(file)) {
      HSLFSlide first = show.createSlide();
      first.addTitle().setText("The offer");
      HSLFTextBox box = first.createTextBox();
      box.setText("We pay 500.\rDue in May.");
      HSLFSlide second = show.createSlide();
      HSLFTable table = second.createTable(2, 2);
      table.getCell(0, 0).setText("Item");
      table.getCell(0, 1).setText("Price");
      table.getCell(1, 0).setText("Roof");
      table.getCell(1, 1).setText("500");
      second.setHidden(true);
      show.write(out);
    }
    Document read = AllReaders.read(file);
    assertEquals(DocumentKind.PPT, read.kind());
    assertEquals(
        """
        The offer

        We pay 500.
        Due in May.

        (a hidden slide)

        Item | Price
        Roof | 500\
        """,
        Readings.text(read));
    assertEquals(Optional.of("slide 2"), read.page(2).addressAt(5));
  }

  @Test
  void whatIsDamagedOrOfAnotherKindEndsInALine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (HSSFWorkbook book = rents()) {
      book.write(bytes);
    }
    byte[] whole = bytes.toByteArray();
    for (String name : new String[] {"cut.xls", "other.ppt", "other.msg"}) {
      byte[] some = name.startsWith("cut") ? Arrays.copyOf(whole, 3000) : whole;
      CarrelException refused =
          assertThrows(CarrelException.class, () -> Readings.read(folder, name, some), name);
      assertEquals(Code.FILE_CORRUPT, refused.code(), refused::getMessage);
    }
  }

  @Test
  void aStruckCellIsStruck() throws IOException {
    Path file = folder.resolve("struck.xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      HSSFFont struck = book.createFont();
      struck.setStrikeout(true);
      HSSFCellStyle style = book.createCellStyle();
      style.setFont(struck);
      HSSFRow row = book.createSheet("Rents").createRow(0);
      HSSFCell old = row.createCell(0);
      old.setCellValue(900);
      old.setCellStyle(style);
      row.createCell(1).setCellValue(700);
      book.write(out);
    }
    assertEquals("Rents\n\n~~900~~ | 700", Readings.text(AllReaders.read(file)));
  }
}
