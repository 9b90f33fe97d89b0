// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.Calibrations;
import dev.carrel.engine.model.ChatMessage;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.LoadOptions;
import dev.carrel.engine.model.MemoryEstimate;
import dev.carrel.engine.model.ModelInfo;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.ModelSketch;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.LoadProgress;
import dev.carrel.llama.MemoryUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sketch from a GGUF file, as llama.cpp plans its buffers without allocating them. */
public final class LlamaModelSketch implements ModelSketch, AutoCloseable {
  /** Tokens computed at once: progress comes in these steps, and larger ones are hardly faster. */
  static final int BATCH = 512;

  private static final long LOOK_AGAIN_NANOS = 2_000_000_000;

  private final LlamaModel words;
  private final LlamaModel planner;
  private final LlamaKvProfiles profiles;
  private final LlamaAllocations allocations;
  private final LlamaChat chat;
  private final ModelInfo info;
  private final LlamaPlace place;
  private final LlamaMemory memory;
  private final ModelMemory weights;
  private long restBytes;
  private long restNanos;

  /**
   * Takes over a model and its planner.
   *
   * @param words the model with its vocabulary
   * @param planner the same without weights
   * @param profiles of the same model
   * @param allocations what this process has of the model
   * @param place where the model lies
   */
  LlamaModelSketch(
      String name,
      LlamaModel words,
      LlamaModel planner,
      LlamaKvProfiles profiles,
      LlamaAllocations allocations,
      LlamaPlace place) {
    this.words = words;
    this.planner = planner;
    this.profiles = profiles;
    this.allocations = allocations;
    this.chat = new LlamaChat(words);
    this.info =
        new ModelInfo(
            name,
            words.file(),
            words.metadata().getOrDefault("general.architecture", ""),
            words.trainedContext(),
            words.layerCount());
    this.place = place;
    this.memory = place.memory(planner.layerCount());
    this.weights = memory.use(planner.plan(LlamaContext.Options.of(1))).weights();
  }

  /**
   * Reads a model's words and the shapes of its tensors.
   *
   * @param calibrations what was measured of it before
   * @throws dev.carrel.engine.ground.CarrelException MODEL_MISSING, MODEL_INVALID,
   *     NATIVE_UNAVAILABLE
   */
  public static LlamaModelSketch open(InstalledModel file, Calibrations calibrations) {
    return open(file, calibrations, LoadOptions.CPU);
  }

  /**
   * As the other, of a model that is placed on devices.
   *
   * @throws dev.carrel.engine.ground.CarrelException also DEVICE_UNKNOWN
   */
  public static LlamaModelSketch open(
      InstalledModel file, Calibrations calibrations, LoadOptions options) {
    return open(file, calibrations, options, ModelMemory.of(List.of()));
  }

  /**
   * As the other, in a process that has a model loaded.
   *
   * @param held what that one takes with its contexts: it is not counted as what the process has
   *     anyway, nor missing in the memory of a card
   */
  public static LlamaModelSketch open(
      InstalledModel file, Calibrations calibrations, LoadOptions options, ModelMemory held) {
    LlamaModel words = null;
    LlamaModel planner = null;
    try {
      LlamaPlace place = LlamaPlace.find(file.path(), options, held);
      words =
          LlamaModel.load(
              file.path(),
              place.options(LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.PLAN)),
              LoadProgress.NONE);
      planner = words.planner();
      LlamaMemory memory = place.memory(planner.layerCount());
      LlamaKvProfiles profiles =
          LlamaKvProfiles.of(
              words, planner, Optional.of(new LlamaKvProfiles.Place(file, calibrations)));
      return new LlamaModelSketch(
          file.name(), words, planner, profiles, new LlamaAllocations(held, memory), place);
    } catch (LlamaException e) {
      if (planner != null) {
        planner.close();
      }
      if (words != null) {
        words.close();
      }
      throw LlamaErrors.of(e, file.path());
    }
  }

  @Override
  public ModelInfo info() {
    return info;
  }

  @Override
  public int[] tokenize(String text, boolean special) {
    return words.vocabulary().tokenize(text, false, special);
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
    return weights.weightsBytes();
  }

  @Override
  public String computedOn() {
    return place.computedOn();
  }

  /** What computes, and who attends, for receipts. */
  String computePath() {
    String devices = place.computedOn();
    return devices.isEmpty() ? "" : " on " + devices + place.attendedOn();
  }

  @Override
  public Map<String, Long> heldOnCards() {
    return allocations.onCards();
  }

  @Override
  public MemoryEstimate estimate(ContextOptions options) {
    LlamaContext.Options wanted = nativeOptions(options);
    MemoryUse planned = planner.plan(wanted);
    return new MemoryEstimate(
        memory.use(planned),
        restBytes() + LlamaOverhead.bytes(words, wanted),
        planned.layers().stream().map(memory::layer).toList());
  }

  /**
   * What the process has beside weights and contexts; looked at anew from time to time. While a
   * context has not touched all that it has allocated, the difference is too small, so then what
   * was seen before counts if it is more.
   */
  private synchronized long restBytes() {
    long now = System.nanoTime();
    if (restBytes == 0 || now - restNanos > LOOK_AGAIN_NANOS) {
      long rest = Math.max(0, ProcessMemory.settledBytes() - allocations.bytes());
      restBytes = allocations.hasContexts() ? Math.max(restBytes, rest) : rest;
      restNanos = now;
    }
    return restBytes;
  }

  /** How its buffers are told by the memory that they lie in. */
  LlamaMemory memory() {
    return memory;
  }

  /** Its weights, by device. */
  ModelMemory weights() {
    return weights;
  }

  /**
   * How a context is made. Full sliding windows, so that a question can be taken back without
   * reading anything again.
   */
  LlamaContext.Options nativeOptions(ContextOptions options) {
    return contextOptions(options.tokens())
        .withThreads(options.threads(), options.threads())
        .withKv(profiles.layout(options.profile()))
        .withDeviceContext(place.deviceContext());
  }

  /** The same for so many tokens, in 16 bits. */
  static LlamaContext.Options contextOptions(int tokens) {
    return LlamaContext.Options.of(tokens)
        .withBatch(BATCH, BATCH)
        .withSwaFull(true)
        .withSequences(LlamaModelContext.NATIVE_SEQUENCES);
  }

  @Override
  public void close() {
    planner.close();
    words.close();
  }
}
