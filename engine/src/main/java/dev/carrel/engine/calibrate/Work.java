// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;

/** Turns tokens read into progress, in seconds of those expected. */
final class Work {
  private final Progress progress;
  private final long totalTokens;
  private final double seconds;
  private long tokens;

  Work(Progress progress, long totalTokens, double seconds) {
    this.progress = progress;
    this.totalTokens = totalTokens;
    this.seconds = seconds;
    tell();
  }

  void read(int more) {
    tokens = Math.min(totalTokens, tokens + more);
    tell();
  }

  void done() {
    tokens = totalTokens;
    tell();
  }

  private void tell() {
    long total = Math.max(1, Math.round(seconds));
    progress.at(Stage.CALIBRATE_SECONDS, total * tokens / totalTokens, total);
  }
}
