// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import dev.carrel.engine.device.DriverTrial.Outcome;
import dev.carrel.engine.device.TriedDrivers.Finding;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ContextPlace;
import dev.carrel.engine.ground.DeviceTrial;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import dev.carrel.engine.ground.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Devices whose drivers were tried in another process first: that they load, once for each process
 * of ours; that they compute right, once for each version of a driver. Thread-safe.
 */
public final class TriedDevices implements Devices {
  private static final String ALL_DRIVERS = "Graphics devices";

  private final DriverLibrary library;
  private final Optional<DriverTrial> trial;
  private final TriedDrivers drivers;
  private final ContextTrials contexts;

  /** Whether drivers may be loaded here; empty as long as nobody asked. */
  private Optional<Boolean> loads = Optional.empty();

  /** What was found or remembered in this process. */
  private final Map<TriedDrivers.Key, Finding> known = new HashMap<>();

  /** A line for each device that is switched off, by its name. */
  private final Map<String, String> off = new LinkedHashMap<>();

  /**
   * Devices.
   *
   * @param trial in which they are tried; empty: no other process can be started, and none is tried
   * @param drivers what was found before
   * @param contexts the same of contexts in devices' memories
   */
  public TriedDevices(
      DriverLibrary library,
      Optional<DriverTrial> trial,
      TriedDrivers drivers,
      ContextTrials contexts) {
    this.library = library;
    this.trial = trial;
    this.drivers = drivers;
    this.contexts = contexts;
  }

  @Override
  public synchronized List<ComputeDevice> devices() {
    return listed().stream()
        .filter(listed -> known(listed).flatMap(Finding::fault).isEmpty())
        .map(ListedDevice::device)
        .toList();
  }

  @Override
  public synchronized Optional<String> faultOf(ComputeDevice device) {
    return listed().stream()
        .filter(listed -> listed.device().name().equals(device.name()))
        .findFirst()
        .flatMap(
            listed -> known(listed).map(Finding::fault).orElseGet(() -> tried(listed).fault()));
  }

  @Override
  public synchronized List<String> switchedOff() {
    return List.copyOf(off.values());
  }

  @Override
  public synchronized ContextPlace contextOn(List<ComputeDevice> devices) {
    if (trial.isEmpty() || library.backends().isEmpty()) {
      return ContextPlace.RAM;
    }
    List<String> names = devices.stream().map(ComputeDevice::name).toList();
    List<ListedDevice> these =
        listed().stream().filter(listed -> names.contains(listed.device().name())).toList();
    return contexts.areWantedOn(these)
        ? contexts.place(
            these.stream()
                .map(listed -> contexts.of(trial.orElseThrow(), listed, contextKey(listed)))
                .toList())
        : ContextPlace.RAM;
  }

  @Override
  public synchronized List<DeviceTrial> tryAll(boolean timesSoftware) {
    off.clear();
    known.clear();
    if (trial.isEmpty() || library.backends().isEmpty()) {
      return List.of();
    }
    Outcome outcome = trial.get().run(TrialText.LIST);
    loads = Optional.of(noteLoading(outcome));
    return switch (outcome) {
      case Outcome.Said said ->
          TrialText.devices(said.lines()).stream()
              .map(listed -> withContext(listed, tried(listed), timesSoftware))
              .toList();
      case Outcome.Failed _, Outcome.NotStarted _ -> List.of();
    };
  }

  /** Of a device that is switched off nothing more is asked. */
  private DeviceTrial withContext(ListedDevice listed, DeviceTrial tried, boolean timesSoftware) {
    return tried.fault().isPresent()
        ? tried
        : tried.with(contexts.anew(trial.orElseThrow(), listed, contextKey(listed), timesSoftware));
  }

  private List<ListedDevice> listed() {
    if (loads.isEmpty()) {
      loads = Optional.of(trial.isEmpty() || library.backends().isEmpty() || loadsWell());
    }
    return loads.get() ? library.list() : List.of();
  }

  private boolean loadsWell() {
    Optional<String> before = drivers.find(loading()).flatMap(Finding::fault);
    if (before.isPresent()) {
      switchOff(ALL_DRIVERS, before.get());
      return false;
    }
    return noteLoading(trial.orElseThrow().run(TrialText.LIST));
  }

  /** That they load well is not kept: a driver may be another one the next time. */
  private boolean noteLoading(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Said said -> {
        Optional<String> failure = TrialText.failure(said.lines());
        failure.ifPresent(why -> switchOff(ALL_DRIVERS, "they cannot be listed: " + why));
        yield failure.isEmpty();
      }
      case Outcome.Failed failed -> {
        String fault = "a driver " + failed.how();
        drivers.note(loading(), new Finding(Optional.of(fault), false));
        switchOff(ALL_DRIVERS, fault);
        yield false;
      }
      case Outcome.NotStarted no -> {
        switchOff(ALL_DRIVERS, TrialFaults.notStarted(no));
        yield false;
      }
    };
  }

  private TriedDrivers.Key loading() {
    return new TriedDrivers.Key("", "", libraryNow());
  }

  private TriedDrivers.Key key(ListedDevice listed) {
    return new TriedDrivers.Key(listed.device().description(), listed.driver(), libraryNow());
  }

  /** Another library may ask a driver otherwise. */
  private String libraryNow() {
    return stamps(library.backends());
  }

  /** Our own library has the shaders. */
  private TriedDrivers.Key contextKey(ListedDevice listed) {
    List<Path> files = new ArrayList<>(library.backends());
    files.addAll(library.shaders().stream().toList());
    return new TriedDrivers.Key(listed.device().description(), listed.driver(), stamps(files));
  }

  private static String stamps(List<Path> files) {
    return files.stream().map(TriedDevices::stamp).collect(Collectors.joining(", "));
  }

  private static String stamp(Path file) {
    try {
      return "%s %d %s"
          .formatted(file.getFileName(), Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException e) {
      return String.valueOf(file.getFileName());
    }
  }

  /** What is known of it without a trial; what there is no trial for is believed. */
  private Optional<Finding> known(ListedDevice listed) {
    if (trial.isEmpty() || library.backends().isEmpty()) {
      return Optional.of(Finding.right());
    }
    TriedDrivers.Key key = key(listed);
    Optional<Finding> finding = Optional.ofNullable(known.get(key)).or(() -> drivers.find(key));
    finding.ifPresent(found -> remember(listed, key, found));
    return finding;
  }

  private void remember(ListedDevice listed, TriedDrivers.Key key, Finding finding) {
    known.put(key, finding);
    String name = listed.device().name();
    finding
        .fault()
        .ifPresentOrElse(
            why -> switchOff(name + " (" + listed.device().description() + ")", why),
            () -> off.remove(name + " (" + listed.device().description() + ")"));
  }

  private void switchOff(String what, String why) {
    off.put(
        what, "%s: switched off, since %s. 'carrel doctor gpu' tries again.".formatted(what, why));
  }

  private DeviceTrial tried(ListedDevice listed) {
    long start = System.nanoTime();
    Outcome outcome = trial.orElseThrow().run(TrialText.CHECK, listed.device().name());
    List<Computed> computed = TrialText.computed(outcome.lines());
    Finding finding = new Finding(TrialFaults.of(outcome, () -> wrong(computed)), lasts(outcome));
    TriedDrivers.Key key = key(listed);
    if (!(outcome instanceof Outcome.NotStarted)) {
      drivers.note(key, finding);
    }
    remember(listed, key, finding);
    return new DeviceTrial(
        listed.device(),
        listed.driver(),
        computed,
        finding.fault(),
        Optional.empty(),
        (System.nanoTime() - start) / 1e9);
  }

  private static boolean lasts(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Said _ -> true;
      case Outcome.Failed failed -> failed.inTime();
      case Outcome.NotStarted _ -> false;
    };
  }

  private static Optional<String> wrong(List<Computed> computed) {
    return computed.stream().allMatch(one -> one.error().isEmpty())
        ? Optional.of("it computes nothing that a model needs")
        : TrialFaults.wrong(computed);
  }
}
