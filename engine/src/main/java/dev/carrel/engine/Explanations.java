// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.answer.ChangeExplainer;
import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the changes between two versions mean, a sentence each, in the model's words: nothing of
 * them is proven. Thread-safe; waits for a reading or an answer under way, and holds up others.
 */
public final class Explanations {
  private final ReadingSession session;

  Explanations(ReadingSession session) {
    this.session = session;
  }

  /**
   * Asks the model about changes, those that matter first; loads it if need be.
   *
   * @param most how many are asked about
   * @param threads that compute
   * @param progress hears how the model is loaded
   * @return the sentences by change; those are left out that cannot be told, or whose sentence has
   *     a figure that stands on neither side
   * @throws CarrelException CANCELLED, OUT_OF_MEMORY, or what loading throws
   */
  public Map<Change, String> explain(
      DocumentComparison comparison,
      int most,
      int threads,
      Progress progress,
      Cancellation cancellation) {
    List<Change> changes = comparison.byWeight().stream().limit(most).toList();
    return session.withModel(
        model -> {
          Map<Change, String> said = new HashMap<>();
          try (ChangeExplainer explainer = new ChangeExplainer(model, threads)) {
            for (Change change : changes) {
              cancellation.throwIfRequested();
              explainer.explain(change, cancellation).ifPresent(words -> said.put(change, words));
            }
          }
          return said;
        },
        progress,
        cancellation);
  }
}
