// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.example;

import dev.carrel.engine.ground.DurableFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Pages of wrapped paragraphs on A4. Sizes in points. */
public final class ExamplePdf {
  private static final float MARGIN = 80;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float TEXT = 11;
  private static final float HEADING = 17;
  private static final float LEADING = 1.5f;

  private final List<String> pages;
  private final PDFont body = new PDType1Font(FontName.HELVETICA);
  private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);

  /**
   * Of these pages.
   *
   * @param pages each in paragraphs, divided by empty lines; a heading begins with {@code #}
   */
  public ExamplePdf(List<String> pages) {
    this.pages = pages;
  }

  /** Writes it into a file. */
  public void save(Path file) throws IOException {
    DurableFile.ours(file).write(channel -> write(Channels.newOutputStream(channel)));
  }

  /** Writes it. */
  void write(OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (String page : pages) {
        draw(document, page.strip());
      }
      document.save(out);
    }
  }

  private void draw(PDDocument document, String text) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      float y = PDRectangle.A4.getHeight() - MARGIN - HEADING;
      for (String paragraph : text.split("\n\n", -1)) {
        boolean heading = paragraph.startsWith("# ");
        PDFont font = heading ? bold : body;
        float size = heading ? HEADING : TEXT;
        String words = paragraph.replace('\n', ' ').substring(heading ? 2 : 0);
        for (String line : wrap(words, font, size)) {
          content.beginText();
          content.setFont(font, size);
          content.newLineAtOffset(MARGIN, y);
          content.showText(line);
          content.endText();
          y -= size * LEADING;
        }
        y -= TEXT * (heading ? 0.6f : 0.9f);
      }
    }
  }

  private static List<String> wrap(String text, PDFont font, float size) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (font.getStringWidth(longer) / 1000 * size > WIDTH) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }
}
