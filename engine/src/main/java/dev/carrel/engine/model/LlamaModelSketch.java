package dev.carrel.engine.model;

import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.MemoryUse;
import dev.carrel.llama.MemoryUse.KvLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A sketch from a GGUF file, as llama.cpp plans its buffers without allocating them. */
public final class LlamaModelSketch implements ModelSketch, AutoCloseable {
  /** Tokens computed at once: progress comes in these steps, and larger ones are hardly faster. */
  static final int BATCH = 512;

  private final LlamaModel planner;
  private final LlamaKvProfiles profiles;
  private final LlamaChat chat;
  private final ModelInfo info;
  private final long weightsBytes;

  /**
   * Takes over a planner.
   *
   * @param planner the model without its weights
   * @param profiles of the same model
   */
  LlamaModelSketch(String name, LlamaModel planner, LlamaKvProfiles profiles) {
    this.planner = planner;
    this.profiles = profiles;
    this.chat = new LlamaChat(planner);
    this.info =
        new ModelInfo(
            name,
            planner.file(),
            planner.metadata().getOrDefault("general.architecture", ""),
            planner.trainedContext(),
            planner.layerCount());
    this.weightsBytes = planner.plan(LlamaContext.Options.of(1)).weightsBytes();
  }

  /**
   * Reads a model's words and the shapes of its tensors.
   *
   * @param calibrations what was measured of it before
   * @throws dev.carrel.engine.CarrelException MODEL_MISSING, MODEL_INVALID, NATIVE_UNAVAILABLE
   */
  public static LlamaModelSketch open(InstalledModel file, Calibrations calibrations) {
    try {
      LlamaModel planner = planner(file.path());
      Optional<LlamaKvProfiles.Place> place =
          Optional.of(new LlamaKvProfiles.Place(file, calibrations));
      return new LlamaModelSketch(
          file.name(), planner, LlamaKvProfiles.of(planner, planner, place));
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, file.path());
    }
  }

  /** The model without its weights. */
  static LlamaModel planner(Path file) {
    return LlamaModel.load(
        file, LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.PLAN), share -> true);
  }

  @Override
  public ModelInfo info() {
    return info;
  }

  @Override
  public int[] tokenize(String text, boolean special) {
    return planner.vocabulary().tokenize(text, false, special);
  }

  @Override
  public String render(List<ChatMessage> messages) {
    return chat.render(messages);
  }

  @Override
  public Calibration calibration() {
    return profiles.calibration();
  }

  @Override
  public long weightsBytes() {
    return weightsBytes;
  }

  @Override
  public MemoryEstimate estimate(ContextOptions options) {
    MemoryUse use = planner.plan(nativeOptions(options));
    return new MemoryEstimate(
        use.kvBytes(),
        use.kvF16Bytes(),
        use.computeBytes() + use.outputBytes(),
        0,
        use.deviceBytes(),
        use.layers().stream().map(LlamaModelSketch::layer).toList());
  }

  private static KvLayerBytes layer(KvLayer layer) {
    return new KvLayerBytes(
        layer.layer(),
        layer.kType().name().toLowerCase(Locale.ROOT),
        layer.vType().name().toLowerCase(Locale.ROOT),
        layer.kBytes(),
        layer.vBytes());
  }

  /**
   * How a context is made. Full sliding windows, so that a question can be taken back without
   * reading anything again.
   */
  LlamaContext.Options nativeOptions(ContextOptions options) {
    return LlamaContext.Options.of(options.tokens())
        .withBatch(BATCH, BATCH)
        .withThreads(options.threads(), options.threads())
        .withKv(profiles.layout(options.profile()))
        .withSwaFull(true)
        .withSequences(LlamaModelContext.NATIVE_SEQUENCES);
  }

  @Override
  public void close() {
    planner.close();
  }
}
