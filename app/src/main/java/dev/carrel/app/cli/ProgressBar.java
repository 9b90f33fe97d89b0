// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Draws progress on one line of a terminal, which is wiped when something else is printed. */
final class ProgressBar implements Progress {
  private static final long REDRAW_NANOS = 100_000_000;
  private static final int BAR_WIDTH = 24;
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private long drawnAt = Long.MIN_VALUE;
  private long startedAt;
  private long startedWith;
  private Optional<Stage> drawn = Optional.empty();

  ProgressBar(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void at(Stage stage, long done, long total) {
    long now = nanoTime.getAsLong();
    if (drawn.isEmpty() || drawn.get() != stage) {
      drawn = Optional.of(stage);
      startedAt = now;
      startedWith = done;
      drawnAt = Long.MIN_VALUE;
    }
    boolean ends = total > 0 && done >= total;
    if (!ends && drawnAt != Long.MIN_VALUE && now - drawnAt < REDRAW_NANOS) {
      return;
    }
    drawnAt = now;
    err.print(WIPE + line(stage, done, total, now));
    err.flush();
  }

  /** Takes the bar away; the next step draws it again. */
  synchronized void wipe() {
    if (drawn.isPresent()) {
      err.print(WIPE);
      err.flush();
      drawn = Optional.empty();
    }
  }

  private String line(Stage stage, long done, long total, long now) {
    String verb = StageText.verb(stage);
    String amount = StageText.amount(stage, done, total);
    if (total <= 0) {
      return verb + "  " + amount;
    }
    int filled = (int) (BAR_WIDTH * Math.min(1.0, (double) done / total));
    String bar = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
    return verb + "  " + bar + "  " + amount + remaining(done, total, now);
  }

  private String remaining(long done, long total, long now) {
    double seconds = (now - startedAt) / 1e9;
    if (seconds < 2 || done <= startedWith || done >= total) {
      return "";
    }
    long left = Math.round(seconds * (total - done) / (done - startedWith));
    return left < 90
        ? String.format(Locale.ROOT, "  %d s left", left)
        : String.format(Locale.ROOT, "  %d min left", Math.round(left / 60.0));
  }
}
