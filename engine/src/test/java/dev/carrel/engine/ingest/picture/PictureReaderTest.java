// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {
  private static final String FIRST = "The rent is $900.00 a month, due on the first day.";
  private static final String SECOND = "Notice is given in writing, 30 days before.";

  @AutoClose private static final Recognition recognition = Recognition.by(TestModels.ocr(), 2);

  @TempDir private Path folder;

  private static Document read(Path file, Recognition with) {
    return new Ingestor(
            IngestLimits.DEFAULT,
            List.of(PictureReader.png(with), PictureReader.jpeg(with), PictureReader.tiff(with)))
        .read(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "tif"})
  void aPictureIsReadWhateverItsFileIsCalled(String form) throws IOException {
    Path file = folder.resolve("letter.photo");
    assertTrue(ImageIO.write(DrawnPage.picture(List.of(FIRST)), form, file.toFile()));

    Document read = read(file, recognition);

    assertEquals(FIRST, read.page(1).text());
    assertTrue(read.kind().extensions().contains(form));
    assertEquals(Mark.Kind.RECOGNIZED, read.page(1).marks().getFirst().kind());
    assertTrue(read.notices().contains(new Notice(Notice.Code.RECOGNIZED, 1, "")));
  }

  @Test
  void ofAPictureThatIsCutOffItIsSaid() throws IOException {
    Path file = folder.resolve("letter.jpg");
    assertTrue(ImageIO.write(DrawnPage.picture(List.of(FIRST)), "jpg", file.toFile()));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));

    Document read = read(file, recognition);

    assertTrue(read.notices().contains(new Notice(Notice.Code.PICTURES_CUT_OFF, 1, "1")));
  }

  @Test
  void everyPictureOfATiffIsAPage() throws IOException {
    Path file = folder.resolve("fax.tif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (String line : List.of(FIRST, SECOND)) {
        writer.writeToSequence(new IIOImage(DrawnPage.picture(List.of(line)), null, null), null);
      }
      writer.endWriteSequence();
    }
    writer.dispose();

    Document read = read(file, recognition);

    assertEquals(DocumentKind.TIFF, read.kind());
    assertEquals(2, read.pages().size());
    assertEquals(SECOND, read.page(2).text());
  }

  @Test
  void whatIsTransparentIsPaper() throws IOException {
    BufferedImage drawn = DrawnPage.picture(List.of(FIRST));
    BufferedImage clear =
        new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        int ink = 255 - (drawn.getRGB(x, y) & 0xFF);
        clear.setRGB(x, y, ink << 24);
      }
    }
    Path file = folder.resolve("clear.png");
    assertTrue(ImageIO.write(clear, "png", file.toFile()));

    assertEquals(FIRST, read(file, recognition).page(1).text());
  }

  @Test
  void withoutWhatReadsPicturesItIsSaidHowToGetIt() throws IOException {
    Path file = folder.resolve("letter.png");
    assertTrue(ImageIO.write(DrawnPage.picture(List.of(FIRST)), "png", file.toFile()));

    CarrelException e = assertThrows(CarrelException.class, () -> read(file, Recognition.NONE));

    assertEquals(Code.NO_TEXT, e.code());
    assertTrue(e.remedy().contains("carrel models get ocr"), e.remedy());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "tif"})
  void aDamagedPictureEndsInOneLine(String form) throws IOException {
    Path file = folder.resolve("cut." + form);
    assertTrue(ImageIO.write(DrawnPage.picture(List.of(FIRST)), form, file.toFile()));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, 30));

    CarrelException e = assertThrows(CarrelException.class, () -> read(file, recognition));

    assertEquals(Code.FILE_CORRUPT, e.code(), e.getMessage());
    assertEquals(1, String.valueOf(e.getMessage()).lines().count());
  }
}
