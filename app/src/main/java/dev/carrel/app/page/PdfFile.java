package dev.carrel.app.page;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A PDF that is drawn page by page. Belongs to one thread, since PDFBox's document does. */
final class PdfFile implements AutoCloseable {
  /** A drawing of more pixels is made smaller and stretched: 64 MB is what one page may take. */
  private static final double MOST_PIXELS = 16e6;

  private final PDDocument document;
  private final PDFRenderer renderer;

  /**
   * Opens a file.
   *
   * @throws IOException if it is not there, no PDF, or encrypted with another password
   */
  PdfFile(Path file, String password) throws IOException {
    document = Loader.loadPDF(new RandomAccessReadBufferedFile(file.toFile()), password);
    renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
  }

  /**
   * Draws a page.
   *
   * @param number from 1
   * @param pixels width of the drawing
   */
  Image draw(int number, int pixels) {
    PDPage page = document.getPage(number - 1);
    PDRectangle box = page.getCropBox();
    boolean turned = page.getRotation() % 180 != 0;
    float width = turned ? box.getHeight() : box.getWidth();
    float height = turned ? box.getWidth() : box.getHeight();
    double scale = pixels / (double) width;
    double most = Math.sqrt(MOST_PIXELS / ((double) width * height));
    try {
      return toImage(
          renderer.renderImage(number - 1, (float) Math.min(scale, most), ImageType.RGB));
    } catch (IOException e) {
      throw new UncheckedIOException("page " + number + " could not be drawn", e);
    }
  }

  private static Image toImage(BufferedImage drawn) {
    int width = drawn.getWidth();
    int height = drawn.getHeight();
    int[] pixels = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] |= 0xFF000000;
    }
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    return image;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
