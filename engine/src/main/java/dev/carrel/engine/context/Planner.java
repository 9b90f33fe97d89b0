// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Machine;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what reading documents whole would take, before it is done. */
public final class Planner {
  /** Tokens kept free behind the documents for a question and its answer. */
  public static final int ROOM_FOR_QUESTION_AND_ANSWER = 2048;

  /** Tokens that are read at once. */
  static final int BATCH = 512;

  /** Contexts are made in steps of this many tokens, so that a further note needs no new one. */
  private static final int STEP = 1024;

  private final Machine machine;
  private final ReadingSpeeds speeds;

  /**
   * A planner.
   *
   * @param machine whose memory counts
   * @param speeds what is known of the time that reading takes
   */
  public Planner(Machine machine, ReadingSpeeds speeds) {
    this.machine = machine;
    this.speeds = speeds;
  }

  /** With the platform's machine, and what was measured on it before. */
  public static Planner of(Platform platform) {
    return new Planner(platform.machine(), ReadingSpeeds.of(platform));
  }

  /** What is known of the time that reading takes; reading adds to it. */
  public ReadingSpeeds speeds() {
    return speeds;
  }

  /** Tokens that a context is made for which is to hold so many. */
  public static int capacity(int tokens, int trainedContext) {
    return Math.min(Math.ceilDiv(tokens, STEP) * STEP, Math.max(tokens, trainedContext));
  }

  /** Plans documents that are not tokenized yet. Needs no weights. */
  public ReadingPlan plan(
      ModelSketch model, List<Document> documents, ReadOptions options, Cancellation cancellation) {
    List<DocumentPlan> plans = new ArrayList<>();
    for (Document document : documents) {
      cancellation.throwIfRequested();
      plans.add(
          new DocumentPlan(document, DocumentTokens.of(options.shown(document), model).length()));
    }
    return plan(model, ChatFrame.of(model), plans, options);
  }

  ReadingPlan plan(
      ModelSketch model, ChatFrame frame, List<DocumentPlan> documents, ReadOptions options) {
    int room = frame.opening().length + ROOM_FOR_QUESTION_AND_ANSWER;
    int tokens = room + documents.stream().mapToInt(DocumentPlan::tokens).sum();
    MemoryBudget budget = budget(model, options);
    ProfilePlanner planner = new ProfilePlanner(model, options, budget);
    ReadingPlan plan =
        new ReadingPlan(
            model.info().name(),
            documents,
            tokens,
            room,
            model.info().trainedContext(),
            budget,
            machine.memory().reachableBytes(),
            model.weightsBytes(),
            possible(model).stream().map(profile -> planner.plan(profile, tokens)).toList());
    return timed(plan, model, options.threads());
  }

  /**
   * What more tokens would take behind those that are read, without reading anything.
   *
   * @param tokens of documents, old and new ones
   */
  public ProfilePlan plan(ModelSketch model, int tokens, ReadOptions options) {
    int room = ChatFrame.of(model).opening().length + ROOM_FOR_QUESTION_AND_ANSWER;
    return new ProfilePlanner(model, options, budget(model, options))
        .plan(options.profile(), tokens + room);
  }

  private MemoryBudget budget(ModelSketch model, ReadOptions options) {
    return model.computedOn().isEmpty()
        ? MemoryBudget.of(options.budgetBytes(), List.of(), Map.of())
        : MemoryBudget.of(options.budgetBytes(), machine.devices(), model.heldOnCards());
  }

  /** The same plan with the times that are known by now. */
  public ReadingPlan timed(ReadingPlan plan, ModelSketch model, int threads) {
    int toRead = plan.tokens() - ROOM_FOR_QUESTION_AND_ANSWER;
    return plan.with(
        plan.profiles().stream()
            .map(
                p ->
                    speeds
                        .of(model, p.profile(), threads)
                        .map(speed -> p.with(speed.seconds(0, toRead)))
                        .orElse(p))
            .toList());
  }

  static List<KvProfile> possible(ModelSketch model) {
    return model.calibration() instanceof Calibration.Unsupported
        ? List.of(KvProfile.EXACT)
        : List.of(KvProfile.values());
  }
}
