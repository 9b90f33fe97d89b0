// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ingest.picture.PictureReader;
import dev.carrel.engine.ocr.DrawnPage;
import dev.carrel.engine.ocr.Recognition;
import dev.carrel.llama.TestModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchablePdfTest {
  private static final List<String> LINES =
      List.of(
          "1. The Seller shall deliver the goods by 14 March 2026.",
          "2. The price of $12,500.00 is due within 30 days.");

  @AutoClose private static final Recognition recognition = Recognition.by(TestModels.ocr(), 2);

  @TempDir private Path folder;

  private static Document read(Path file, Recognition by) {
    return new Ingestor(IngestLimits.DEFAULT, List.of(new PdfReader(by), PictureReader.png(by)))
        .read(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  private Document readBack(ByteArrayOutputStream copy) throws IOException {
    Path file = Files.write(folder.resolve("copy.pdf"), copy.toByteArray());
    return read(file, Recognition.NONE);
  }

  private static void assertSamePlace(Document scan, Document copy, String words) {
    Box there = TestPdf.boxOf(scan.page(1), words);
    Box here = TestPdf.boxOf(copy.page(1), words);
    assertEquals(there.x(), here.x(), 3, "left");
    assertEquals(there.y() + there.height() / 2, here.y() + here.height() / 2, 4, "middle");
    assertEquals(there.width(), here.width(), 6, "width");
    assertEquals(there.height(), here.height(), 6, "height");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void theWordsOfAScanAreFoundInItsCopyWhereTheyStandHoweverItsPageIsTurned(int rotation)
      throws IOException {
    Path file;
    try (TestPdf pdf = new TestPdf()) {
      var drawn = LosslessFactory.createFromImage(pdf.document(), DrawnPage.picture(LINES));
      PDPage page = new PDPage(new PDRectangle(20, 10, 420, 300));
      page.setRotation(rotation);
      pdf.page(page, stream -> stream.drawImage(drawn, 20, 10, 420, 300));
      file = pdf.save(folder);
    }
    byte[] before = Files.readAllBytes(file);
    Document scan = read(file, recognition);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    SearchablePdf.Layer layer =
        SearchablePdf.copy(scan, Optional.empty(), copy, Progress.SILENT, new Cancellation());
    Document back = readBack(copy);

    assertEquals(new SearchablePdf.Layer(21, 0), layer);
    for (String word : List.of("Seller", "deliver", "$12,500.00", "days.")) {
      assertTrue(back.page(1).text().contains(word), word + " in " + back.page(1).text());
    }
    assertSamePlace(scan, back, "$12,500.00");
    assertArrayEquals(before, Files.readAllBytes(file), "the original is as it was");
  }

  @Test
  void aPictureBecomesAPdfOfWhichTheTextCanBeRead() throws IOException {
    Path file = folder.resolve("scan.png");
    assertTrue(ImageIO.write(DrawnPage.picture(LINES), "png", file.toFile()));
    Document scan = read(file, recognition);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    SearchablePdf.Layer layer =
        SearchablePdf.copy(scan, Optional.empty(), copy, Progress.SILENT, new Cancellation());
    Document back = readBack(copy);

    assertEquals(0, layer.leftOut());

    assertEquals(LINES.getFirst(), back.page(1).text().lines().findFirst().orElseThrow());
    assertSamePlace(scan, back, "$12,500.00");
  }

  @Test
  void whatIsTextAlreadyIsRefused() throws IOException {
    Path file;
    try (TestPdf pdf = new TestPdf()) {
      pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, "Hello from the page"));
      file = pdf.save(folder);
    }
    Document text = read(file, recognition);

    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                SearchablePdf.copy(
                    text,
                    Optional.empty(),
                    OutputStream.nullOutputStream(),
                    Progress.SILENT,
                    new Cancellation()));
    assertEquals(Code.NO_TEXT, e.code());
  }
}
