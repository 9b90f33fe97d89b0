// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import com.google.gson.JsonParseException;
import dev.carrel.engine.context.SpeedFit.Point;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.JsonFile;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelSketch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How fast models were read on this machine, kept from run to run: what a plan tells the time by.
 * Losing it costs a few seconds of measuring, so a failure to write it is no failure.
 *
 * <p>Thread-safe. Two processes that write at once may lose one another's last run.
 */
public final class ReadingSpeeds {
  /** Shorter runs are mostly the start of a computation. */
  private static final int LEAST_TOKENS = 32;

  private final JsonFile<Kept> file;
  private final String machine;
  private final InstantSource clock;

  private record Kept(Map<String, List<Point>> runs) {
    Kept {
      Map<String, List<Point>> whole = new TreeMap<>();
      runs.forEach((key, points) -> whole.put(key, List.copyOf(points)));
      runs = whole;
    }
  }

  /**
   * Keeps them in a file.
   *
   * @param machine what computes here: runs of another machine do not count
   */
  public ReadingSpeeds(Path file, String machine, InstantSource clock) {
    this.file = new JsonFile<>(DurableFile.ours(file), Kept.class);
    this.machine = machine;
    this.clock = clock;
  }

  /** In the machine's cache, which all homes share. */
  public static ReadingSpeeds of(Platform platform) {
    return new ReadingSpeeds(
        platform.cache().resolve("speeds.json"), platform.machine().name(), platform.clock());
  }

  /**
   * Takes note of a run: tokens that were read behind others in one go, without pauses. Some
   * thousand tokens are best; very few say nothing and are not noted.
   *
   * @param fromToken how many tokens stood before
   * @param tokens how many were read
   * @param seconds how long that took
   */
  public synchronized void record(
      ModelSketch model,
      KvProfile profile,
      int threads,
      int fromToken,
      int tokens,
      double seconds) {
    if (tokens < LEAST_TOKENS || !(seconds > 0)) {
      return;
    }
    Map<String, List<Point>> runs = read();
    List<Point> points =
        new ArrayList<>(runs.getOrDefault(key(model, profile, threads), List.of()));
    points.add(new Point(fromToken + tokens / 2, seconds / tokens, clock.millis()));
    runs.put(key(model, profile, threads), SpeedFit.newest(points));
    try {
      file.write(new Kept(runs));
    } catch (IOException e) {
      System.getLogger(ReadingSpeeds.class.getName())
          .log(System.Logger.Level.DEBUG, "speeds could not be kept in " + file.place(), e);
    }
  }

  /** How fast a model is read with a profile; empty if that was never measured here. */
  public synchronized Optional<ReadingSpeed> of(ModelSketch model, KvProfile profile, int threads) {
    return SpeedFit.of(read().getOrDefault(key(model, profile, threads), List.of()));
  }

  private Map<String, List<Point>> read() {
    try {
      return file.read().map(Kept::runs).orElseGet(TreeMap::new);
    } catch (IOException | JsonParseException e) {
      return new TreeMap<>(); // damaged: measured again
    }
  }

  private String key(ModelSketch model, KvProfile profile, int threads) {
    Path path = model.info().file();
    return String.join(
        " | ",
        path.getFileName() + " " + size(path),
        profile.label(),
        threads + " threads",
        model.computedOn().isEmpty() ? machine : machine + " | " + model.computedOn());
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0; // a model without a file
    }
  }
}
