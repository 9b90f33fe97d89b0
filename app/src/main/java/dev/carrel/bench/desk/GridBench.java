// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import dev.carrel.engine.Engine;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomePlace;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How many frames a second the desk draws of the grid of a review. */
public final class GridBench {
  /** Cells of each row with words; the others are "not asked yet". More takes minutes to make. */
  private static final int WORDED = 20;

  private final Platform platform;
  private final Path folder;
  private final Progress progress;
  private final Cancellation cancellation;

  /** In an empty folder, which holds the desk's home. */
  public GridBench(Platform platform, Path folder, Progress progress, Cancellation cancellation) {
    this.platform = platform;
    this.folder = folder;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * Measures.
   *
   * @param rows documents
   * @param columns questions
   * @param window whether to show a window
   * @param seconds of each way to change what is shown
   * @return of a window that only changes its colour, of scrolling down and across, and of drawing
   *     all cells in sight anew in each frame
   * @throws CarrelException INTERNAL with the desk's last words if it does not come so far;
   *     CANCELLED
   */
  public List<FrameCount> run(int rows, int columns, boolean window, int seconds) {
    Path home = folder.resolve("home");
    try {
      make(home, rows, columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<FrameCount> counts = new ArrayList<>();
    String last =
        DeskOutput.hear(
            GridDeskProcess.of(home, window, rows, seconds),
            cancellation,
            (desk, line) -> FrameCount.ofLine(line).map(counts::add).isPresent());
    if (counts.size() < 4) {
      throw new CarrelException(
          Code.INTERNAL,
          "The desk ended before its grid was measured: " + last,
          "Start it by hand with the same Java to see more.");
    }
    return counts;
  }

  private void make(Path home, int rows, int columns) throws IOException {
    try (Engine engine = ModellessHome.open(home, platform)) {
      long collection = engine.collections().create("Contracts").id();
      Review review =
          engine
              .reviews()
              .begin(
                  collection,
                  "Review",
                  IntStream.rangeClosed(1, columns)
                      .mapToObj(
                          at -> new ReviewColumn("Question " + at, ColumnType.TEXT, "What? " + at))
                      .toList());
      for (int row = 0; row < rows; row++) {
        Path file =
            Files.writeString(
                folder.resolve("Contract %03d.md".formatted(row + 1)), "# Contract " + (row + 1));
        Document document =
            engine.documents().add(file, Optional.empty(), Progress.SILENT, cancellation);
        engine.collections().add(collection, document.id());
        for (KeptColumn column : review.columns().subList(0, Math.min(columns, WORDED))) {
          String words = "Answer %d of %d, in some words".formatted(column.id(), row + 1);
          engine.reviews().correct(column, document.id(), Optional.of(words));
        }
        progress.at(Progress.Stage.EXTRACT_PAGES, row + 1, rows);
      }
      engine.collections().open(collection);
    }
    HomeFiles.in(home)
        .file(HomePlace.DESK.file())
        .write("{\"leftShown\": true, \"rightShown\": true, \"review\": {\"shown\": true}}");
  }
}
