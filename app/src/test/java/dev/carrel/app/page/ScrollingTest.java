// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import dev.carrel.engine.document.Document;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A thousand pages are opened at once and scrolled without holding the FX thread up. */
class ScrollingTest {
  private static final double FRAME_MILLIS = 1000.0 / 60;

  /** Machines that test are slow and shared: what takes a frame elsewhere may take so many here. */
  private static final double FACTOR = 3;

  private static final int STEPS = 400;

  @TempDir Path dir;
  private Document document;

  @BeforeEach
  void aThousandPages() {
    PagePdf pdf = new PagePdf();
    for (int i = 0; i < 1000; i++) {
      pdf.twoColumns();
    }
    document = pdf.read(dir.resolve("thousand.pdf"));
  }

  /** Milliseconds of the FX thread for what is done and what it makes to be laid out. */
  private static double millis(PageWindow window, Runnable action) {
    return Fx.get(
        () -> {
          long start = System.nanoTime();
          action.run();
          window.view().applyCss();
          window.view().layout();
          return (System.nanoTime() - start) / 1e6;
        });
  }

  @Test
  void theFxThreadHasTimeForEachFrame(TestReporter reporter) {
    try (PageWindow window = new PageWindow(1000, 800)) {
      double open = millis(window, () -> window.model().open(document, Optional.empty()));
      window.awaitDrawn();
      PdfPane pane = window.pane();
      double[] steps = new double[STEPS];
      for (int i = 0; i < STEPS; i++) {
        // A steady wheel at first, then so fast that pages are left before they are drawn.
        double by = i < STEPS / 2 ? 90 : 2500;
        steps[i] = millis(window, () -> pane.scrollBy(0, by));
      }
      Arrays.sort(steps);
      double median = steps[STEPS / 2];
      double nearlyAll = steps[STEPS * 95 / 100];
      String said =
          String.format(
              Locale.ROOT,
              "open %.1f ms; a step: median %.2f ms, 95 %% within %.2f ms, longest %.2f ms",
              open,
              median,
              nearlyAll,
              steps[STEPS - 1]);
      reporter.publishEntry("scrolling 1,000 pages", said);
      assertTrue(median < FRAME_MILLIS, said);
      assertTrue(nearlyAll < FACTOR * FRAME_MILLIS, said);
      assertTrue(open < FACTOR * 250, said);
      assertTrue(Fx.get(() -> window.view().lookupAll(".paper-sheet").size()) < 8, "few sheets");
    }
  }

  @Test
  void pagesThatWereScrolledPastAreNotDrawnBeforeTheOneInSight() {
    try (PageWindow window = new PageWindow(1000, 800)) {
      window.open(document);
      PdfPane pane = window.pane();
      Fx.run(
          () -> {
            for (int i = 0; i < 300; i++) {
              pane.scrollBy(0, 4000);
            }
          });
      window.awaitDrawn();
      int page = Fx.get(() -> window.model().pageProperty().get());
      assertTrue(page > 700, "page " + page);
      // A page that is passed by and drawn all the same would stand in the cache.
      assertEquals(Optional.empty(), Fx.get(() -> pane.drawer().standIn(page / 2, 0)));
      assertTrue(Fx.get(() -> pane.drawer().cachedBytes()) < 200L << 20);
    }
  }
}
