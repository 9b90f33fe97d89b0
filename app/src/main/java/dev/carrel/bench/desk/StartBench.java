// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import dev.carrel.app.start.DeskProcess;
import dev.carrel.app.start.StartCache;
import dev.carrel.bench.BenchPdf;
import dev.carrel.engine.Engine;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * How long the desk takes to its first useful frame, without and with the {@link StartCache}, in
 * turn, each time a process of its own.
 */
public final class StartBench {
  /** On the shelf. */
  public static final int DOCUMENTS = 8;

  /** Of each document. */
  public static final int PAGES = 30;

  private final Platform platform;
  private final Path folder;
  private final Cancellation cancellation;

  /**
   * One start.
   *
   * @param windowSeconds from the start of the process until the window is shown
   * @param frameSeconds until shelf and first page are shown
   * @param cpuSeconds of all cores until then, which other work on the machine disturbs less; 0
   *     where the system does not tell
   */
  public record Start(double windowSeconds, double frameSeconds, double cpuSeconds) {}

  /**
   * What was measured.
   *
   * @param plain without the cache
   * @param cached with it; empty if it could not be made
   * @param cacheSeconds what making it took
   * @param cacheBytes on disk
   * @param reason why there is none; empty if there is one
   */
  public record Result(
      List<Start> plain,
      List<Start> cached,
      double cacheSeconds,
      OptionalLong cacheBytes,
      Optional<String> reason) {}

  /** In an empty folder, which holds the desk's home and the cache. */
  public StartBench(Platform platform, Path folder, Cancellation cancellation) {
    this.platform = platform;
    this.folder = folder;
    this.cancellation = cancellation;
  }

  /**
   * Measures.
   *
   * @param runs starts of either kind, 1 or more
   * @throws CarrelException INTERNAL with the desk's last words if it does not come so far;
   *     CANCELLED
   */
  public Result run(int runs, Progress progress) {
    Path home = folder.resolve("home");
    fill(home);
    int steps = 2 * runs + 2;
    progress.at(Stage.TIME_STEPS, 0, steps);
    Start _ = start(home, List.of()); // the files come into the system's memory, the state is saved
    progress.at(Stage.TIME_STEPS, 1, steps);
    StartCache cache = new StartCache(folder.resolve("start.aot"));
    long before = System.nanoTime();
    Optional<String> reason = make(cache);
    double cacheSeconds = seconds(before);
    List<Start> plain = new ArrayList<>();
    List<Start> cached = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      progress.at(Stage.TIME_STEPS, 2 + 2L * run, steps);
      plain.add(start(home, List.of()));
      if (reason.isEmpty()) {
        cached.add(start(home, cache.options()));
      }
    }
    return new Result(plain, cached, cacheSeconds, cache.bytes(), reason);
  }

  private Optional<String> make(StartCache cache) {
    try {
      cache.make(cancellation);
      return Optional.empty();
    } catch (CarrelException e) {
      cancellation.throwIfRequested();
      return Optional.of(e.getMessage());
    }
  }

  /** Documents for the shelf, made for the purpose. */
  private void fill(Path home) {
    try (Engine engine = ModellessHome.open(home, platform)) {
      for (int number = 1; number <= DOCUMENTS; number++) {
        Path file = folder.resolve("Contract %02d.pdf".formatted(number));
        engine
            .documents()
            .add(
                BenchPdf.write(file, pages(number)),
                Optional.empty(),
                Progress.SILENT,
                cancellation);
      }
    }
  }

  private static List<String> pages(int document) {
    return IntStream.rangeClosed(1, PAGES).mapToObj(page -> page(document, page)).toList();
  }

  private static String page(int document, int page) {
    String paragraph =
        """


        Section %d. The parties to agreement %d shall give notice in writing, and any notice is
        taken as given on the third working day after it was sent, unless it arrived earlier.\
        """
            .formatted(page, document);
    return "# Contract %d, section %d".formatted(document, page) + paragraph.repeat(6);
  }

  private Start start(Path home, List<String> options) {
    Watch watch = new Watch();
    String last = DeskOutput.hear(DeskProcess.of(home, options), cancellation, watch::heard);
    return watch.start.orElseThrow(
        () ->
            new CarrelException(
                Code.INTERNAL,
                "The desk ended before its first frame: " + last,
                "Start it by hand with the same Java to see more."));
  }

  /** Takes the time of a start, from now on. */
  private static final class Watch {
    private final long before = System.nanoTime();
    private double window;
    private Optional<Start> start = Optional.empty();

    boolean heard(Process desk, String line) {
      switch (line) {
        case DeskProcess.WINDOW_SHOWN -> window = seconds(before);
        case DeskProcess.FRAME_SHOWN -> {
          double cpu = desk.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
          start = Optional.of(new Start(window, seconds(before), cpu));
        }
        default -> {
          return false;
        }
      }
      return true;
    }
  }

  private static double seconds(long before) {
    return (System.nanoTime() - before) / 1e9;
  }
}
