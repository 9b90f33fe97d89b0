// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import dev.carrel.engine.device.DriverTrial.Outcome;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Why a device is not to be used, in words that go on after "since". */
final class TrialFaults {
  private TrialFaults() {}

  /**
   * By how a trial ended; empty: nothing speaks against the device.
   *
   * @param wrong what is wrong with what it computed, asked where it came to its end
   */
  static Optional<String> of(Outcome outcome, Supplier<Optional<String>> wrong) {
    return switch (outcome) {
      case Outcome.Said said ->
          TrialText.failure(said.lines()).map(why -> "it fails: " + why).or(wrong);
      case Outcome.Failed failed -> Optional.of("its driver " + failed.how());
      case Outcome.NotStarted no -> Optional.of(notStarted(no));
    };
  }

  static String notStarted(Outcome.NotStarted no) {
    return "the process that tries drivers could not be started: " + no.why();
  }

  /** Names the first of those that are wrong, and how many are. */
  static Optional<String> wrong(List<Computed> computed) {
    List<Computed> wrong = computed.stream().filter(one -> !one.right()).toList();
    return wrong.stream()
        .findFirst()
        .map(
            first ->
                String.format(
                    Locale.ROOT,
                    "it computes wrongly: %s with an error of %.2g where %.2g is allowed%s",
                    first.what(),
                    first.error().orElse(0),
                    first.limit(),
                    wrong.size() == 1 ? "" : ", and " + (wrong.size() - 1) + " more"));
  }
}
