// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/**
 * A copy of a scan with what was recognised on it as an invisible text layer, so that any program
 * finds and copies its words.
 */
public final class SearchablePdf {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Of a line's height, the size of its type and what hangs below the line. */
  private static final float SIZE = 0.75f;

  private static final float BELOW = 0.2f;

  private final PDDocument document;
  private final PDType0Font font;
  private int written;
  private int leftOut;

  private SearchablePdf(PDDocument document) throws IOException {
    this.document = document;
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(FONT), FONT)) {
      font = PDType0Font.load(document, in);
    }
  }

  /**
   * What a copy has.
   *
   * @param words that are in its new text layer
   * @param leftOut words that are not, as the font has no signs for them
   */
  public record Layer(int words, int leftOut) {}

  /**
   * Makes one of a PDF, PNG, JPEG or TIFF.
   *
   * @param read the document with its places
   * @param out takes the bytes of a PDF, and stays open
   * @throws CarrelException NO_TEXT if nothing in it was recognised; EXPORT_FAILED; CANCELLED
   */
  public static Layer copy(
      Document read,
      Optional<String> password,
      OutputStream out,
      Progress progress,
      Cancellation cancellation) {
    boolean recognized =
        read.pages().stream().flatMap(page -> page.marks().stream()).anyMatch(SearchablePdf::isOne);
    if (!recognized || !read.kind().hasPaper()) {
      throw new CarrelException(
          Code.NO_TEXT,
          read.name() + " has no page that was read by character recognition.",
          "Its text is text already: nothing has to be written into it.");
    }
    try (PDDocument document =
        read.kind().equals(DocumentKind.PDF)
            ? Loader.loadPDF(read.file().toFile(), password.orElse(""))
            : new PDDocument()) {
      if (document.isEncrypted()) {
        throw new CarrelException(
            Code.EXPORT_FAILED,
            read.name() + " is encrypted, and a copy of it would not be.",
            "Save it without its password in the program that locked it.");
      }
      if (!read.kind().equals(DocumentKind.PDF)) {
        draw(read, document);
      }
      SearchablePdf copy = new SearchablePdf(document);
      for (Page page : read.pages()) {
        cancellation.throwIfRequested();
        copy.write(page);
        progress.at(Progress.Stage.EXTRACT_PAGES, page.number(), read.pages().size());
      }
      document.save(out);
      cancellation.throwIfRequested();
      return new Layer(copy.written, copy.leftOut);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      if (e instanceof CarrelException known) {
        throw known;
      }
      throw new CarrelException(
          Code.EXPORT_FAILED,
          "A searchable copy of %s could not be made: %s.".formatted(read.name(), e.getMessage()),
          "Print it to a new PDF in another program, and add that one.",
          e);
    }
  }

  private static boolean isOne(Mark mark) {
    return mark.kind() == Mark.Kind.RECOGNIZED;
  }

  /** The pictures of a file, a page each. */
  private static void draw(Document read, PDDocument to) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(read.file().toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("its pictures are in a form that is not known");
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      for (Page page : read.pages()) {
        BufferedImage picture = reader.read(page.number() - 1);
        PDRectangle paper = new PDRectangle(page.layout().width(), page.layout().height());
        PDPage sheet = new PDPage(paper);
        to.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(to, sheet)) {
          content.drawImage(
              LosslessFactory.createFromImage(to, picture),
              0,
              0,
              paper.getWidth(),
              paper.getHeight());
        }
      }
      reader.dispose();
    }
  }

  private void write(Page page) throws IOException {
    if (page.marks().stream().noneMatch(SearchablePdf::isOne)) {
      return;
    }
    PDPage sheet = document.getPage(page.number() - 1);
    PageSpace space = PageSpace.of(sheet);
    try (PDPageContentStream content =
        new PDPageContentStream(document, sheet, AppendMode.APPEND, true, true)) {
      content.beginText();
      content.setRenderingMode(RenderingMode.NEITHER);
      for (Mark mark : page.marks()) {
        if (isOne(mark)) {
          write(page, mark, space, content);
        }
      }
      content.endText();
    }
  }

  private void write(Page page, Mark mark, PageSpace space, PDPageContentStream content)
      throws IOException {
    String text = page.text();
    int start = mark.start();
    for (int i = mark.start(); i <= mark.end(); i++) {
      if (i == mark.end() || Character.isWhitespace(text.charAt(i))) {
        if (i > start && page.layout().isPlaced(start) && page.layout().isPlaced(i - 1)) {
          word(
              text.substring(start, i),
              page.layout().box(start),
              page.layout().box(i - 1),
              space,
              content);
        }
        start = i + 1;
      }
    }
  }

  /** A word from its first and its last letter, in whichever direction it runs. */
  private void word(String word, Box first, Box last, PageSpace space, PDPageContentStream content)
      throws IOException {
    float natural;
    try {
      natural = font.getStringWidth(word) / 1000;
    } catch (IllegalArgumentException e) {
      leftOut++;
      return;
    }
    Box all = first.union(last);
    float dx = middleX(last) - middleX(first);
    float dy = middleY(last) - middleY(first);
    boolean upright = Math.abs(dy) > Math.abs(dx);
    float height = upright ? all.width() : all.height();
    float length = upright ? all.height() : all.width();
    int rightX = upright ? 0 : dx < 0 ? -1 : 1;
    int rightY = upright ? (dy < 0 ? -1 : 1) : 0;
    float size = SIZE * height;
    // From the corner where the word begins, up from what hangs below its line.
    float x = upright ? (rightY > 0 ? all.x() : all.right()) : rightX > 0 ? all.x() : all.right();
    float y = upright ? (rightY > 0 ? all.y() : all.bottom()) : rightX > 0 ? all.bottom() : all.y();
    float startX = x + BELOW * height * rightY;
    float startY = y - BELOW * height * rightX;
    float stretch = natural <= 0 ? 1 : length / (natural * size);
    content.setTextMatrix(
        matrix(space, startX, startY, rightX * stretch, rightY * stretch, rightY, -rightX));
    content.setFont(font, Math.max(0.5f, size));
    content.showText(word);
    written++;
  }

  private static float middleX(Box box) {
    return box.x() + box.width() / 2;
  }

  private static float middleY(Box box) {
    return box.y() + box.height() / 2;
  }

  /** From directions on the page as shown (down is positive) to the page's own coordinates. */
  private static Matrix matrix(
      PageSpace space, float x, float y, float rightX, float rightY, float upX, float upY) {
    float ux = own(space, rightX, rightY, true);
    float uy = own(space, rightX, rightY, false);
    float vx = own(space, upX, upY, true);
    float vy = own(space, upX, upY, false);
    float unit = space.unit();
    float w = space.boxWidth();
    float h = space.boxHeight();
    float atX =
        switch (space.rotation()) {
          case 90 -> y / unit;
          case 180 -> w - x / unit;
          case 270 -> w - y / unit;
          default -> x / unit;
        };
    float atY =
        switch (space.rotation()) {
          case 90 -> x / unit;
          case 180 -> y / unit;
          case 270 -> h - x / unit;
          default -> h - y / unit;
        };
    return new Matrix(
        ux / unit, uy / unit, vx / unit, vy / unit, space.left() + atX, space.bottom() + atY);
  }

  private static float own(PageSpace space, float dx, float dy, boolean across) {
    return switch (space.rotation()) {
      case 90 -> across ? dy : dx;
      case 180 -> across ? -dx : dy;
      case 270 -> across ? -dy : -dx;
      default -> across ? dx : -dy;
    };
  }
}
