// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

/**
 * Scans in the forms that the JDK cannot decode: without a plugin PDFBox draws their pages blank.
 */
class ScannedPicturesTest {
  private static final int SIZE = 64;

  @Test
  void aPictureInJpeg2000IsDrawn() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(halfBlack(BufferedImage.TYPE_BYTE_GRAY), "jpeg 2000", bytes));
    try (PDDocument document = new PDDocument()) {
      assertHalfBlack(document, bytes.toByteArray(), COSName.JPX_DECODE, 8);
    }
  }

  @Test
  void aPictureInJbig2IsDrawn() throws IOException {
    try (PDDocument document = new PDDocument()) {
      byte[] fax = fax(document);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      segment(out, 0, 48, 19);
      out.writeInt(SIZE);
      out.writeInt(SIZE);
      out.writeLong(0); // resolution: not said
      out.writeByte(0);
      out.writeShort(0);
      segment(out, 1, 38, 18 + fax.length);
      out.writeInt(SIZE);
      out.writeInt(SIZE);
      out.writeLong(0); // where it lies on the page
      out.writeByte(0);
      out.writeByte(1); // coded as a fax is
      out.write(fax);
      assertHalfBlack(document, bytes.toByteArray(), COSName.JBIG2_DECODE, 1);
    }
  }

  @Test
  void aPictureInJbig2WithArithmeticCodingIsDrawn() throws IOException {
    BufferedImage picture = halfBlack(BufferedImage.TYPE_BYTE_BINARY);
    boolean[][] rows = new boolean[SIZE][SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        rows[y][x] = picture.getRGB(x, y) == Color.BLACK.getRGB();
      }
    }
    byte[] coded = ArithmeticJbig2.of(rows);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    segment(out, 0, 48, 19);
    out.writeInt(SIZE);
    out.writeInt(SIZE);
    out.writeLong(0);
    out.writeByte(0);
    out.writeShort(0);
    segment(out, 1, 38, 18 + ArithmeticJbig2.PLACES.length + coded.length);
    out.writeInt(SIZE);
    out.writeInt(SIZE);
    out.writeLong(0);
    out.writeByte(0);
    out.writeByte(0); // template 0, arithmetic
    out.write(ArithmeticJbig2.PLACES);
    out.write(coded);
    try (PDDocument document = new PDDocument()) {
      assertHalfBlack(document, bytes.toByteArray(), COSName.JBIG2_DECODE, 1);
    }
  }

  private static void segment(DataOutputStream out, int number, int type, int length)
      throws IOException {
    out.writeInt(number);
    out.writeByte(type);
    out.writeByte(0); // refers to none
    out.writeByte(1); // on page 1
    out.writeInt(length);
  }

  private static byte[] fax(PDDocument document) throws IOException {
    BufferedImage picture = halfBlack(BufferedImage.TYPE_BYTE_BINARY);
    PDImageXObject coded = CCITTFactory.createFromImage(document, picture);
    try (InputStream raw = coded.getCOSObject().createRawInputStream()) {
      return raw.readAllBytes();
    }
  }

  private static BufferedImage halfBlack(int type) {
    BufferedImage picture = new BufferedImage(SIZE, SIZE, type);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, SIZE, SIZE);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, SIZE / 2, SIZE);
    graphics.dispose();
    return picture;
  }

  private static void assertHalfBlack(PDDocument document, byte[] bytes, COSName filter, int bits)
      throws IOException {
    PDPage page = new PDPage(new PDRectangle(SIZE, SIZE));
    document.addPage(page);
    PDImageXObject picture =
        new PDImageXObject(
            document,
            new ByteArrayInputStream(bytes),
            filter,
            SIZE,
            SIZE,
            bits,
            PDDeviceGray.INSTANCE);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(picture, 0, 0, SIZE, SIZE);
    }
    BufferedImage drawn = new PDFRenderer(document).renderImage(0, 1, ImageType.RGB);
    assertEquals(Color.BLACK.getRGB(), drawn.getRGB(SIZE / 4, SIZE / 2));
    assertEquals(Color.WHITE.getRGB(), drawn.getRGB(SIZE * 3 / 4, SIZE / 2));
  }
}
