// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ocr.PageImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/** Draws pages into memory, no larger than can be read. */
final class PageDrawing {
  private static final float POINTS_PER_INCH = 72;
  private static final float DPI = 200;

  /** Some two sheets of letter paper. */
  private static final float MOST_PIXELS = 8_000_000;

  private static final float LONGEST_SIDE = 8_000;

  private PageDrawing() {}

  /**
   * A page as it is drawn.
   *
   * @param lost how many of its pictures could not be decoded, and are not on it
   */
  record Drawn(PageImage image, int lost) {}

  /**
   * Draws one as it is shown.
   *
   * @param index from 0
   * @throws OutOfMemoryError if it holds larger pictures than there is memory for
   */
  static Drawn of(PDDocument document, int index, PageSpace space, Watch watch) throws IOException {
    try {
      return draw(document, index, space, watch, false);
    } catch (OutOfMemoryError e) {
      return draw(document, index, space, watch, true);
    }
  }

  /**
   * The same.
   *
   * @param coarsely whether pictures that are finer than what is drawn are taken in part
   */
  private static Drawn draw(
      PDDocument document, int index, PageSpace space, Watch watch, boolean coarsely)
      throws IOException {
    ContentGaps.close(document.getPage(index));
    Renderer renderer = new Renderer(document, watch);
    renderer.setSubsamplingAllowed(coarsely);
    BufferedImage image = renderer.renderImage(index, scale(space), ImageType.GRAY);
    byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return new Drawn(
        new PageImage(image.getWidth(), image.getHeight(), grey), renderer.failedPictures());
  }

  /** Pixels a point. */
  private static float scale(PageSpace space) {
    float longest = Math.max(space.width(), space.height());
    float bySize = (float) Math.sqrt(MOST_PIXELS / (space.width() * space.height()));
    return Math.min(DPI / POINTS_PER_INCH, Math.min(bySize, LONGEST_SIDE / longest)) * space.unit();
  }

  /** Asks between any two steps of the drawing whether it may go on. */
  private static final class Renderer extends PDFRenderer {
    private final Watch watch;
    private @Nullable PictureDrawer drawer;

    Renderer(PDDocument document, Watch watch) {
      super(document);
      this.watch = watch;
    }

    int failedPictures() {
      return drawer == null ? 0 : drawer.failedPictures();
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      drawer =
          new PictureDrawer(parameters) {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands)
                throws IOException {
              watch.check();
              super.processOperator(operator, operands);
            }
          };
      return drawer;
    }
  }
}
