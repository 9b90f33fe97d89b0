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
import dev.carrel.engine.ingest.ScanPages;
import dev.carrel.engine.ingest.slides.PptxReader;
import dev.carrel.engine.ingest.word.DocxReader;
import dev.carrel.engine.ocr.DrawnPage;
import dev.carrel.engine.ocr.Recognition;
import dev.carrel.llama.TestModels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures within text, such as a scanned page that was put into a Word file. */
class PicturesWithinTest {
  private static final String SCANNED = "The price of $12,500.00 is due within 30 days.";

  @AutoClose private static final Recognition recognition = Recognition.by(TestModels.ocr(), 2);

  @TempDir private Path folder;

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, "png", bytes));
    return bytes.toByteArray();
  }

  private static byte[] xml(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String links(String... targets) {
    StringBuilder all = new StringBuilder("<Relationships>");
    for (int i = 0; i < targets.length; i++) {
      String kind = targets[i].contains("media") ? "image" : "slide";
      all.append(
          "<Relationship Id=\"r%d\" Type=\"http://x/%s\" Target=\"%s\"/>"
              .formatted(i + 1, kind, targets[i]));
    }
    return all + "</Relationships>";
  }

  private Path zip(String name, Map<String, byte[]> parts) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    }
    return file;
  }

  private static Document read(Path file, Recognition by, ScanPages scans) {
    return new Ingestor(IngestLimits.DEFAULT, List.of(new DocxReader(by), new PptxReader(by)))
        .with(scans)
        .read(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  /** Words as they are, pictures by their links. */
  private static String body(String... paragraphs) {
    StringBuilder body =
        new StringBuilder(
            "<w:document xmlns:w=\"urn:w\" xmlns:a=\"urn:a\" xmlns:r=\"urn:r\"><w:body>");
    for (String paragraph : paragraphs) {
      String run =
          paragraph.matches("r\\d")
              ? "<w:drawing><a:blip r:embed=\"%s\"/></w:drawing>".formatted(paragraph)
              : "<w:t>%s</w:t>".formatted(paragraph);
      body.append("<w:p><w:r>").append(run).append("</w:r></w:p>");
    }
    return body + "</w:body></w:document>";
  }

  private Path docx(String body) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("word/document.xml", xml(body));
    parts.put(
        "word/_rels/document.xml.rels",
        xml(links("media/scan.png", "media/logo.png", "media/damaged.png")));
    parts.put("word/media/scan.png", png(DrawnPage.picture(List.of(SCANNED))));
    parts.put("word/media/logo.png", png(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY)));
    parts.put("word/media/damaged.png", xml("no picture"));
    return zip("made.docx", parts);
  }

  @Test
  void aScannedPageInAWordFileIsReadAtItsPlaceAndMarked() throws IOException {
    Path file = docx(body("Before it.", "r1", "Behind it.", "r2", "r3", "r1"));
    Document read = read(file, recognition, ScanPages.NOW);

    Page page = read.page(1);
    assertEquals("Before it.\n\n" + SCANNED + "\n\nBehind it.", page.text());
    int start = page.text().indexOf(SCANNED);
    assertTrue(
        page.marks().contains(new Mark(start, start + SCANNED.length(), Mark.Kind.RECOGNIZED)));
    assertEquals(
        List.of(
            new Notice(Notice.Code.PICTURE_TEXT, 1, "1"),
            new Notice(Notice.Code.PICTURES_WITHIN, 2, "")),
        read.notices());
  }

  @Test
  void aWordFileThatIsNothingButAScanIsRead() throws IOException {
    Document read = read(docx(body("r1")), recognition, ScanPages.NOW);

    assertEquals(SCANNED, read.page(1).text());
    assertEquals(1, read.pages().size());
  }

  @Test
  void manyScansMakeManyPagesEachWithTheWordsBeforeIt() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    List<String> paragraphs = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      paragraphs.addAll(List.of("Exhibit " + i, "r" + i));
      targets.add("media/scan" + i + ".png");
      parts.put(
          "word/media/scan" + i + ".png",
          png(DrawnPage.picture(List.of("Invoice number " + i + "00 of May."))));
    }
    parts.put("word/document.xml", xml(body(paragraphs.toArray(String[]::new))));
    parts.put("word/_rels/document.xml.rels", xml(links(targets.toArray(String[]::new))));
    Document read = read(zip("many.docx", parts), recognition, ScanPages.NOW);

    assertTrue(read.page(1).text().endsWith("Exhibit 4\n\nInvoice number 400 of May."));
    assertEquals("Exhibit 5\n\nInvoice number 500 of May.", read.page(2).text());
    assertEquals(
        List.of(new Notice(Notice.Code.PICTURE_TEXT, 2, "1, 2")),
        read.notices().stream().filter(notice -> notice.page() == 0).toList());
  }

  @Test
  void picturesWaitForTheirTurnOnTheDesk() throws IOException {
    Document read = read(docx(body("Before it.", "r1")), recognition, ScanPages.LATER);

    assertEquals("Before it.", read.page(1).text());
    assertEquals(
        List.of(
            new Notice(Notice.Code.PICTURES_WITHIN, 2, ""),
            new Notice(Notice.Code.TO_BE_RECOGNIZED, 1, "")),
        read.notices());
  }

  @Test
  void withoutWhatReadsScansPicturesAreCounted() throws IOException {
    Document read = read(docx(body("Before it.", "r1")), Recognition.NONE, ScanPages.NOW);

    assertEquals("Before it.", read.page(1).text());
    assertEquals(List.of(new Notice(Notice.Code.PICTURES_WITHIN, 3, "")), read.notices());
  }

  @Test
  void aScannedPageInATableStandsBehindTheTable() throws IOException {
    String table =
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Item</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:drawing>"
            + "<a:blip r:embed=\"r1\"/></w:drawing></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>7</w:t>"
            + "</w:r></w:p></w:tc></w:tr></w:tbl>";
    String body = body("Before it.", "Behind it.");
    int between = body.indexOf("<w:p>", body.indexOf("Before"));
    Path file = docx(body.substring(0, between) + table + body.substring(between));
    Document read = read(file, recognition, ScanPages.NOW);

    assertEquals("Before it.\n\nItem |  | 7\n\n" + SCANNED + "\n\nBehind it.", read.page(1).text());
  }

  @Test
  void aPictureOnASlideIsReadWithTheSlide() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "ppt/presentation.xml",
        xml(
            "<p:presentation xmlns:p=\"urn:p\" xmlns:r=\"urn:r\"><p:sldIdLst><p:sldId id=\"8\""
                + " r:id=\"r1\"/><p:sldId id=\"9\" r:id=\"r2\"/></p:sldIdLst></p:presentation>"));
    parts.put(
        "ppt/_rels/presentation.xml.rels", xml(links("slides/slide1.xml", "slides/slide2.xml")));
    String slide = "<p:sld xmlns:p=\"urn:p\" xmlns:a=\"urn:a\" xmlns:r=\"urn:r\">%s</p:sld>";
    String words = "<p:sp><a:p><a:r><a:t>The end</a:t></a:r></a:p></p:sp>";
    String picture = "<p:pic><p:blipFill><a:blip r:embed=\"r1\"/></p:blipFill></p:pic>";
    parts.put("ppt/slides/slide1.xml", xml(slide.formatted(picture)));
    parts.put("ppt/slides/slide2.xml", xml(slide.formatted(words)));
    parts.put("ppt/slides/_rels/slide1.xml.rels", xml(links("../media/scan.png")));
    parts.put("ppt/media/scan.png", png(DrawnPage.picture(List.of(SCANNED))));
    Document read = read(zip("made.pptx", parts), recognition, ScanPages.NOW);

    assertEquals(SCANNED, read.page(1).text());
    assertEquals(Optional.of("slide 1"), read.page(1).label());
    assertEquals("The end", read.page(2).text());
    assertEquals(List.of(new Notice(Notice.Code.PICTURE_TEXT, 1, "1")), read.notices());
  }
}
