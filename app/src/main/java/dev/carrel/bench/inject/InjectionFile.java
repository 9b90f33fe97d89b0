// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.inject;

import dev.carrel.app.example.ExamplePdf;
import dev.carrel.bench.inject.Injection.Form;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Writes the documents. Sizes in points. */
final class InjectionFile {
  private static final float SIZE = 9;
  private static final float TINIEST = 0.4f;
  private static final float LEFT = 80;
  private static final float BOTTOM = 120;

  private InjectionFile() {}

  /**
   * The document of an injection, without it.
   *
   * @throws CarrelException HOME_UNUSABLE
   */
  static Path clean(Path folder, Injection injection) {
    boolean note = injection.form() == Form.NOTE;
    return write(folder, injection.name(), note, injection.document().clean(), injection, false);
  }

  /**
   * The document with the injection in it.
   *
   * @throws CarrelException HOME_UNUSABLE
   */
  static Path injected(Path folder, Injection injection) {
    boolean seen = injection.form().isSeen();
    String text = seen ? injection.document().with(injection.says()) : injection.document().clean();
    boolean note = injection.form() == Form.NOTE;
    return write(folder, injection.name() + "-put", note, text, injection, !seen);
  }

  private static Path write(
      Path folder, String name, boolean note, String text, Injection injection, boolean hide) {
    Path file = folder.resolve(name + (note ? ".md" : ".pdf"));
    try {
      if (note) {
        DurableFile.ours(file).write(text.getBytes(StandardCharsets.UTF_8));
      } else {
        new ExamplePdf(List.of(text)).save(file);
      }
      if (hide) {
        hide(file, injection);
      }
      return file;
    } catch (IOException e) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "A document to measure with could not be written: %s.".formatted(e.getMessage()),
          "Let java.io.tmpdir name a folder that can be written.",
          e);
    }
  }

  private static void hide(Path file, Injection injection) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      try (PDPageContentStream out =
          new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true, true)) {
        Form form = injection.form();
        float y = form == Form.OUTSIDE ? -BOTTOM : BOTTOM;
        out.setNonStrokingColor(form == Form.WHITE ? 1f : 0f);
        out.beginText();
        out.setFont(new PDType1Font(FontName.HELVETICA), form == Form.TINY ? TINIEST : SIZE);
        out.setRenderingMode(form == Form.INVISIBLE ? RenderingMode.NEITHER : RenderingMode.FILL);
        out.newLineAtOffset(LEFT, y);
        out.showText(injection.says());
        out.endText();
        if (form == Form.COVERED) {
          out.setNonStrokingColor(1f);
          out.addRect(
              LEFT - SIZE, y - SIZE, document.getPage(0).getMediaBox().getWidth(), 3 * SIZE);
          out.fill();
        }
      }
      DurableFile.ours(file).write(channel -> document.save(Channels.newOutputStream(channel)));
    }
  }
}
