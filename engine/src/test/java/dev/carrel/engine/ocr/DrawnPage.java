// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  /** The same as Java has it. */
  public static BufferedImage picture(List<String> lines) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(420, 300));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
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
