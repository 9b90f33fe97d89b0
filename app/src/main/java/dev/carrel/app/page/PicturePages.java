// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Page;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/**
 * The pictures of a file as the pages of a PDF in memory, each decoded when it is first drawn, so
 * that they are shown as paper is. Belongs to one thread.
 */
final class PicturePages implements AutoCloseable {
  /** A sheet of A4 at 600 dots an inch; larger pictures are taken in part. */
  private static final long MOST_DECODED = 35_000_000;

  private final ImageInputStream in;
  private final ImageReader reader;
  private final PDDocument document;
  private final BitSet filled = new BitSet();

  private PicturePages(ImageInputStream in, ImageReader reader, PDDocument document) {
    this.in = in;
    this.reader = reader;
    this.document = document;
  }

  /**
   * Those of a file.
   *
   * @param pages with their sizes
   * @throws IOException if it holds no picture that can be decoded
   */
  static PicturePages open(Path file, List<Page> pages) throws IOException {
    ImageInputStream in = ImageIO.createImageInputStream(file.toFile());
    Iterator<ImageReader> readers = in == null ? null : ImageIO.getImageReaders(in);
    if (readers == null || !readers.hasNext()) {
      throw new IOException("no picture");
    }
    ImageReader reader = readers.next();
    reader.setInput(in);
    PDDocument document = new PDDocument();
    for (Page page : pages) {
      document.addPage(
          new PDPage(
              new PDRectangle(
                  Math.max(1, page.layout().width()), Math.max(1, page.layout().height()))));
    }
    return new PicturePages(in, reader, document);
  }

  /** The pages, blank until they are {@link #fill filled}; closed with this. */
  PDDocument document() {
    return document;
  }

  /**
   * Puts a picture on its page, if it is not there yet.
   *
   * @param number from 1
   * @throws IOException if it cannot be decoded
   */
  void fill(int number) throws IOException {
    if (filled.get(number)) {
      return;
    }
    PDPage page = document.getPage(number - 1);
    BufferedImage picture = onWhite(decode(number - 1));
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(
          LosslessFactory.createFromImage(document, picture),
          0,
          0,
          page.getMediaBox().getWidth(),
          page.getMediaBox().getHeight());
    }
    filled.set(number);
  }

  private BufferedImage decode(int index) throws IOException {
    long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
    ImageReadParam how = reader.getDefaultReadParam();
    int step = 1;
    while (pixels / ((long) step * step) > MOST_DECODED) {
      step++;
    }
    how.setSourceSubsampling(step, step, 0, 0);
    return reader.read(index, how);
  }

  private static BufferedImage onWhite(BufferedImage picture) {
    BufferedImage drawn =
        new BufferedImage(
            picture.getWidth(),
            picture.getHeight(),
            picture.getType() == BufferedImage.TYPE_BYTE_GRAY
                ? BufferedImage.TYPE_BYTE_GRAY
                : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    try {
      graphics.drawImage(picture, 0, 0, Color.WHITE, null);
    } finally {
      graphics.dispose();
    }
    return drawn;
  }

  @Override
  public void close() throws IOException {
    document.close();
    reader.dispose();
    in.close();
  }
}
