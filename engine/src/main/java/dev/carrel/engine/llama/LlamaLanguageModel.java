// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.ground.Sha256;
import dev.carrel.engine.llama.LlamaKvProfiles.Place;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.Calibrations;
import dev.carrel.engine.model.ChatMessage;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.LoadOptions;
import dev.carrel.engine.model.MemoryEstimate;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.ModelInfo;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.ReadingTime;
import dev.carrel.llama.KvLayout;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language model from a GGUF file, computed by llama.cpp. */
public final class LlamaLanguageModel implements LanguageModel {
  private static final int PERMILLE = 1000;

  /** llama.cpp's LLAMA_STATE_SEQ_VERSION, and the version of what our codec writes behind it. */
  private static final String STATE_FORMAT = "3.1";

  private final LlamaModel model;
  private final LlamaModelSketch sketch;
  private final Vocabulary vocabulary;
  private final LlamaKvProfiles profiles;
  private final LlamaAllocations allocations;
  private final String hash;
  private final String build;

  private LlamaLanguageModel(
      String name,
      LlamaModel model,
      LlamaModel planner,
      Optional<Place> place,
      LlamaPlace where,
      String hash) {
    this.model = model;
    this.vocabulary = model.vocabulary();
    this.profiles = LlamaKvProfiles.of(model, planner, place);
    LlamaMemory memory = where.memory(planner.layerCount());
    this.allocations = new LlamaAllocations(weights(planner, memory), memory);
    this.sketch = new LlamaModelSketch(name, model, planner, profiles, allocations, where);
    this.hash = hash;
    this.build = NativeBuild.describe();
  }

  /**
   * Loads a model that keeps no calibration: {@link #calibrate} throws.
   *
   * @param name for the person and for receipts
   * @throws dev.carrel.engine.ground.CarrelException MODEL_MISSING, MODEL_INVALID, OUT_OF_MEMORY,
   *     NATIVE_UNAVAILABLE, CANCELLED
   */
  public static LlamaLanguageModel load(
      String name, Path file, Progress progress, Cancellation cancellation) {
    return load(name, file, Optional.empty(), LoadOptions.CPU, progress, cancellation);
  }

  /**
   * Loads a model, with what was measured of it before.
   *
   * @throws dev.carrel.engine.ground.CarrelException as the other
   */
  public static LlamaLanguageModel load(
      InstalledModel file,
      Calibrations calibrations,
      Progress progress,
      Cancellation cancellation) {
    return load(file, calibrations, LoadOptions.CPU, progress, cancellation);
  }

  /**
   * As the other, placed on devices.
   *
   * @throws dev.carrel.engine.ground.CarrelException also DEVICE_UNKNOWN
   */
  public static LlamaLanguageModel load(
      InstalledModel file,
      Calibrations calibrations,
      LoadOptions options,
      Progress progress,
      Cancellation cancellation) {
    return load(
        file.name(),
        file.path(),
        Optional.of(new Place(file, calibrations)),
        options,
        progress,
        cancellation);
  }

  private static LlamaLanguageModel load(
      String name,
      Path file,
      Optional<Place> place,
      LoadOptions options,
      Progress progress,
      Cancellation cancellation) {
    LlamaModel model = null;
    LlamaModel planner = null;
    boolean done = false;
    try {
      LlamaPlace where = LlamaPlace.find(file, options, ModelMemory.of(List.of()));
      LlamaModel loaded =
          LlamaModel.load(
              file,
              // Not mapped: what is repacked for this processor would be there twice, and pages of
              // a
              // file that the system takes back under pressure are read again with every token.
              where.options(LlamaModel.Options.DEFAULT.withMmap(false)),
              share -> {
                progress.at(Stage.LOAD_PERMILLE, Math.round(share * PERMILLE), PERMILLE);
                return !cancellation.isRequested();
              });
      model = loaded;
      planner = loaded.planner();
      LlamaLanguageModel whole =
          new LlamaLanguageModel(
              name, loaded, planner, place, where, hash(file, place, cancellation));
      done = true;
      return whole;
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, file);
    } finally {
      if (!done) {
        closeAll(planner, model);
      }
    }
  }

  private static void closeAll(@Nullable LlamaModel... models) {
    for (LlamaModel model : models) {
      if (model != null) {
        model.close();
      }
    }
  }

  private static ModelMemory weights(LlamaModel planner, LlamaMemory memory) {
    return memory.use(planner.plan(LlamaContext.Options.of(1))).weights();
  }

  private static String hash(Path file, Optional<Place> place, Cancellation cancellation) {
    if (place.isPresent()) {
      return place.get().file().sha256();
    }
    try {
      return Sha256.of(file, cancellation);
    } catch (IOException e) {
      throw new CarrelException(
          Code.MODEL_MISSING,
          "The model %s cannot be read: %s.".formatted(file, e.getMessage()),
          "Check the path, or see 'carrel models list' for what is there.",
          e);
    }
  }

  @Override
  public ModelInfo info() {
    return sketch.info();
  }

  @Override
  public int[] tokenize(String text, boolean special) {
    return sketch.tokenize(text, special);
  }

  @Override
  public byte[] bytes(int token) {
    return vocabulary.piece(token);
  }

  @Override
  public boolean isEnd(int token) {
    return vocabulary.isEndOfGeneration(token);
  }

  @Override
  public String render(List<ChatMessage> messages) {
    return sketch.render(messages);
  }

  @Override
  public String computedOn() {
    return sketch.computedOn();
  }

  @Override
  public Map<String, Long> heldOnCards() {
    return sketch.heldOnCards();
  }

  @Override
  public MemoryEstimate estimate(ContextOptions options) {
    return sketch.estimate(options);
  }

  @Override
  public ModelContext open(ContextOptions options) {
    try {
      return new LlamaModelContext(
          allocations.add(model.newContext(sketch.nativeOptions(options))),
          sketch.weights(),
          sketch.memory());
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, model.file());
    }
  }

  @Override
  public String contextKey(KvProfile profile) {
    KvLayout layout = profiles.layout(profile);
    return String.join(
        "\n",
        "name=" + info().name(),
        "model=" + hash,
        "profile=" + profile.label(),
        "keys=" + layout.keys(),
        "values=" + layout.values(),
        "codec=" + layout.codec(),
        "calibration=" + layout.calibration().map(c -> Sha256.hex(c.bytes())).orElse("none"),
        "batch=" + LlamaModelSketch.BATCH,
        "state=" + STATE_FORMAT);
  }

  @Override
  public String computePath(int threads) {
    return build + " threads " + threads + sketch.computePath();
  }

  @Override
  public List<ReadingTime> timeReading(
      ContextOptions options, int[] sample, double seconds, Cancellation cancellation) {
    try (LlamaContext context = allocations.add(model.newContext(sketch.nativeOptions(options)))) {
      return LlamaReadingTimes.measure(context, sample, seconds, cancellation);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, model.file());
    }
  }

  @Override
  public Calibration calibration() {
    return profiles.calibration();
  }

  @Override
  public Calibration calibrate(Progress progress, Cancellation cancellation) {
    profiles.calibrate(progress, cancellation);
    return profiles.addEvidence(this, progress, cancellation);
  }

  @Override
  public Calibration measureEvidence(Progress progress, Cancellation cancellation) {
    return profiles.lacksEvidence()
        ? profiles.addEvidence(this, progress, cancellation)
        : profiles.calibration();
  }

  @Override
  public List<AttentionHead> heads() {
    return profiles.heads();
  }

  @Override
  public String calibrationReport() {
    return profiles.report();
  }

  @Override
  public long weightsBytes() {
    return sketch.weightsBytes();
  }

  @Override
  public void close() {
    sketch.close();
  }
}
