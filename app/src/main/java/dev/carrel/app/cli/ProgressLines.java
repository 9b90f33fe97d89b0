// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Writes progress where nobody watches it move (a log, a pipe): a line at the start and the end of
 * a stage, and between them one at every tenth, a second apart at least.
 */
final class ProgressLines implements Progress {
  private static final long SECOND = 1_000_000_000;

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private int lastTenth;
  private long lastTime;
  private Optional<Seen> seen = Optional.empty();

  private record Seen(Stage stage, long done, long total) {}

  ProgressLines(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void at(Stage stage, long done, long total) {
    Optional<Seen> now = Optional.of(new Seen(stage, done, total));
    if (now.equals(seen)) {
      return;
    }
    boolean begins = seen.isEmpty() || seen.get().stage() != stage || done < seen.get().done();
    boolean ends = total > 0 && done >= total;
    int tenth = total > 0 ? (int) (done * 10.0 / total) : 0;
    boolean moved = tenth != lastTenth && nanoTime.getAsLong() - lastTime >= SECOND;
    seen = now;
    if (begins || ends || moved) {
      lastTenth = tenth;
      lastTime = nanoTime.getAsLong();
      err.println(line(stage, done, total));
      err.flush();
    }
  }

  private static String line(Stage stage, long done, long total) {
    String share = total > 0 ? String.format(Locale.ROOT, "%3.0f %%  ", 100.0 * done / total) : "";
    return StageText.verb(stage) + "  " + share + StageText.amount(stage, done, total);
  }
}
