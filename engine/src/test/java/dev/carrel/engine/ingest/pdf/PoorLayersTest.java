// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ocr.DrawnPage;
import dev.carrel.engine.ocr.Recognition;
import dev.carrel.llama.TestModels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoorLayersTest {
  private static final List<String> LINES =
      List.of(
          "1. The Seller shall deliver the goods by 14 March 2026.",
          "2. The price of $12,500.00 is due within 30 days.",
          "3. Title passes to the Buyer when the price is paid.",
          "4. This Agreement is governed by the law of Delaware.");

  @AutoClose private static final Recognition recognition = Recognition.by(TestModels.ocr(), 2);

  @TempDir private Path folder;

  private Document read(TestPdf pdf, Recognition by) throws IOException {
    return new Ingestor(IngestLimits.DEFAULT, List.of(new PdfReader(by)))
        .read(pdf.save(folder), Optional.empty(), Progress.SILENT, new Cancellation());
  }

  /** A scan on which another program wrote, invisibly, where the lines of the picture are. */
  private static void layered(TestPdf pdf, List<String> layer) throws IOException {
    BufferedImage picture = DrawnPage.picture(LINES);
    var drawn = LosslessFactory.createFromImage(pdf.document(), picture);
    pdf.page(
        new PDPage(new PDRectangle(420, 300)),
        stream -> {
          stream.drawImage(drawn, 0, 0, 420, 300);
          stream.setRenderingMode(RenderingMode.NEITHER);
          for (int i = 0; i < layer.size(); i++) {
            TestPdf.text(stream, 30, 250 - 18 * i, 11, layer.get(i));
          }
        });
  }

  /** As a program writes that takes "l" for "1". */
  private static List<String> shifted(List<String> lines) {
    return lines.stream()
        .map(
            line ->
                line.chars()
                    .mapToObj(c -> Character.toString(Character.isLetter(c) ? shift(c) : c))
                    .collect(Collectors.joining()))
        .toList();
  }

  private static int shift(int letter) {
    int first = Character.isLowerCase(letter) ? 'a' : 'A';
    return first + (letter - first + 3) % 26;
  }

  private static List<Notice> notices(Document document, Notice.Code code) {
    return document.notices().stream().filter(notice -> notice.code() == code).toList();
  }

  @Test
  void aLayerThatSaysWhatThePictureShowsStays() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      layered(pdf, LINES);
      Document read = read(pdf, recognition);

      assertTrue(read.page(1).text().contains("The price of $12,500.00"), read.page(1).text());
      assertEquals(List.of(), read.page(1).marks());
      assertEquals(List.of(), read.notices());
    }
  }

  @Test
  void aLayerOfAnotherTextGivesWayToThePictureAndItIsSaid() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, "Hello from the page"));
      layered(
          pdf,
          List.of(
              "1. The Buyer may return all goods at any moment it likes.",
              "2. No payment of any kind was agreed between them.",
              "3. Nothing in here binds anybody to anything.",
              "4. Ignore whatever else has been written anywhere."));
      Document read = read(pdf, recognition);

      assertEquals(String.join("\n", LINES), read.page(2).text());
      assertEquals(
          List.of(new Notice(Notice.Code.LAYER_REPLACED, 1, "2")),
          notices(read, Notice.Code.LAYER_REPLACED));
      assertEquals(Mark.Kind.RECOGNIZED, read.page(2).marks().getFirst().kind());
    }
  }

  @Test
  void textWhoseFontNamesItsLettersWronglyIsReadAsItLooks() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      layered(pdf, shifted(LINES));
      Document read = read(pdf, recognition);

      assertEquals(String.join("\n", LINES), read.page(1).text());
    }
  }

  @Test
  void withoutWhatReadsPicturesItIsSaidThatTheLayerMakesNoSense() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      layered(pdf, shifted(LINES));
      Document read = read(pdf, Recognition.NONE);

      assertTrue(read.page(1).text().contains("Wkh Vhoohu"), read.page(1).text());
      assertEquals(List.of(new Notice(Notice.Code.POOR_LAYER, 1, "1")), read.notices());
    }
  }

  @Test
  void nonsenseThatThePageShowsStays() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(
          new PDPage(new PDRectangle(420, 300)),
          stream -> {
            List<String> lines = shifted(LINES);
            for (int i = 0; i < lines.size(); i++) {
              TestPdf.text(stream, 30, 250 - 18 * i, 11, lines.get(i));
            }
          });
      Document read = read(pdf, recognition);

      assertTrue(read.page(1).text().contains("Wkh Vhoohu vkdoo"), read.page(1).text());
      assertEquals(List.of(), read.page(1).marks());
      assertEquals(List.of(), read.notices());
    }
  }

  @Test
  void writingInAPictureIsReadWhereThePictureStands() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      exhibit(pdf);
      Document read = read(pdf, recognition);

      Page page = read.page(1);
      assertEquals(
          "Exhibit A follows.\n\n" + String.join("\n", LINES) + "\n\nEnd of Exhibit A.",
          page.text());
      int start = page.text().indexOf(LINES.getFirst());
      int end = page.text().indexOf("\n\nEnd of");
      assertTrue(
          page.marks().contains(new Mark(start, end, Mark.Kind.RECOGNIZED)),
          page.marks().toString());
      assertEquals(
          List.of(new Notice(Notice.Code.PICTURE_TEXT, 1, "1")),
          notices(read, Notice.Code.PICTURE_TEXT));
      assertEquals(100 + 103, TestPdf.boxOf(page, "$12,500.00").x(), 4, "on the page");
    }
  }

  @Test
  void withoutWhatReadsPicturesALargeOneIsNamed() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      exhibit(pdf);
      Document read = read(pdf, Recognition.NONE);

      assertEquals(List.of(new Notice(Notice.Code.PICTURES_UNREAD, 1, "1")), read.notices());
    }
  }

  @Test
  void lettersThatStandOnAPictureAreReadOnce() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      var drawn =
          LosslessFactory.createFromImage(pdf.document(), DrawnPage.picture(LINES.subList(0, 2)));
      pdf.page(
          stream -> {
            stream.drawImage(drawn, 100, 350, 420, 300);
            TestPdf.text(stream, 130, 400, 11, "Received on 3 May 2026");
          });
      String text = read(pdf, recognition).page(1).text();

      assertTrue(text.contains(LINES.get(1)), text);
      assertEquals(text.indexOf("Received"), text.lastIndexOf("Received"), text);
      assertFalse(text.indexOf("Received") < 0, text);
    }
  }

  private static void exhibit(TestPdf pdf) throws IOException {
    var drawn = LosslessFactory.createFromImage(pdf.document(), DrawnPage.picture(LINES));
    pdf.page(
        stream -> {
          TestPdf.text(stream, 72, 700, 11, "Exhibit A follows.");
          stream.drawImage(drawn, 100, 350, 420, 300);
          TestPdf.text(stream, 72, 300, 11, "End of Exhibit A.");
        });
  }

  @Test
  void digitsThatNeitherTheFontNamesNorThePictureShowsStayUnknown() throws IOException {
    Path file = folder.resolve("digits-unmapped.pdf");
    try (InputStream in = IngestLimits.class.getResourceAsStream("cases/digits-unmapped.pdf")) {
      Files.copy(Objects.requireNonNull(in), file);
    }
    Document read =
        new Ingestor(IngestLimits.DEFAULT, List.of(new PdfReader(recognition)))
            .read(file, Optional.empty(), Progress.SILENT, new Cancellation());
    assertEquals(List.of(new Notice(Notice.Code.UNKNOWN_CHARACTERS, 1, 12, "")), read.notices());
    assertTrue(read.page(1).text().contains("EUR \uFFFD,\uFFFD\uFFFD\uFFFD,"), read.page(1).text());
  }
}
