// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import java.util.function.IntConsumer;

/** Turns tokens read into progress: in seconds of those expected, or in tokens. */
final class Work {
  private final Progress progress;
  private final Stage stage;
  private final long totalTokens;
  private final long total;
  private long tokens;

  private Work(Progress progress, Stage stage, long totalTokens, long total) {
    this.progress = progress;
    this.stage = stage;
    this.totalTokens = totalTokens;
    this.total = Math.max(1, total);
    tell();
  }

  static Work inSeconds(Progress progress, long totalTokens, double seconds) {
    return new Work(progress, Stage.CALIBRATE_SECONDS, totalTokens, Math.round(seconds));
  }

  static Work inTokens(Progress progress, long totalTokens) {
    return new Work(progress, Stage.CALIBRATE_TOKENS, Math.max(1, totalTokens), totalTokens);
  }

  void read(int more) {
    tokens = Math.min(totalTokens, tokens + more);
    tell();
  }

  /** For reading one run of tokens, which tells how many of these were read so far. */
  IntConsumer following() {
    long before = tokens;
    return done -> read((int) (before + done - tokens));
  }

  void done() {
    tokens = totalTokens;
    tell();
  }

  private void tell() {
    progress.at(stage, total * tokens / totalTokens, total);
  }
}
