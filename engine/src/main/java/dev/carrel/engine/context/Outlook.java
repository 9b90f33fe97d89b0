// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelSketch;
import dev.carrel.engine.model.ProfileMeasure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a model could read on this machine, before any document is there. Found without its weights;
 * its questions are answered at once, for any budget.
 *
 * @param plan of no documents
 * @param calibration what was measured of it
 * @param speeds how fast it is read here, where that is known
 */
public record Outlook(
    ReadingPlan plan, Calibration calibration, Map<KvProfile, ReadingSpeed> speeds) {
  public Outlook {
    speeds = Map.copyOf(speeds);
  }

  /** Looks at a model. */
  public static Outlook of(
      ModelSketch model, ReadOptions options, Planner planner, Cancellation cancellation) {
    ReadingPlan plan = planner.plan(model, List.of(), options, cancellation);
    Map<KvProfile, ReadingSpeed> speeds = new EnumMap<>(KvProfile.class);
    for (KvProfile profile : Planner.possible(model)) {
      planner
          .speeds()
          .of(model, profile, options.threads())
          .ifPresent(speed -> speeds.put(profile, speed));
    }
    return new Outlook(plan, model.calibration(), speeds);
  }

  /** The profiles that the model can be read with, largest first. */
  public List<KvProfile> profiles() {
    return plan.profiles().stream().map(ProfilePlan::profile).toList();
  }

  /**
   * The longest context that finds room, in tokens of documents; 0 if none does.
   *
   * @param budgetBytes memory that may be used
   */
  public int longestTokens(KvProfile profile, long budgetBytes) {
    return Choices.pageTokensThatFit(plan.withBudget(budgetBytes), profile);
  }

  /** The most that would be resident with so many tokens of documents. */
  public long peakBytes(KvProfile profile, int tokens) {
    int capacity = Planner.capacity(tokens + plan.roomTokens(), plan.trainedContext());
    return plan.profile(profile).peakBytesAt(capacity);
  }

  /** What was measured of a profile on this model. */
  public Optional<ProfileMeasure> measure(KvProfile profile) {
    return calibration.measure(profile);
  }

  /** Time that reading so many tokens takes; empty if it was never measured here. */
  public OptionalDouble secondsToRead(KvProfile profile, int tokens) {
    ReadingSpeed speed = speeds.get(profile);
    return speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed.seconds(0, tokens));
  }

  /** The profile that documents are read with if this one is wanted, and nobody insists. */
  public KvProfile bestUpTo(KvProfile wanted) {
    return switch (calibration) {
      case Calibration.Unsupported _ -> KvProfile.EXACT;
      case Calibration.Measured measured -> measured.bestUpTo(wanted);
      case Calibration.NotYet _ -> wanted;
    };
  }
}
