// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import dev.carrel.engine.device.DriverTrial.Outcome;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ContextPlace;
import dev.carrel.engine.ground.ContextTrial;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether devices keep contexts rightly, and in which way they attend quicker: tried in another
 * process, once for each device, driver and library. For the thread that holds {@link
 * TriedDevices}.
 */
public final class ContextTrials {
  /** Where attention is timed: in a long letter, and in a long contract. */
  private static final List<Integer> DEPTHS = List.of(4096, 16_384);

  /** What plays a device is so much slower. */
  private static final List<Integer> SOFTWARE_DEPTHS = List.of(512, 2048);

  private final KeptContextTrials kept;
  private final ContextWish wish;

  /** What was found or remembered in this process. */
  private final Map<TriedDrivers.Key, ContextTrial> known = new HashMap<>();

  /** What is wanted, and what was found before. */
  public ContextTrials(ContextWish wish, KeptContextTrials kept) {
    this.wish = wish;
    this.kept = kept;
  }

  /** Whether these are to be tried. What plays a device is the processor, and no quicker. */
  boolean areWantedOn(List<ListedDevice> devices) {
    return switch (wish) {
      case RAM -> false;
      case MEASURED -> devices.stream().noneMatch(ContextTrials::isSoftware);
      case DEVICE, DEVICE_ROWS, DEVICE_CODES -> true;
    };
  }

  private static boolean isSoftware(ListedDevice listed) {
    return listed.device().kind() == ComputeDevice.Kind.SOFTWARE;
  }

  /** Where such trials, one for each device, say that a context may be kept. */
  ContextPlace place(List<ContextTrial> trials) {
    if (trials.isEmpty() || !trials.stream().allMatch(ContextTrial::keeps)) {
      return ContextPlace.RAM;
    }
    return switch (wish) {
      case RAM -> ContextPlace.RAM;
      case DEVICE_ROWS -> ContextPlace.DEVICE_ROWS;
      case DEVICE_CODES -> ContextPlace.DEVICE_CODES;
      case DEVICE -> quicker(trials);
      case MEASURED ->
          trials.stream().allMatch(ContextTrial::beatsProcessor)
              ? quicker(trials)
              : ContextPlace.RAM;
    };
  }

  private static ContextPlace quicker(List<ContextTrial> trials) {
    return trials.stream().allMatch(one -> one.quicker() == ContextPlace.DEVICE_CODES)
        ? ContextPlace.DEVICE_CODES
        : ContextPlace.DEVICE_ROWS;
  }

  /** What is known of a device, or what is found now. */
  ContextTrial of(DriverTrial trial, ListedDevice listed, TriedDrivers.Key key) {
    Optional<ContextTrial> before = Optional.ofNullable(known.get(key)).or(() -> kept.find(key));
    before.ifPresent(found -> known.put(key, found));
    return before.orElseGet(() -> anew(trial, listed, key, false));
  }

  /**
   * What is found now, whatever was before. Which way is the quicker one is measured on hardware.
   *
   * @param timesSoftware whether also on what software plays
   */
  ContextTrial anew(
      DriverTrial trial, ListedDevice listed, TriedDrivers.Key key, boolean timesSoftware) {
    List<Integer> depths =
        isSoftware(listed) ? timesSoftware ? SOFTWARE_DEPTHS : List.of() : DEPTHS;
    Outcome outcome =
        trial.run(TrialText.CONTEXT, listed.device().name(), TrialText.depths(depths));
    ContextTrial found = found(outcome);
    known.put(key, found);
    if (!(outcome instanceof Outcome.NotStarted)) {
      kept.note(key, found);
    }
    return found;
  }

  private static ContextTrial found(Outcome outcome) {
    List<Computed> computed = TrialText.computed(outcome.lines());
    return new ContextTrial(
        computed,
        TrialFaults.of(outcome, () -> TrialFaults.wrong(computed)),
        TrialText.times(outcome.lines()));
  }
}
