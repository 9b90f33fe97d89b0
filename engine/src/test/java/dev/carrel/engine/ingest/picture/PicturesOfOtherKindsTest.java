// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ingest.binary.DocFile;
import dev.carrel.engine.ingest.binary.DocReader;
import dev.carrel.engine.ingest.binary.PptReader;
import dev.carrel.engine.ingest.binary.XlsReader;
import dev.carrel.engine.ingest.sheet.OdsReader;
import dev.carrel.engine.ingest.sheet.XlsxReader;
import dev.carrel.engine.ingest.slides.OdpReader;
import dev.carrel.engine.ingest.web.EpubReader;
import dev.carrel.engine.ingest.web.HtmlReader;
import dev.carrel.engine.ingest.word.OdtReader;
import dev.carrel.engine.ingest.word.RtfReader;
import dev.carrel.engine.ocr.DrawnPage;
import dev.carrel.engine.ocr.Recognition;
import dev.carrel.llama.TestModels;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hslf.usermodel.HSLFPictureShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scanned pages within workbooks, OpenDocument files, RTF, files of 97 and the web. */
class PicturesOfOtherKindsTest {
  private static final String SCANNED = "The price of $12,500.00 is due within 30 days.";

  @AutoClose private static final Recognition recognition = Recognition.by(TestModels.ocr(), 2);
  private static byte[] scan = new byte[0];

  @TempDir private Path folder;

  @BeforeAll
  static void draw() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(DrawnPage.picture(List.of(SCANNED)), "png", bytes));
    scan = bytes.toByteArray();
  }

  /** The parts, and the scan where one is called so. */
  private Path zip(String name, Map<String, String> parts) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        boolean picture = part.getKey().endsWith(".png");
        out.write(picture ? scan : part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static Document read(Path file, Recognition by) {
    return new Ingestor(
            IngestLimits.DEFAULT,
            List.of(
                new OdtReader(by),
                new OdpReader(by),
                new OdsReader(by),
                new DocReader(by),
                new RtfReader(by),
                new XlsxReader(by),
                new XlsReader(by),
                new PptReader(by),
                new HtmlReader(by),
                new EpubReader(by)))
        .read(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  /** Is read as this, the scan marked, and counted where nothing reads scans. */
  private static void assertReads(String text, Path file) {
    Document read = read(file, recognition);
    Page page = read.page(1);
    assertEquals(text, page.text());
    int start = page.text().indexOf(SCANNED);
    assertTrue(
        page.marks().contains(new Mark(start, start + SCANNED.length(), Mark.Kind.RECOGNIZED)));
    assertEquals(List.of(new Notice(Notice.Code.PICTURE_TEXT, 1, "1")), read.notices());

    Document without = read(file, Recognition.NONE);
    assertEquals(
        List.of(new Notice(Notice.Code.PICTURES_WITHIN, 1, "")),
        without.notices().stream().filter(notice -> notice.page() == 0).toList());
  }

  private static Map<String, String> open(String kind, String body) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument." + kind);
    parts.put(
        "content.xml", "<d xmlns:t=\"urn:t\" xmlns:d=\"urn:d\" xmlns:x=\"urn:x\">" + body + "</d>");
    parts.put("Pictures/scan.png", "");
    return parts;
  }

  private static final String FRAME = "<d:frame><d:image x:href=\"Pictures/scan.png\"/></d:frame>";

  @Test
  void aScannedPageInAnOpenDocumentTextIsReadAtItsPlace() throws IOException {
    String body = "<t:p>Before it.</t:p><t:p>%s</t:p><t:p>Behind it.</t:p>".formatted(FRAME);
    assertReads("Before it.\n\n" + SCANNED + "\n\nBehind it.", zip("made.odt", open("text", body)));
  }

  @Test
  void aScannedPageOnAnOpenDocumentSlideIsReadWithTheSlide() throws IOException {
    String title = "<d:frame><d:text-box><t:p>Exhibit</t:p></d:text-box></d:frame>";
    assertReads(
        "Exhibit\n\n" + SCANNED,
        zip("made.odp", open("presentation", "<d:page>" + title + FRAME + "</d:page>")));
  }

  @Test
  void aScannedPageOnAnOpenDocumentSheetIsReadBehindItsRows() throws IOException {
    String body =
        "<b:table xmlns:b=\"urn:b\" b:name=\"Rents\"><b:shapes>"
            + FRAME
            + "</b:shapes><b:table-row><b:table-cell><t:p>7</t:p></b:table-cell></b:table-row>"
            + "</b:table>";
    assertReads("Rents\n\n7\n\n" + SCANNED, zip("made.ods", open("spreadsheet", body)));
  }

  @Test
  void aScannedPageInAWordFileOf97IsReadAtItsPlace() throws IOException {
    byte[] doc =
        new DocFile()
            .run("Before it.")
            .end("\r")
            .picture(scan)
            .end("\r")
            .run("Behind it.")
            .end("\r")
            .bytes();
    Path file = Files.write(folder.resolve("made.doc"), doc);
    assertReads("Before it.\n\n" + SCANNED + "\n\nBehind it.", file);
  }

  @Test
  void aScannedPageOnASheetIsReadBehindItsRows() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    String link = "<Relationships><Relationship Id=\"r1\" Type=\"http://x/%s\" Target=\"%s\"/>";
    String links = link + "</Relationships>";
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"Rents\" r:id=\"r1\"/></sheets>"
            + "</workbook>");
    parts.put("xl/_rels/workbook.xml.rels", links.formatted("worksheet", "worksheets/sheet1.xml"));
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"1\"><c"
            + " r=\"A1\"><v>7</v></c></row></sheetData></worksheet>");
    parts.put(
        "xl/worksheets/_rels/sheet1.xml.rels",
        links.formatted("drawing", "../drawings/drawing1.xml"));
    parts.put("xl/drawings/drawing1.xml", "<wsDr/>");
    parts.put("xl/drawings/_rels/drawing1.xml.rels", links.formatted("image", "../media/scan.png"));
    parts.put("xl/media/scan.png", "");
    assertReads("Rents\n\n7\n\n" + SCANNED, zip("made.xlsx", parts));
  }

  @Test
  void aScannedPageOnASheetOf97IsReadBehindItsRows() throws IOException {
    Path file = folder.resolve("made.xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      HSSFSheet sheet = book.createSheet("Rents");
      sheet.createRow(0).createCell(0).setCellValue(7);
      sheet
          .createDrawingPatriarch()
          .createPicture(
              new HSSFClientAnchor(0, 0, 0, 0, (short) 1, 1, (short) 9, 30),
              book.addPicture(scan, Workbook.PICTURE_TYPE_PNG));
      book.write(out);
    }
    assertReads("Rents\n\n7\n\n" + SCANNED, file);
  }

  @Test
  void aScannedPageOnASlideOf97IsReadWithTheSlide() throws IOException {
    Path file = folder.resolve("made.ppt");
    try (HSLFSlideShow show = new HSLFSlideShow();
        OutputStream out = Files.newOutputStream(file)) {
      HSLFSlide slide = show.createSlide();
      HSLFTextBox title = slide.createTextBox();
      title.setText("Exhibit");
      HSLFPictureShape shape =
          slide.createPicture(show.addPicture(scan, PictureData.PictureType.PNG));
      shape.setAnchor(new Rectangle(10, 10, 300, 400));
      show.write(out);
    }
    assertReads("Exhibit\n\n" + SCANNED, file);
  }

  @Test
  void aScannedPageInARichTextIsReadAtItsPlace() throws IOException {
    String hex = HexFormat.of().formatHex(scan);
    String lines = hex.replaceAll("(.{128})", "$1\r\n");
    Path file =
        Files.writeString(
            folder.resolve("made.rtf"),
            "{\\rtf1 Before it.\\par {\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn a}{\\sv"
                + " b}}}\\pngblip\\picw10\n"
                + lines
                + "}}{\\nonshppict{\\pict\\wmetafile8 00}}\\par Behind it.\\par}");
    assertReads("Before it.\n\n" + SCANNED + "\n\nBehind it.", file);
  }

  @Test
  void aScannedPageInTheLinkOfASavedPageIsReadAtItsPlace() throws IOException {
    String link = "data:image/png;base64," + Base64.getEncoder().encodeToString(scan);
    Path file =
        Files.writeString(
            folder.resolve("made.html"),
            "<html><body><p>Before it.</p><p><img src=\"%s\"><img src=\"data:image/png;base64,AA\">"
                    .formatted(link)
                + "</p><p>Behind it.</p></body></html>");
    assertReads("Before it.\n\n" + SCANNED + "\n\nBehind it.", file);
  }

  @Test
  void aScannedPageInABookIsReadInItsChapter() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/epub+zip");
    parts.put(
        "META-INF/container.xml",
        "<container><rootfiles><rootfile full-path=\"in/p.opf\"/></rootfiles></container>");
    parts.put(
        "in/p.opf",
        "<package><manifest><item id=\"a\" href=\"text/a.xhtml\"/></manifest><spine><itemref"
            + " idref=\"a\"/></spine></package>");
    parts.put(
        "in/text/a.xhtml",
        "<html><body><p>Before it.</p><svg><image xlink:href=\"../scan.png\"/></svg><p>Behind"
            + " it.</p></body></html>");
    parts.put("in/scan.png", "");
    assertReads("Before it.\n\n" + SCANNED + "\n\nBehind it.", zip("made.epub", parts));
  }
}
