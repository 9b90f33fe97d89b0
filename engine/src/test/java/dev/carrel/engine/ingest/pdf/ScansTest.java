// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ocr.DrawnPage;
import dev.carrel.engine.ocr.Recognition;
import dev.carrel.llama.TestModels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScansTest {
  private static final List<String> LINES =
      List.of(
          "1. The Seller shall deliver the goods by 14 March 2026.",
          "2. The price of $12,500.00 is due within 30 days.");

  @AutoClose private static final Recognition recognition = Recognition.by(TestModels.ocr(), 2);

  @TempDir private Path folder;

  private Document read(TestPdf pdf) throws IOException {
    return new Ingestor(IngestLimits.DEFAULT, List.of(new PdfReader(recognition)))
        .read(pdf.save(folder), Optional.empty(), Progress.SILENT, new Cancellation());
  }

  /** A page as a scanner makes it: 420 x 300 points, nothing but a picture. */
  private static void scan(TestPdf pdf, BufferedImage picture, int rotation) throws IOException {
    var drawn = LosslessFactory.createFromImage(pdf.document(), picture);
    PDPage page = new PDPage(new PDRectangle(420, 300));
    page.setRotation(rotation);
    pdf.page(page, stream -> stream.drawImage(drawn, 0, 0, 420, 300));
  }

  @Test
  void aPictureThatCannotBeDecodedIsSaidAndNeverTakenForABlankPage() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, "The picture below is damaged."));
      pdf.page(
          new PDPage(new PDRectangle(420, 300)),
          stream -> stream.drawImage(damaged(pdf), 0, 0, 420, 300));
      pdf.page(
          new PDPage(new PDRectangle(420, 300)),
          stream -> {
            TestPdf.text(stream, 20, 280, 12, "This one is damaged, too.");
            stream.drawImage(damaged(pdf), 20, 20, 380, 240);
          });
      Document read = read(pdf);

      assertEquals(List.of(new UnreadablePage(2, UnreadablePage.UNDECODED)), read.unreadable());
      assertEquals("This one is damaged, too.", read.page(3).text());
      assertEquals(
          List.of(new Notice(Notice.Code.PICTURES_LOST, 1, "3")),
          read.notices().stream().filter(n -> n.page() == 0).toList());
    }
  }

  private static PDImageXObject damaged(TestPdf pdf) throws IOException {
    byte[] none = "no picture at all".getBytes(StandardCharsets.US_ASCII);
    return new PDImageXObject(
        pdf.document(),
        new ByteArrayInputStream(none),
        COSName.JPX_DECODE,
        420,
        300,
        8,
        PDDeviceGray.INSTANCE);
  }

  @Test
  void anEnumeratorThatBreaksTheOrderOfItsListIsMarkedAndAQuoteOfItIsDoubtful() throws IOException {
    List<String> lines =
        List.of("(i) pay the price;", "(iv) keep the goods;", "(iii) tell the Buyer of it.");
    try (TestPdf pdf = new TestPdf()) {
      scan(pdf, DrawnPage.picture(lines), 0);
      Page page = read(pdf).page(1);

      int start = page.text().indexOf("iv");
      List<Mark> broken =
          page.marks().stream().filter(m -> m.kind() == Mark.Kind.OUT_OF_ORDER).toList();
      assertEquals(
          List.of(new Mark(start, start + 2, Mark.Kind.OUT_OF_ORDER)), broken, page.text());
    }
  }

  @Test
  void aScanIsReadAndItsCharactersStandWhereTheyAreOnThePage() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      scan(pdf, DrawnPage.picture(LINES), 0);
      Document read = read(pdf);

      Page page = read.page(1);
      assertEquals(String.join("\n\n", LINES), page.text());
      assertEquals(List.of(), read.unreadable());
      Box price = TestPdf.boxOf(page, "$12,500.00");
      assertEquals(103, price.x(), 4, "left, in points");
      assertEquals(58, price.width(), 8, "width");
      assertTrue(price.y() < 68 && price.bottom() > 64, "around its line: " + price);
    }
  }

  @Test
  void whatIsReadFromAScanIsMarkedAndSaid() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      scan(pdf, DrawnPage.picture(LINES), 0);
      Document read = read(pdf);

      Page page = read.page(1);
      assertEquals(
          new Mark(0, page.text().length(), Mark.Kind.RECOGNIZED), page.marks().getFirst());
      assertTrue(
          read.standing(List.of(new TextSpan(read.id(), 1, 4, 20))).isFromScan(), "in a quote");
      assertTrue(
          read.notices().contains(new Notice(Notice.Code.RECOGNIZED, 1, "")),
          read.notices().toString());
    }
  }

  @Test
  void aScanThatLiesOnItsSideIsReadInOrder() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      scan(pdf, DrawnPage.picture(LINES), 90);
      Page page = read(pdf).page(1);

      assertEquals(String.join("\n\n", LINES), page.text());
      Box price = TestPdf.boxOf(page, "$12,500.00");
      assertTrue(price.height() > 2 * price.width(), "it runs downwards: " + price);
      assertEquals(103, price.y(), 4);
    }
  }

  @Test
  void textIsReadAsTextAndOnlyThePagesWithoutItFromTheirPictures() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, "Hello from the page"));
      scan(pdf, DrawnPage.picture(LINES), 0);
      Document read = read(pdf);

      assertEquals("Hello from the page", read.page(1).text());
      assertEquals(List.of(), read.page(1).marks());
      assertFalse(read.page(2).marks().isEmpty());
    }
  }

  @Test
  void aPictureWithoutWritingSaysSo() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      scan(pdf, new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY), 0);
      CarrelException e = assertThrows(CarrelException.class, () -> read(pdf));

      assertEquals(Code.NO_TEXT, e.code());
      assertTrue(String.valueOf(e.getMessage()).contains(UnreadablePage.NO_WRITING));
    }
  }

  @Test
  void whereWhatReadsScansCannotBeLoadedTextIsReadAllTheSame() throws IOException {
    Path damaged = Files.writeString(folder.resolve("damaged.onnx"), "no network");
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, "Hello from the page"));
      scan(pdf, DrawnPage.picture(LINES), 0);
      Document read =
          new Ingestor(IngestLimits.DEFAULT, List.of(new PdfReader(Recognition.by(damaged, 1))))
              .read(pdf.save(folder), Optional.empty(), Progress.SILENT, new Cancellation());

      assertEquals("Hello from the page", read.page(1).text());
      assertEquals(2, read.unreadable().getFirst().page());
      assertTrue(read.unreadable().getFirst().reason().contains("cannot be loaded"));
    }
  }

  @Test
  void withoutWhatReadsScansItIsSaidHowToGetIt() throws IOException {
    try (TestPdf pdf = new TestPdf()) {
      scan(pdf, DrawnPage.picture(LINES), 0);
      CarrelException e = assertThrows(CarrelException.class, () -> pdf.read(folder));

      assertEquals(Code.NO_TEXT, e.code());
      assertTrue(e.remedy().contains("carrel models get ocr"), e.remedy());
    }
  }
}
