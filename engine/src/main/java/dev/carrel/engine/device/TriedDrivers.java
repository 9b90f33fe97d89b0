// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was found of drivers on this machine, kept from run to run: each in its version, with the
 * library that asked it. Losing it costs seconds, so a failure to write it is no failure.
 */
public final class TriedDrivers {
  /**
   * How long a fault holds that may be gone: of a driver that does not tell its version, or that
   * had no time on a machine with other work.
   */
  static final Duration FORGET = Duration.ofDays(1);

  /** More are not kept: the oldest go. */
  private static final int MOST = 50;

  private final JsonFile<Kept> file;
  private final InstantSource clock;

  /** In a file. */
  public TriedDrivers(Path file, InstantSource clock) {
    this.file = new JsonFile<>(DurableFile.ours(file), Kept.class);
    this.clock = clock;
  }

  /**
   * What a finding holds of.
   *
   * @param device its own name; empty: of the loading of all drivers
   * @param driver its name and version; empty where it does not say
   * @param library the library that asked it
   */
  record Key(String device, String driver, String library) {
    boolean names(
        @Nullable String otherDevice, @Nullable String otherDriver, @Nullable String otherLibrary) {
      return device.equals(otherDevice)
          && driver.equals(otherDriver)
          && library.equals(otherLibrary);
    }
  }

  /**
   * A driver was tried.
   *
   * @param lasting whether it would be found again
   */
  record Finding(Optional<String> fault, boolean lasting) {
    static Finding right() {
      return new Finding(Optional.empty(), true);
    }
  }

  private record Kept(@Nullable List<@Nullable Tried> tried) {}

  private record Tried(
      @Nullable String device,
      @Nullable String driver,
      @Nullable String library,
      @Nullable String fault,
      @Nullable Boolean lasting,
      @Nullable String when) {

    boolean isOf(Key key) {
      return key.names(device, driver, library);
    }
  }

  /** Whether something was noted after a time; what was changed by hand may say no time. */
  static boolean isYounger(@Nullable String when, Instant time) {
    try {
      return when != null && Instant.parse(when).isAfter(time);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** What was found; empty if it was not tried, or should be again. */
  Optional<Finding> find(Key key) {
    Instant young = clock.instant().minus(FORGET);
    Predicate<Tried> holds =
        tried ->
            tried.fault == null
                || (Boolean.TRUE.equals(tried.lasting) && !key.driver.isEmpty())
                || isYounger(tried.when, young);
    return read().stream()
        .filter(tried -> tried.isOf(key) && holds.test(tried))
        .map(
            tried ->
                new Finding(Optional.ofNullable(tried.fault), Boolean.TRUE.equals(tried.lasting)))
        .findFirst();
  }

  /** Takes note of what was found, in the place of what was found before. */
  void note(Key key, Finding finding) {
    List<Tried> all = new ArrayList<>();
    all.add(
        new Tried(
            key.device,
            key.driver,
            key.library,
            finding.fault.orElse(null),
            finding.lasting,
            clock.instant().toString()));
    read().stream().filter(tried -> !tried.isOf(key)).limit(MOST - 1).forEach(all::add);
    try {
      file.write(new Kept(List.copyOf(all)));
    } catch (IOException e) {
      System.getLogger(TriedDrivers.class.getName())
          .log(System.Logger.Level.DEBUG, "drivers could not be noted in " + file.place(), e);
    }
  }

  private List<Tried> read() {
    try {
      return file.read().map(Kept::tried).orElse(List.of()).stream()
          .filter(Objects::nonNull)
          .toList();
    } catch (IOException | JsonParseException e) {
      return List.of(); // damaged: they are tried anew
    }
  }
}
