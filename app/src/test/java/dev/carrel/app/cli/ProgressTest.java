// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter written = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private void run(Progress progress, Stage stage, long nanosPerStep) {
    for (int done = 0; done <= 1000; done++) {
      progress.at(stage, done, 1000);
      nanos.addAndGet(nanosPerStep);
    }
  }

  @Test
  void linesComeAtEachTenthAtMost() {
    run(new ProgressLines(new PrintWriter(written), nanos::get), Stage.READ_TOKENS, 50_000_000);
    assertEquals(11, written.toString().lines().count(), written.toString());
    assertTrue(written.toString().contains("500 of 1,000 tokens"), written.toString());
  }

  @Test
  void quickWorkIsTwoLinesOnly() {
    run(new ProgressLines(new PrintWriter(written), nanos::get), Stage.INDEX_PAGES, 1000);
    assertEquals(2, written.toString().lines().count(), written.toString());
  }

  @Test
  void theBarStaysOnItsLineAndIsWiped() {
    ProgressBar bar = new ProgressBar(new PrintWriter(written), nanos::get);
    run(bar, Stage.DOWNLOAD_BYTES, 50_000_000);
    bar.wipe();
    assertFalse(written.toString().contains("\n"));
    assertTrue(written.toString().contains("s left"), written.toString());
    assertTrue(written.toString().endsWith("\r\u001b[K"));
  }
}
