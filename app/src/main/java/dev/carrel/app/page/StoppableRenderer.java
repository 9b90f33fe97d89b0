// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ingest.pdf.PictureDrawer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/** Draws a page, and stops between two of its operators when it is no longer wanted. */
final class StoppableRenderer extends PDFRenderer {
  /** A page that takes longer holds all others up. */
  private static final Duration MOST = Duration.ofSeconds(60);

  private final Cancellation cancellation;
  private @Nullable PictureDrawer drawer;

  StoppableRenderer(PDDocument document, Cancellation cancellation) {
    super(document);
    this.cancellation = cancellation;
    setSubsamplingAllowed(true);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    PictureDrawer made = new StoppableDrawer(parameters, cancellation);
    made.setAnnotationFilter(getAnnotationsFilter());
    drawer = made;
    return made;
  }

  /** Whether a picture of the page that was drawn is missing, as it cannot be decoded. */
  boolean lostPictures() {
    return drawer != null && drawer.failedPictures() > 0;
  }

  private static final class StoppableDrawer extends PictureDrawer {
    private final Cancellation cancellation;
    private final long start = System.nanoTime();

    StoppableDrawer(PageDrawerParameters parameters, Cancellation cancellation) throws IOException {
      super(parameters);
      this.cancellation = cancellation;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      cancellation.throwIfRequested();
      if (System.nanoTime() - start > MOST.toNanos()) {
        // Unchecked, since PDFBox goes on after an operator's IOException.
        throw new UncheckedIOException(
            new IOException("drawing it took longer than " + MOST.toSeconds() + " seconds"));
      }
      super.processOperator(operator, operands);
    }
  }
}
