// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.ContextTrial;
import dev.carrel.engine.ground.ContextTrial.Times;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What was found of devices that keep contexts, kept from run to run beside {@link TriedDrivers}.
 * Losing it costs seconds, so a failure to write it is no failure.
 */
public final class KeptContextTrials {
  /** More are not kept: the oldest go. */
  private static final int MOST = 20;

  private final JsonFile<Kept> file;
  private final InstantSource clock;

  /** In a file. */
  public KeptContextTrials(Path file, InstantSource clock) {
    this.file = new JsonFile<>(DurableFile.ours(file), Kept.class);
    this.clock = clock;
  }

  private record Kept(@Nullable List<@Nullable Tried> contexts) {}

  /** One case; error null: not offered. */
  private record Case(@Nullable String what, @Nullable Double error, double limit) {}

  private record Tried(
      @Nullable String device,
      @Nullable String driver,
      @Nullable String library,
      @Nullable List<@Nullable Case> computed,
      @Nullable String fault,
      @Nullable List<@Nullable Times> times,
      @Nullable String when) {

    boolean isOf(TriedDrivers.Key key) {
      return key.names(device, driver, library);
    }

    /** Empty where something of it was changed by hand so that it makes no sense. */
    Optional<ContextTrial> trial() {
      if (computed == null || times == null) {
        return Optional.empty();
      }
      List<Computed> cases = new ArrayList<>();
      for (Case one : computed) {
        if (one == null || one.what == null) {
          return Optional.empty();
        }
        cases.add(
            new Computed(
                one.what,
                one.error == null ? OptionalDouble.empty() : OptionalDouble.of(one.error),
                one.limit));
      }
      List<Times> measured = times.stream().filter(Objects::nonNull).toList();
      return measured.size() == times.size() && measured.stream().allMatch(Times::isTime)
          ? Optional.of(new ContextTrial(cases, Optional.ofNullable(fault), measured))
          : Optional.empty();
    }
  }

  /** What was found; empty if it was not tried, or should be again. */
  Optional<ContextTrial> find(TriedDrivers.Key key) {
    Instant young = clock.instant().minus(TriedDrivers.FORGET);
    return read().stream()
        .filter(tried -> tried.isOf(key))
        .filter(tried -> tried.fault == null || TriedDrivers.isYounger(tried.when, young))
        .flatMap(tried -> tried.trial().stream())
        .findFirst();
  }

  /** Takes note of what was found, in the place of what was found before. */
  void note(TriedDrivers.Key key, ContextTrial trial) {
    List<Tried> all = new ArrayList<>();
    all.add(
        new Tried(
            key.device(),
            key.driver(),
            key.library(),
            trial.computed().stream().map(KeptContextTrials::of).toList(),
            trial.fault().orElse(null),
            trial.times(),
            clock.instant().toString()));
    read().stream().filter(tried -> !tried.isOf(key)).limit(MOST - 1).forEach(all::add);
    try {
      file.write(new Kept(List.copyOf(all)));
    } catch (IOException e) {
      System.getLogger(KeptContextTrials.class.getName())
          .log(System.Logger.Level.DEBUG, "contexts could not be noted in " + file.place(), e);
    }
  }

  /** Of what came out as no number nothing is kept but the fault, which is another field's. */
  private static Case of(Computed one) {
    double error = one.error().orElse(Double.NaN);
    return new Case(one.what(), Double.isFinite(error) ? error : null, one.limit());
  }

  private List<Tried> read() {
    try {
      return file.read().map(Kept::contexts).orElse(List.of()).stream()
          .filter(Objects::nonNull)
          .toList();
    } catch (IOException | JsonParseException e) {
      return List.of(); // damaged: they are tried anew
    }
  }
}
