// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pictures of text for tests, drawn with the font that PDFBox brings along. */
public final class DrawnPage {
  private static final int DPI = 200;

  private DrawnPage() {}

  /** How bright a pixel is, 0 to 255. */
  public static int shade(PageImage image, int x, int y) {
    return image.at(x, y);
  }

  /** Lines in 11 points on half a sheet, at 200 dots an inch. */
  public static PageImage of(List<String> lines) throws IOException {
    BufferedImage image = picture(lines);
    byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return new PageImage(image.getWidth(), image.getHeight(), grey.clone());
  }

  /** A PDF as a scanner makes it, of a picture for each page. */
  public static Path scan(Path file, List<List<String>> pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (List<String> lines : pages) {
        PDPage page = new PDPage(new PDRectangle(420, 300));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(
              LosslessFactory.createFromImage(document, picture(lines)), 0, 0, 420, 300);
        }
      }
      document.save(file.toFile());
    }
    return file;
  }

  /** Lines of a typewriter in 10 points on half a sheet, on a bad scan: askew, with noise. */
  public static PageImage typewritten(List<String> lines, long seed) throws IOException {
    BufferedImage drawn = picture(lines, Standard14Fonts.FontName.COURIER, 10);
    int width = drawn.getWidth();
    int height = drawn.getHeight();
    BufferedImage askew = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(seed);
    Graphics2D graphics = askew.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.rotate(Math.toRadians(1 + random.nextDouble()), width / 2.0, height / 2.0);
    graphics.drawImage(drawn, 0, 0, null);
    graphics.dispose();
    byte[] grey = ((DataBufferByte) askew.getRaster().getDataBuffer()).getData().clone();
    for (int i = 0; i < grey.length; i++) {
      double noisy = (grey[i] & 255) + 18 * random.nextGaussian();
      grey[i] = (byte) Math.clamp(Math.round(noisy), 0, 255);
    }
    return new PageImage(width, height, grey);
  }

  /** The same as Java has it. */
  public static BufferedImage picture(List<String> lines) throws IOException {
    return picture(lines, Standard14Fonts.FontName.HELVETICA, 11);
  }

  private static BufferedImage picture(
      List<String> lines, Standard14Fonts.FontName font, float points) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(420, 300));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(font), points);
        content.setLeading(18);
        content.newLineAtOffset(30, 250);
        for (String line : lines) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
    }
  }
}
