// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.Calibrations;
import dev.carrel.engine.model.EvidenceMeasure;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvMeter;
import dev.carrel.engine.model.LanguageModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Keeps calibrations beside their models, as {@code MODEL.gguf.kv}; where that folder cannot be
 * written, in a folder of Carrel's cache under the model's hash. A file that is of no use is as if
 * it were not there, and the next measurement replaces it. A model that was not measured on this
 * machine has the calibration that Carrel carries for it, if there is one. Where nothing can be
 * written a model is measured at each start, and works.
 */
public final class CalibrationStore implements Calibrations {
  private static final System.Logger LOG = System.getLogger(CalibrationStore.class.getName());

  private final Calibrator calibrator;
  private final Path fallback;
  private final int threads;
  private final Function<String, Optional<byte[]>> shipped;

  /**
   * A store that knows only what was measured with it.
   *
   * @param fallback the folder for models whose own cannot be written; need not exist
   * @param threads that a measurement computes with
   */
  public CalibrationStore(Calibrator calibrator, Path fallback, int threads) {
    this(calibrator, fallback, threads, sha256 -> Optional.empty());
  }

  /**
   * As the other.
   *
   * @param shipped gives the calibration that is carried for a model, by its SHA-256
   */
  CalibrationStore(
      Calibrator calibrator,
      Path fallback,
      int threads,
      Function<String, Optional<byte[]>> shipped) {
    this.calibrator = calibrator;
    this.fallback = fallback;
    this.threads = threads;
    this.shipped = shipped;
  }

  /** With the platform's cache and machine, and what Carrel carries. */
  public static CalibrationStore of(Platform platform) {
    return of(platform, new Calibrator());
  }

  /** The same, measuring in another way. */
  public static CalibrationStore of(Platform platform, Calibrator calibrator) {
    return new CalibrationStore(
        calibrator,
        platform.cache().resolve("calibrations"),
        platform.machine().computeThreads(),
        ShippedCalibrations::of);
  }

  @Override
  public int threads() {
    return threads;
  }

  /** Whether a calibration of this file is kept. Reads no model. */
  public boolean has(Path model, String sha256) {
    return read(new InstalledModel("", model, sha256)).isPresent();
  }

  @Override
  public Optional<Calibration.Measured> find(InstalledModel model, KvMeter meter) {
    return read(model)
        .filter(found -> found.profiles().getFirst().types().layers() == meter.layers())
        .filter(found -> meter.accepts(found.statistics()));
  }

  /** The best there is, with what is known of evidence wherever that lies. */
  private Optional<Calibration.Measured> read(InstalledModel model) {
    return all(model)
        .findFirst()
        .map(found -> found.evidence().isPresent() ? found : found.with(evidence(model)));
  }

  private Optional<EvidenceMeasure> evidence(InstalledModel model) {
    return all(model).flatMap(found -> found.evidence().stream()).findFirst();
  }

  /** All there are, the best first; each is read when it is asked for. */
  private Stream<Calibration.Measured> all(InstalledModel model) {
    return Stream.concat(
        places(model).stream().flatMap(file -> read(file, model.sha256()).stream()),
        Stream.of(model.sha256())
            .flatMap(hash -> shipped.apply(hash).stream())
            .flatMap(bytes -> decode(bytes, model.sha256(), "that Carrel carries").stream()));
  }

  private List<Path> places(InstalledModel model) {
    return List.of(
        model.path().resolveSibling(model.path().getFileName() + ".kv"),
        fallback.resolve(model.sha256() + ".kv"));
  }

  private static Optional<Calibration.Measured> read(Path file, String sha256) {
    try {
      Optional<byte[]> bytes = DurableFile.ours(file).read(CalibrationFile.MOST_BYTES);
      return bytes.isEmpty() ? Optional.empty() : decode(bytes.get(), sha256, file);
    } catch (IOException e) {
      return unused(file, e);
    }
  }

  private static Optional<Calibration.Measured> decode(byte[] bytes, String sha256, Object from) {
    try {
      return Optional.of(CalibrationFile.decode(bytes, sha256));
    } catch (RefusedCalibrationException e) {
      return unused(from, e);
    }
  }

  private static Optional<Calibration.Measured> unused(Object from, Exception why) {
    LOG.log(
        System.Logger.Level.DEBUG,
        () -> "the calibration " + from + " is not used: " + why.getMessage());
    return Optional.empty();
  }

  @Override
  public Calibration make(
      InstalledModel model, KvMeter meter, Progress progress, Cancellation cancellation) {
    Calibration made = calibrator.calibrate(meter, progress, cancellation);
    if (made instanceof Calibration.Measured measured) {
      // What is known of evidence is of the model, whatever its contexts are kept by.
      Calibration.Measured both = measured.with(evidence(model));
      keep(model, CalibrationFile.encode(model.sha256(), both));
      return both;
    }
    return made;
  }

  @Override
  public Calibration.Measured addEvidence(
      InstalledModel file,
      LanguageModel model,
      Calibration.Measured measured,
      Progress progress,
      Cancellation cancellation) {
    Calibration.Measured both =
        measured.with(
            Optional.of(calibrator.evidence(threads).measure(model, progress, cancellation)));
    keep(file, CalibrationFile.encode(file.sha256(), both));
    return both;
  }

  private void keep(InstalledModel model, byte[] bytes) {
    for (Path file : places(model)) {
      try {
        DurableFile.ours(file).write(bytes);
        return;
      } catch (IOException e) {
        LOG.log(System.Logger.Level.DEBUG, "a calibration could not be kept in " + file, e);
      }
    }
  }
}
