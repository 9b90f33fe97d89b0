package dev.carrel.engine.model;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.Progress;
import dev.carrel.engine.Progress.Stage;
import dev.carrel.engine.Sha256;
import dev.carrel.engine.model.LlamaKvProfiles.Place;
import dev.carrel.llama.ChatTemplate;
import dev.carrel.llama.KvLayout;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language model from a GGUF file, computed by llama.cpp. */
public final class LlamaLanguageModel implements LanguageModel {
  /** Tokens computed at once: progress comes in these steps, and larger ones are hardly faster. */
  static final int BATCH = 512;

  private static final int PERMILLE = 1000;

  /** llama.cpp's LLAMA_STATE_SEQ_VERSION, and the version of what our codec writes behind it. */
  private static final String STATE_FORMAT = "3.1";

  private final LlamaModel model;
  private final LlamaModel planner;
  private final Vocabulary vocabulary;
  private final Optional<ChatTemplate> template;
  private final ModelInfo info;
  private final long weightsBytes;
  private final LlamaKvProfiles profiles;
  private final String hash;
  private final String build;

  private LlamaLanguageModel(
      String name, LlamaModel model, LlamaModel planner, LlamaKvProfiles profiles, String hash) {
    this.model = model;
    this.planner = planner;
    this.vocabulary = model.vocabulary();
    this.template = model.chatTemplate();
    this.info =
        new ModelInfo(
            name,
            model.file(),
            model.metadata().getOrDefault("general.architecture", ""),
            model.trainedContext(),
            model.layerCount());
    this.weightsBytes = planner.plan(LlamaContext.Options.of(1)).weightsBytes();
    this.profiles = profiles;
    this.hash = hash;
    this.build = NativeBuild.describe();
  }

  /**
   * Loads a model that keeps no calibration: {@link #calibrate} throws.
   *
   * @param name for the person and for receipts
   * @throws dev.carrel.engine.CarrelException MODEL_MISSING, MODEL_INVALID, OUT_OF_MEMORY,
   *     NATIVE_UNAVAILABLE, CANCELLED
   */
  public static LlamaLanguageModel load(
      String name, Path file, Progress progress, Cancellation cancellation) {
    return load(name, file, Optional.empty(), progress, cancellation);
  }

  /**
   * Loads a model, with what was measured of it before.
   *
   * @throws dev.carrel.engine.CarrelException as the other
   */
  public static LlamaLanguageModel load(
      InstalledModel file,
      Calibrations calibrations,
      Progress progress,
      Cancellation cancellation) {
    return load(
        file.name(),
        file.path(),
        Optional.of(new Place(file, calibrations)),
        progress,
        cancellation);
  }

  private static LlamaLanguageModel load(
      String name, Path file, Optional<Place> place, Progress progress, Cancellation cancellation) {
    LlamaModel model = null;
    try {
      LlamaModel loaded =
          LlamaModel.load(
              file,
              LlamaModel.Options.DEFAULT,
              share -> {
                progress.at(Stage.LOAD_PERMILLE, Math.round(share * PERMILLE), PERMILLE);
                return !cancellation.isRequested();
              });
      model = loaded;
      LlamaModel planner =
          LlamaModel.load(
              file, LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.PLAN), share -> true);
      return new LlamaLanguageModel(
          name,
          loaded,
          planner,
          LlamaKvProfiles.of(loaded, planner, place),
          hash(file, place, cancellation));
    } catch (LlamaException e) {
      if (model != null) {
        model.close();
      }
      throw LlamaErrors.of(e, file);
    }
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
    return info;
  }

  @Override
  public int[] tokenize(String text, boolean special) {
    return vocabulary.tokenize(text, false, special);
  }

  @Override
  public byte[] bytes(int token) {
    return vocabulary.piece(token);
  }

  @Override
  public boolean isEnd(int token) {
    return vocabulary.isEndOfGeneration(token);
  }

  /** A base model, which has no chat form of its own, gets a plain one. */
  @Override
  public String render(List<ChatMessage> messages) {
    if (template.isPresent()) {
      return template
          .get()
          .apply(messages.stream().map(LlamaLanguageModel::message).toList(), true);
    }
    StringBuilder plain = new StringBuilder();
    messages.forEach(m -> plain.append(m.content()).append("\n\n"));
    return plain.toString();
  }

  private static dev.carrel.llama.ChatMessage message(ChatMessage message) {
    return new dev.carrel.llama.ChatMessage(
        message.role().name().toLowerCase(Locale.ROOT), message.content());
  }

  @Override
  public MemoryEstimate estimate(ContextOptions options) {
    dev.carrel.llama.MemoryUse use = planner.plan(nativeOptions(options));
    return new MemoryEstimate(
        use.kvBytes(), use.kvF16Bytes(), use.computeBytes() + use.outputBytes());
  }

  @Override
  public ModelContext open(ContextOptions options) {
    try {
      return new LlamaModelContext(model.newContext(nativeOptions(options)), weightsBytes);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, info.file());
    }
  }

  /** Full sliding windows, so that a question can be taken back without reading anything again. */
  private LlamaContext.Options nativeOptions(ContextOptions options) {
    return LlamaContext.Options.of(options.tokens())
        .withBatch(BATCH, BATCH)
        .withThreads(options.threads(), options.threads())
        .withKv(profiles.layout(options.profile()))
        .withSwaFull(true)
        .withSequences(LlamaModelContext.NATIVE_SEQUENCES);
  }

  @Override
  public String contextKey(KvProfile profile) {
    KvLayout layout = profiles.layout(profile);
    return String.join(
        "\n",
        "name=" + info.name(),
        "model=" + hash,
        "profile=" + profile.label(),
        "keys=" + layout.keys(),
        "values=" + layout.values(),
        "codec=" + layout.codec(),
        "calibration=" + layout.calibration().map(c -> Sha256.hex(c.bytes())).orElse("none"),
        "batch=" + BATCH,
        "state=" + STATE_FORMAT);
  }

  @Override
  public String computePath(int threads) {
    return build + " threads " + threads;
  }

  @Override
  public Calibration calibration() {
    return profiles.calibration();
  }

  @Override
  public Calibration calibrate(Progress progress, Cancellation cancellation) {
    return profiles.calibrate(progress, cancellation);
  }

  @Override
  public String calibrationReport() {
    return profiles.report();
  }

  @Override
  public long weightsBytes() {
    return weightsBytes;
  }

  @Override
  public void close() {
    planner.close();
    model.close();
  }
}
