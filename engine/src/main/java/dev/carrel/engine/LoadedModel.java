// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.Calibration;
import java.util.List;
import java.util.Optional;

/** The engine's one model: loaded when it is first needed, measured once. Thread-safe. */
public final class LoadedModel {
  private final ReadingSession session;
  private final ReadingDesk reading;

  LoadedModel(ReadingSession session, ReadingDesk reading) {
    this.session = session;
    this.reading = reading;
  }

  /**
   * Loads the model if it is not loaded yet, so that the next reading need not.
   *
   * @throws CarrelException what the {@link dev.carrel.engine.model.ModelLoader} throws
   */
  public void load(Progress progress, Cancellation cancellation) {
    session.load(progress, cancellation);
  }

  /**
   * Finds the profile to read with: the wanted one or, where it does badly on this model, the next
   * better one. Loads the model, and measures it if it never was.
   *
   * @param insist take the wanted one if it can be had at all
   */
  public Prepared prepare(
      ReadOptions wanted, boolean insist, Progress progress, Cancellation cancellation) {
    return session.prepare(wanted, insist, progress, cancellation);
  }

  /** The name of the model that is loaded; empty if none is. */
  public Optional<String> name() {
    return session.modelName();
  }

  /**
   * Measures the model, also if it was measured before; loads it if need be. What was read keeps
   * what it was read with. Waits for a reading or an answer under way.
   *
   * @throws CarrelException as {@link #load}, and as {@link
   *     dev.carrel.engine.model.LanguageModel#calibrate}
   */
  public Calibration calibrate(Progress progress, Cancellation cancellation) {
    return session.calibrate(progress, cancellation);
  }

  /**
   * Forgets all that was read, as {@link ReadingDesk#startOver}, and frees the model: the next
   * reading asks the {@link dev.carrel.engine.model.ModelLoader} for one anew.
   */
  public List<DocumentId> unload() {
    return reading.withReadingUnderWay(session::unload);
  }
}
