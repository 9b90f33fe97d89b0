// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Makes scans of pages of PDFs: PDFs of one page that is nothing but a picture in greys. */
final class Scanner {
  private static final int DPI = 200;
  private static final float POINTS_PER_INCH = 72;
  private static final float JPEG_QUALITY = 0.4f;
  private static final double NOISE = 18;
  private static final double LEAST_SKEW = 1;
  private static final double MOST_SKEW = 2;

  private Scanner() {}

  /**
   * Scans one.
   *
   * @param page from 1
   * @param degraded with noise, askew by 1 to 2 degrees and as JPEG of quality 40, all by the seed
   * @throws CarrelException FILE_CORRUPT if it cannot be drawn
   */
  static Path scan(Path pdf, int page, boolean degraded, long seed, Path scan) {
    try (PDDocument from = Loader.loadPDF(pdf.toFile());
        PDDocument to = new PDDocument()) {
      BufferedImage drawn = new PDFRenderer(from).renderImageWithDPI(page - 1, DPI, ImageType.GRAY);
      PDImageXObject picture =
          degraded
              ? JPEGFactory.createFromImage(to, degrade(drawn, new Random(seed)), JPEG_QUALITY)
              : LosslessFactory.createFromImage(to, drawn);
      float scale = POINTS_PER_INCH / DPI;
      PDPage sheet =
          new PDPage(new PDRectangle(drawn.getWidth() * scale, drawn.getHeight() * scale));
      to.addPage(sheet);
      try (PDPageContentStream content = new PDPageContentStream(to, sheet)) {
        content.drawImage(
            picture, 0, 0, sheet.getMediaBox().getWidth(), sheet.getMediaBox().getHeight());
      }
      to.save(scan.toFile());
      return scan;
    } catch (IOException e) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          "Page %d of %s could not be drawn: %s.".formatted(page, pdf, e.getMessage()),
          "Leave the file out.",
          e);
    }
  }

  private static BufferedImage degrade(BufferedImage drawn, Random random) {
    int width = drawn.getWidth();
    int height = drawn.getHeight();
    byte[] from = ((DataBufferByte) drawn.getRaster().getDataBuffer()).getData();
    BufferedImage degraded = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] to = ((DataBufferByte) degraded.getRaster().getDataBuffer()).getData();
    double degrees = LEAST_SKEW + random.nextDouble() * (MOST_SKEW - LEAST_SKEW);
    double angle = Math.toRadians(random.nextBoolean() ? degrees : -degrees);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = x - width / 2.0;
        double dy = y - height / 2.0;
        double atX = width / 2.0 + dx * Math.cos(angle) + dy * Math.sin(angle);
        double atY = height / 2.0 + dy * Math.cos(angle) - dx * Math.sin(angle);
        double shade = between(from, width, height, atX, atY) + NOISE * random.nextGaussian();
        to[y * width + x] = (byte) Math.clamp(Math.round(shade), 0, 255);
      }
    }
    return degraded;
  }

  private static double between(byte[] grey, int width, int height, double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    if (column < 0 || row < 0 || column + 1 >= width || row + 1 >= height) {
      return 255;
    }
    double right = x - column;
    double below = y - row;
    int at = row * width + column;
    return ((grey[at] & 0xFF) * (1 - right) + (grey[at + 1] & 0xFF) * right) * (1 - below)
        + ((grey[at + width] & 0xFF) * (1 - right) + (grey[at + width + 1] & 0xFF) * right) * below;
  }
}
