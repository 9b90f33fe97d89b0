// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.MemoryEstimate;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.ModelSketch;
import dev.carrel.engine.model.ProfileMeasure;
import java.util.ArrayList;
import java.util.List;

/** Plans one profile at a time, without the time. */
record ProfilePlanner(ModelSketch model, ReadOptions options, MemoryBudget budget) {
  /** A second size to see what a token adds. */
  private static final int SMALL = 1024;

  /**
   * Plans.
   *
   * @param tokens all documents, and the room kept
   */
  ProfilePlan plan(KvProfile profile, int tokens) {
    int trained = model.info().trainedContext();
    int capacity = Planner.capacity(tokens, trained);
    MemoryEstimate estimate = estimate(profile, capacity);
    int other = capacity > SMALL ? SMALL : 2 * SMALL;
    MemoryEstimate smaller = estimate(profile, other);
    double more = capacity - other;
    double perToken = (peak(estimate) - peak(smaller)) / more;
    long copy = ContextKeeper.copyBytes(capacity, (double) estimate.kvBytes() / capacity);
    int toRead = tokens - Planner.ROOM_FOR_QUESTION_AND_ANSWER;
    ProfilePlan plan =
        new ProfilePlan(
            profile,
            capacity,
            estimate.kvBytes(),
            estimate.kvF16Bytes(),
            estimate.computeBytes(),
            estimate.overheadBytes() + copy,
            peak(estimate) + copy,
            perToken,
            memories(estimate, smaller, copy, more),
            estimate.kvBytes() * toRead / capacity,
            Double.NaN,
            false,
            model.calibration().measure(profile).map(ProfileMeasure::loss),
            estimate.layers());
    return plan.with(tokens <= trained && plan.fitsAt(capacity, budget));
  }

  private MemoryEstimate estimate(KvProfile profile, int capacity) {
    return model.estimate(new ContextOptions(capacity, profile, options.threads()));
  }

  private static long peak(MemoryEstimate estimate) {
    return estimate.peakBytes();
  }

  /** What either would take by memory, and from the two what a token adds there. */
  private static List<MemoryPlan> memories(
      MemoryEstimate estimate, MemoryEstimate smaller, long copy, double more) {
    List<MemoryPlan> plans = memories(estimate, copy);
    List<MemoryPlan> less = memories(smaller, copy);
    return plans.stream()
        .map(
            plan ->
                plan.withBytesPerToken(
                    less.stream()
                        .filter(other -> other.memory().equals(plan.memory()))
                        .mapToDouble(other -> (plan.bytes() - other.bytes()) / more)
                        .sum()))
        .toList();
  }

  private static List<MemoryPlan> memories(MemoryEstimate estimate, long copy) {
    ModelMemory use = estimate.use();
    List<MemoryPlan> plans = new ArrayList<>();
    plans.add(
        MemoryPlan.of(
            use.ram(), MemoryPart.RAM, estimate.overheadBytes() + copy, use.sharedBytes()));
    use.cards().forEach(card -> plans.add(MemoryPlan.of(card, card.device(), 0, 0)));
    return plans;
  }
}
