// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.Calibrations;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvMeter;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.KvType;
import dev.carrel.engine.model.KvTypes;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ProfileMeasure;
import dev.carrel.llama.KvCalibration;
import dev.carrel.llama.KvLayout;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the profiles mean on one loaded model: from its calibration, as far as there is one. */
final class LlamaKvProfiles {
  /** Where a model's calibration is looked for and kept. */
  record Place(InstalledModel file, Calibrations calibrations) {}

  private final LlamaModel model;
  private final KvMeter meter;
  private final Optional<Place> place;
  private volatile Known known;

  /** A calibration, and its statistics as the codec reads them. */
  private record Known(Calibration calibration, Optional<KvCalibration> centres) {}

  private LlamaKvProfiles(LlamaModel model, KvMeter meter, Optional<Place> place, Known known) {
    this.model = model;
    this.meter = meter;
    this.place = place;
    this.known = known;
  }

  /**
   * As far as can be said without measuring.
   *
   * @param planner the same model without its weights
   */
  static LlamaKvProfiles of(LlamaModel model, LlamaModel planner, Optional<Place> place) {
    int threads = place.map(p -> p.calibrations.threads()).orElse(1); // without one, none is made
    KvMeter meter = new LlamaKvMeter(model, planner, threads);
    Optional<Calibration> refused = refusal(planner).map(Calibration.Unsupported::new);
    Optional<Calibration> found =
        refused.isPresent()
            ? refused
            : place.flatMap(p -> p.calibrations.find(p.file, meter)).map(m -> m);
    return new LlamaKvProfiles(
        model, meter, place, known(model, found.orElseGet(Calibration.NotYet::new)));
  }

  private static Optional<String> refusal(LlamaModel planner) {
    KvLayout smallest = LlamaKvTypes.uniform(KvType.TURBO3, Optional.empty());
    try {
      planner.plan(LlamaContext.Options.of(1).withKv(smallest));
      return Optional.empty();
    } catch (LlamaException e) {
      if (e.kind() == LlamaException.Kind.UNSUPPORTED_MODEL) {
        return Optional.of(LlamaErrors.sentence(String.valueOf(e.getMessage())));
      }
      throw e;
    }
  }

  private static Known known(LlamaModel model, Calibration calibration) {
    return calibration instanceof Calibration.Measured measured
        ? new Known(measured, Optional.of(KvCalibration.read(model, measured.statistics().bytes())))
        : new Known(calibration, Optional.empty());
  }

  Calibration calibration() {
    return known.calibration;
  }

  Calibration calibrate(Progress progress, Cancellation cancellation) {
    if (!(known.calibration instanceof Calibration.Unsupported)) {
      Place at = place.orElseThrow(() -> noPlace(model.file()));
      known = known(model, at.calibrations.make(at.file, meter, progress, cancellation));
    }
    return known.calibration;
  }

  /** Whether the model's contexts were measured, and how it finds and judges was not. */
  boolean lacksEvidence() {
    return known.calibration instanceof Calibration.Measured measured
        && measured.evidence().isEmpty()
        && place.isPresent();
  }

  /** Measures how the model finds and judges, if its contexts were measured. */
  Calibration addEvidence(LanguageModel loaded, Progress progress, Cancellation cancellation) {
    Known before = known;
    if (before.calibration instanceof Calibration.Measured measured) {
      Place at = place.orElseThrow(() -> noPlace(model.file()));
      known =
          new Known(
              at.calibrations.addEvidence(at.file, loaded, measured, progress, cancellation),
              before.centres);
    }
    return known.calibration;
  }

  /** All heads of the layers that keep keys; none where our codec cannot keep them. */
  List<AttentionHead> heads() {
    if (known.calibration instanceof Calibration.Unsupported) {
      return List.of();
    }
    return meter.costs().places().stream()
        .map(cost -> cost.slot().layer())
        .distinct()
        .flatMap(
            layer ->
                IntStream.range(0, model.headCount())
                    .mapToObj(head -> new AttentionHead(layer, head)))
        .toList();
  }

  private static IllegalStateException noPlace(Path file) {
    return new IllegalStateException(file + " was loaded without a place for its calibration");
  }

  String report() {
    return known.centres.map(KvCalibration::report).orElse("");
  }

  /** Before the model is measured the types are the same in all layers, and nothing is centred. */
  KvLayout layout(KvProfile profile) {
    if (!profile.needsCalibration()) {
      return KvLayout.F16;
    }
    Known now = known;
    KvTypes types =
        now.calibration
            .measure(profile)
            .map(ProfileMeasure::types)
            .orElseGet(() -> profile.uniform(model.layerCount()));
    return LlamaKvTypes.layout(types, now.centres);
  }
}
