// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** PDFs made for tests: pages of wrapped paragraphs, the first line of each page a heading. */
final class SamplePdf {
  private static final float MARGIN = 72;
  private static final float SIZE = 11;
  private static final float LEADING = 16;

  private final List<List<String>> pages = new ArrayList<>();

  /** One page; no paragraphs make a page without text. */
  SamplePdf page(String... paragraphs) {
    pages.add(List.of(paragraphs));
    return this;
  }

  Path save(Path file) {
    return save(file, "");
  }

  /** Saves it so that this password is needed to open it; an empty one is none. */
  Path save(Path file, String password) {
    try (PDDocument document = new PDDocument()) {
      for (List<String> page : pages) {
        draw(document, page);
      }
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
      }
      document.save(file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void draw(PDDocument document, List<String> paragraphs) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    PDFont heading = new PDType1Font(FontName.TIMES_BOLD);
    PDFont body = new PDType1Font(FontName.TIMES_ROMAN);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      float y = PDRectangle.A4.getHeight() - MARGIN;
      for (int i = 0; i < paragraphs.size(); i++) {
        PDFont font = i == 0 ? heading : body;
        for (String line : wrap(paragraphs.get(i), font, PDRectangle.A4.getWidth() - 2 * MARGIN)) {
          content.beginText();
          content.setFont(font, SIZE);
          content.newLineAtOffset(MARGIN, y);
          content.showText(line);
          content.endText();
          y -= LEADING;
        }
        y -= LEADING / 2;
      }
    }
  }

  private static List<String> wrap(String text, PDFont font, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (font.getStringWidth(longer) / 1000 * SIZE > width) {
        lines.add(line.toString());
        line = new StringBuilder(word);
      } else {
        line = new StringBuilder(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
