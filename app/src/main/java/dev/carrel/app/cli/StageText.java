// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.Progress.Stage;
import java.util.Locale;

/** How a stage of work is called. */
final class StageText {
  private StageText() {}

  static String verb(Stage stage) {
    return switch (stage) {
      case DOWNLOAD_BYTES -> "Fetching the model";
      case EXTRACT_PAGES -> "Opening";
      case INDEX_PAGES -> "Indexing";
      case EMBED_PAGES -> "Telling what passages mean";
      case LOAD_PERMILLE -> "Loading the model";
      case CALIBRATE_SECONDS -> "Measuring the model";
      case CALIBRATE_TOKENS -> "Measuring what it looks at";
      case READ_TOKENS -> "Reading";
      case ANSWER_TOKENS -> "Answering";
      case COPY_BYTES -> "Copying";
      case CHECK_BYTES -> "Checking";
      case COMPARE_TOKENS -> "Comparing";
      case FILL_TOKENS -> "Filling the cache";
      case TIME_STEPS -> "Timing";
    };
  }

  static String amount(Stage stage, long done, long total) {
    return switch (stage) {
      case DOWNLOAD_BYTES, COPY_BYTES, CHECK_BYTES ->
          of(ByteSize.text(done), total > 0 ? ByteSize.text(total) : "");
      case EXTRACT_PAGES, INDEX_PAGES, EMBED_PAGES ->
          of(count(done), total > 0 ? count(total) : "") + " pages";
      case CALIBRATE_TOKENS, READ_TOKENS, ANSWER_TOKENS, COMPARE_TOKENS, FILL_TOKENS ->
          of(count(done), total > 0 ? count(total) : "") + " tokens";
      case TIME_STEPS -> of(count(done), total > 0 ? count(total) : "") + " steps";
      case CALIBRATE_SECONDS -> of(count(done), total > 0 ? count(total) : "") + " s";
      case LOAD_PERMILLE -> "";
    };
  }

  private static String of(String done, String total) {
    return total.isEmpty() ? done : done + " of " + total;
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
