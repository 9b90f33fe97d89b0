// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Makes small PDFs for tests and reads them. */
public final class TestPdf implements AutoCloseable {
  static final PDFont HELVETICA = new PDType1Font(FontName.HELVETICA);

  private final PDDocument document = new PDDocument();

  /** Writes on a page, with the origin at its lower left corner. */
  public interface Content {
    void write(PDPageContentStream stream) throws IOException;
  }

  PDDocument document() {
    return document;
  }

  public PDPage page(Content content) throws IOException {
    return page(new PDPage(PDRectangle.LETTER), content);
  }

  PDPage page(PDPage page, Content content) throws IOException {
    document.addPage(page);
    try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
      content.write(stream);
    }
    return page;
  }

  public Path save(Path folder) throws IOException {
    Path file = folder.resolve("made.pdf");
    document.save(file.toFile());
    return file;
  }

  Document read(Path folder) throws IOException {
    return TestPdf.read(save(folder), Optional.empty());
  }

  /** Reads PDFs and nothing else. */
  static Ingestor ingestor(IngestLimits limits) {
    return new Ingestor(limits, List.of(new PdfReader()));
  }

  static Document read(Path file, Optional<String> password) {
    return ingestor(IngestLimits.DEFAULT).read(file, password, Progress.SILENT, new Cancellation());
  }

  public static void text(PDPageContentStream stream, float x, float y, float size, String text) {
    text(stream, HELVETICA, x, y, size, text);
  }

  static void text(
      PDPageContentStream stream, PDFont font, float x, float y, float size, String text) {
    try {
      stream.beginText();
      stream.setFont(font, size);
      stream.newLineAtOffset(x, y);
      stream.showText(text);
      stream.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void lines(PDPageContentStream stream, float x, float top, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      text(stream, x, top - 12 * i, 10, lines.get(i));
    }
  }

  /** The box around a word of a page. */
  static Box boxOf(Page page, String word) {
    int at = page.text().indexOf(word);
    if (at < 0) {
      throw new AssertionError("no \"" + word + "\" in: " + page.text());
    }
    return page.layout().boxes(at, at + word.length()).getFirst();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
