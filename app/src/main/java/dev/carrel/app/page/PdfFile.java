// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** A PDF that is drawn piece by piece. Belongs to one thread, since PDFBox's document does. */
final class PdfFile implements AutoCloseable {
  /** Drawn beyond each edge of a piece and cut off, so that pieces meet without a seam. */
  private static final int BLEED = 1;

  /** Width of a page that is drawn to see whether anything is on it. */
  private static final int SMALL = 300;

  private final PDDocument document;

  /** Where its pages come from, if it is made of pictures. */
  private final Optional<PicturePages> pictures;

  private PdfFile(PicturePages pictures) {
    this.document = pictures.document();
    this.pictures = Optional.of(pictures);
  }

  /**
   * Opens the file of a document that has paper: a PDF, or pictures as one.
   *
   * @throws CarrelException FILE_MISSING, PASSWORD_NEEDED (also if it is wrong) or FILE_UNREADABLE
   */
  static PdfFile of(Document paper, Path file, String password, FileWords words) {
    if (paper.kind().equals(DocumentKind.PDF)) {
      return new PdfFile(file, password, words);
    }
    refuseFxThread();
    if (!Files.exists(file)) {
      throw words.missing(file);
    }
    try {
      return new PdfFile(PicturePages.open(file, paper.pages()));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw words.unreadable(file, e);
    }
  }

  /**
   * Opens a file.
   *
   * @throws CarrelException FILE_MISSING, PASSWORD_NEEDED (also if it is wrong) or FILE_UNREADABLE
   */
  PdfFile(Path file, String password, FileWords words) {
    refuseFxThread();
    pictures = Optional.empty();
    if (!Files.exists(file)) {
      throw words.missing(file);
    }
    try {
      document = PdfOpening.open(file, password);
    } catch (InvalidPasswordException e) {
      throw words.locked(file, e);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw words.unreadable(file, e);
    }
  }

  private static void refuseFxThread() {
    if (Platform.isFxApplicationThread()) {
      throw new IllegalStateException("this would hold the window up");
    }
  }

  /** What is said when a file cannot be shown. */
  interface FileWords {
    CarrelException missing(Path file);

    CarrelException locked(Path file, Throwable cause);

    CarrelException unreadable(Path file, Throwable cause);

    CarrelException undrawable(int page, Throwable cause);

    /** Of a page on which nothing stands but pictures that cannot be decoded. */
    CarrelException undecoded(int page);
  }

  /**
   * Draws a page or a piece of it.
   *
   * @throws CarrelException CANCELLED if it was, else what {@link FileWords#undrawable} or {@link
   *     FileWords#undecoded} says
   */
  Image draw(Drawing drawing, FileWords words, Cancellation cancellation) {
    refuseFxThread();
    try {
      Drawn drawn = drawOrFail(drawing, cancellation);
      if (drawn.isBlank() && drawOrFail(small(drawing), cancellation).isBlank()) {
        throw words.undecoded(drawing.page());
      }
      return toImage(drawn.image);
    } catch (CarrelException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      cancellation.throwIfRequested();
      throw words.undrawable(drawing.page(), e);
    }
  }

  /** The whole page, as small as will do to see whether anything is on it. */
  private static Drawing small(Drawing of) {
    int height = Math.max(1, Math.round((float) SMALL * of.height() / of.pixels()));
    TileGrid.Tile all = new TileGrid.Tile(0, 0, 0, 0, SMALL, height);
    return new Drawing(of.page(), of.degrees(), SMALL, height, all);
  }

  /**
   * A page or a piece of it.
   *
   * @param lost whether a picture is missing in it
   */
  private record Drawn(BufferedImage image, boolean lost) {
    /** Whether a picture is missing and nothing else is there. */
    boolean isBlank() {
      int[] pixels = pixels(image);
      return lost && Arrays.stream(pixels).allMatch(pixel -> (pixel & 0xFFFFFF) == 0xFFFFFF);
    }
  }

  private static int[] pixels(BufferedImage drawn) {
    return ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
  }

  private Drawn drawOrFail(Drawing drawing, Cancellation cancellation) throws IOException {
    if (pictures.isPresent()) {
      pictures.get().fill(drawing.page());
    }
    PDPage page = document.getPage(drawing.page() - 1);
    PagePlane plane = PagePlane.of(page, drawing.degrees());
    TileGrid.Tile tile = drawing.tile();
    BufferedImage image =
        new BufferedImage(tile.width(), tile.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    PDRectangle crop = page.getCropBox();
    int rotation = page.getRotation();
    try {
      graphics.setBackground(Color.WHITE);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, tile.width(), tile.height());
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
      // Not beyond the page: PDFBox cuts that off, and all would come to stand a pixel too high.
      int left = Math.min(BLEED, tile.x());
      int top = Math.min(BLEED, tile.y());
      graphics.translate(-left, -top);
      double scaleX = drawing.pixels() / plane.shownWidth();
      double scaleY = drawing.height() / plane.shownHeight();
      // The piece becomes the page: then nothing, groups neither, is made larger than the piece.
      page.setCropBox(
          plane.crop(
              (tile.x() - left) / scaleX,
              (tile.y() - top) / scaleY,
              (left + tile.width() + BLEED) / scaleX,
              (top + tile.height() + BLEED) / scaleY));
      page.setRotation((rotation + drawing.degrees()) % 360);
      StoppableRenderer renderer = new StoppableRenderer(document, cancellation);
      renderer.renderPageToGraphics(drawing.page() - 1, graphics, (float) scaleX, (float) scaleY);
      return new Drawn(image, renderer.lostPictures());
    } finally {
      page.setCropBox(crop);
      page.setRotation(rotation);
      graphics.dispose();
    }
  }

  private static Image toImage(BufferedImage drawn) {
    int width = drawn.getWidth();
    int height = drawn.getHeight();
    int[] pixels = pixels(drawn);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] |= 0xFF000000;
    }
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }

  /** The links of a page, in the order in which the file has them. */
  List<PageLink> links(int number) {
    refuseFxThread();
    return PdfLinks.of(document, number);
  }

  /** Labels and outline; what is damaged in them is left out. */
  PdfFacts facts() {
    refuseFxThread();
    return PdfFactsReader.read(document);
  }

  @Override
  public void close() throws IOException {
    if (pictures.isPresent()) {
      pictures.get().close();
    } else {
      document.close();
    }
  }

  /** The code of an error that a password might help with. */
  static boolean isLocked(CarrelException error) {
    return error.code() == Code.PASSWORD_NEEDED;
  }
}
