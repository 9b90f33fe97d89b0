// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.DocumentReading;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What reading in a process of its own costs beside reading here, on one document, in turn. */
public final class IngestBench {
  private final Platform platform;
  private final Path file;
  private final Cancellation cancellation;

  /**
   * What was measured, in seconds, one figure a turn.
   *
   * @param here in this process
   * @param apart in a process that waited
   * @param started in one that is started for it, with that
   */
  public record Result(int pages, List<Double> here, List<Double> apart, List<Double> started) {}

  /** On a file that can be read. */
  public IngestBench(Platform platform, Path file, Cancellation cancellation) {
    this.platform = platform;
    this.file = file;
    this.cancellation = cancellation;
  }

  /**
   * Makes a document to measure with.
   *
   * @throws CarrelException HOME_UNUSABLE
   */
  public static Path document(Path file, int pages) {
    String paragraph =
        """


        The Supplier shall deliver the goods within thirty days of the order, and shall give notice
        in writing where that cannot be done. Any notice is taken as given on the third working day.\
        """;
    List<String> texts =
        IntStream.rangeClosed(1, pages)
            .mapToObj(page -> "# Section " + page + paragraph.repeat(9))
            .toList();
    return BenchPdf.write(file, texts);
  }

  /**
   * Measures. Both have read the document some times before: what is compared is what they do, not
   * which of them Java has compiled.
   *
   * @param turns 1 or more
   * @throws CarrelException if the file cannot be read; CANCELLED
   */
  public Result run(int turns) {
    List<Double> here = new ArrayList<>();
    List<Double> apart = new ArrayList<>();
    List<Double> started = new ArrayList<>();
    int pages;
    Platform with = platform.withJava(LocalPlatform.java());
    Platform without =
        new Platform(
            platform.osName(),
            platform.environment(),
            platform.userHome(),
            platform.machine(),
            platform.clock());
    try (DocumentReading local = DocumentReading.on(without);
        DocumentReading process = DocumentReading.on(with)) {
      pages = read(local);
      for (int i = 0; i < turns; i++) {
        int _ = read(local);
        int _ = read(process);
      }
      for (int i = 0; i < turns; i++) {
        here.add(seconds(local));
        apart.add(seconds(process));
        try (DocumentReading fresh = DocumentReading.on(with)) {
          started.add(seconds(fresh));
        }
      }
    }
    return new Result(pages, here, apart, started);
  }

  private double seconds(DocumentReading reading) {
    long start = System.nanoTime();
    int _ = read(reading);
    return (System.nanoTime() - start) / 1e9;
  }

  private int read(DocumentReading reading) {
    return reading
        .ingestor()
        .read(file, Optional.empty(), Progress.SILENT, cancellation)
        .pages()
        .size();
  }
}
