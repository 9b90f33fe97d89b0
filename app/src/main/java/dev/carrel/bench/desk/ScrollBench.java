// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import dev.carrel.bench.BenchPdf;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many frames a second the desk draws while a document is scrolled through. */
public final class ScrollBench {
  /** Of the document that is made where none is given. */
  private static final int PAGES = 1000;

  private final Platform platform;
  private final Path folder;
  private final Progress progress;
  private final Cancellation cancellation;

  /**
   * What was measured.
   *
   * @param pages of the document
   * @param counts a window that only changes its colour, steady and fast scrolling
   */
  public record Result(int pages, List<FrameCount> counts) {}

  /** In an empty folder, which holds the desk's home. */
  public ScrollBench(Platform platform, Path folder, Progress progress, Cancellation cancellation) {
    this.platform = platform;
    this.folder = folder;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Whether this machine shows windows. */
  public static boolean hasDisplay() {
    boolean linux = System.getProperty("os.name", "").startsWith("Linux");
    return !linux
        || Stream.of("DISPLAY", "WAYLAND_DISPLAY").anyMatch(name -> System.getenv(name) != null);
  }

  /**
   * Measures.
   *
   * @param file to scroll through; empty for one that is made
   * @param window whether to show a window
   * @param seconds of each way to scroll
   * @throws CarrelException INTERNAL with the desk's last words if it does not come so far;
   *     CANCELLED; or the file cannot be read
   */
  public Result run(Optional<Path> file, boolean window, int seconds) {
    Path home = folder.resolve("home");
    int pages;
    try (Engine engine = ModellessHome.open(home, platform)) {
      Document document =
          engine
              .documents()
              .add(file.orElseGet(this::made), Optional.empty(), progress, cancellation);
      pages = document.pages().size();
    }
    return new Result(pages, counts(home, window, seconds));
  }

  private Path made() {
    String paragraph =
        """


        The parties shall give notice in writing, and any notice is taken as given on the third
        working day after it was sent, unless it arrived earlier.\
        """;
    return BenchPdf.write(
        folder.resolve("Thousand pages.pdf"),
        IntStream.rangeClosed(1, PAGES)
            .mapToObj(page -> "# Section " + page + paragraph.repeat(9))
            .toList());
  }

  private List<FrameCount> counts(Path home, boolean window, int seconds) {
    List<FrameCount> counts = new ArrayList<>();
    String last =
        DeskOutput.hear(
            ScrolledDeskProcess.of(home, window, seconds),
            cancellation,
            (desk, line) -> FrameCount.ofLine(line).map(counts::add).isPresent());
    if (counts.size() < 3) {
      throw new CarrelException(
          Code.INTERNAL,
          "The desk ended before it had scrolled: " + last,
          "Start it by hand with the same Java to see more.");
    }
    return counts;
  }
}
