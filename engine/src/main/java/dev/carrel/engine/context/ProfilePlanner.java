package dev.carrel.engine.context;

import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.MemoryEstimate;
import dev.carrel.engine.model.ModelSketch;
import dev.carrel.engine.model.ProfileMeasure;

/** Plans one profile at a time. */
record ProfilePlanner(ModelSketch model, ReadOptions options, ReadingSpeeds speeds) {
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
    long peak = peak(estimate);
    double perToken = perToken(profile, capacity, peak);
    int toRead = tokens - Planner.ROOM_FOR_QUESTION_AND_ANSWER;
    return new ProfilePlan(
        profile,
        capacity,
        estimate.kvBytes(),
        estimate.kvF16Bytes(),
        estimate.computeBytes(),
        estimate.overheadBytes(),
        peak,
        estimate.deviceBytes(),
        perToken,
        estimate.kvBytes() * toRead / capacity,
        speeds
            .of(model, profile, options.threads())
            .map(speed -> speed.seconds(0, toRead))
            .orElse(Double.NaN),
        peak <= options.budgetBytes() && tokens <= trained,
        model.calibration().measure(profile).map(ProfileMeasure::loss),
        estimate.layers());
  }

  private MemoryEstimate estimate(KvProfile profile, int capacity) {
    return model.estimate(new ContextOptions(capacity, profile, options.threads()));
  }

  private long peak(MemoryEstimate estimate) {
    return estimate.peakBytes(model.weightsBytes());
  }

  private double perToken(KvProfile profile, int capacity, long peak) {
    int other = capacity > SMALL ? SMALL : 2 * SMALL;
    return (peak - peak(estimate(profile, other))) / (double) (capacity - other);
  }
}
