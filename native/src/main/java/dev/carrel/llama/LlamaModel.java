// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model from a GGUF file. Thread-safe; contexts made from it keep its memory until they are
 * closed themselves.
 */
public final class LlamaModel implements AutoCloseable {

  /** How much of the file is read. */
  public enum Mode {
    /** All of it. */
    FULL,
    /** Vocabulary and metadata; the counts of layers, heads and weights are 0. */
    VOCAB_ONLY,
    /**
     * Vocabulary, metadata and the tensors' shapes, but no weights: for {@link #plan}, in a
     * fraction of a second and hardly any memory.
     */
    PLAN
  }

  /**
   * How to load.
   *
   * @param devices names of the devices that compute beside the processor; none: it computes alone
   * @param layers how many layers each of them has: the last ones of the model, in this order, the
   *     output counted as one more behind them
   * @param hostExperts of a mixture, how many layers' experts, from the first on, stay in the
   *     machine's memory although a device has the layer
   * @param mmap map the file instead of reading it, so that its pages are shared and can be given
   *     up
   * @param mode how much of it
   */
  public record Options(
      List<String> devices, List<Integer> layers, int hostExperts, boolean mmap, Mode mode) {
    /** The whole model, mapped, on the processor. */
    public static final Options DEFAULT = new Options(List.of(), List.of(), 0, true, Mode.FULL);

    public Options {
      devices = List.copyOf(devices);
      layers = List.copyOf(layers);
      if (devices.size() != layers.size() || hostExperts < 0) {
        throw new IllegalArgumentException(
            "layers %s on devices %s, experts of %d".formatted(layers, devices, hostExperts));
      }
    }

    public Options withMode(Mode newMode) {
      return new Options(devices, layers, hostExperts, mmap, newMode);
    }

    public Options withDevices(List<String> names, List<Integer> layersOfEach) {
      return new Options(names, layersOfEach, hostExperts, mmap, mode);
    }

    public Options withHostExperts(int ofLayers) {
      return new Options(devices, layers, ofLayers, mmap, mode);
    }

    public Options withMmap(boolean newMmap) {
      return new Options(devices, layers, hostExperts, newMmap, mode);
    }
  }

  private final Path file;
  private final Options options;
  private final NativeHandle handle;
  private final Map<String, String> metadata;
  private final String description;
  private final long[] numbers;
  private final Vocabulary vocabulary;

  private LlamaModel(Path file, Options options, long address) {
    this.file = file;
    this.options = options;
    this.handle = new NativeHandle(this, "model " + file, address, LlamaModel::nFree, List.of());
    this.metadata = readMetadata();
    this.description = text(handle.with(LlamaModel::nDescription));
    this.numbers = handle.with(LlamaModel::nNumbers);
    this.vocabulary =
        new Vocabulary(handle, !"false".equals(metadata.get("tokenizer.ggml.add_space_prefix")));
  }

  /**
   * Loads a model.
   *
   * @param progress told from 0 to 1; may cancel
   * @throws LlamaException when the file is missing, foreign, cut off or of an unknown kind, or
   *     memory runs out, or the loading was cancelled
   */
  public static LlamaModel load(Path file, Options options, LoadProgress progress) {
    return load(file, options, "", 0, progress);
  }

  private static LlamaModel load(
      Path file, Options options, String architecture, int words, LoadProgress progress) {
    NativeLibrary.require();
    long address =
        nLoadOn(
            file.toString().getBytes(StandardCharsets.UTF_8),
            options.devices().stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new),
            options.layers().stream().mapToInt(Integer::intValue).toArray(),
            options.hostExperts(),
            options.mmap(),
            options.mode() == Mode.VOCAB_ONLY,
            options.mode() == Mode.PLAN,
            architecture.getBytes(StandardCharsets.UTF_8),
            words,
            progress);
    return new LlamaModel(file, options, address);
  }

  /**
   * The same model in {@link Mode#PLAN} and without its words, which take more memory than all else
   * that planning needs.
   */
  public LlamaModel planner() {
    return planner(options);
  }

  /** As the other, loaded in another way. */
  public LlamaModel planner(Options other) {
    return load(
        file,
        other.withMode(Mode.PLAN),
        metadata.getOrDefault("general.architecture", ""),
        vocabulary.size(),
        LoadProgress.NONE);
  }

  /** Where it was loaded from. */
  public Path file() {
    return file;
  }

  /** How it was loaded. */
  public Options options() {
    return options;
  }

  /** The GGUF's scalar metadata as text, in the file's order. Arrays are cut short. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Architecture, size and quantization in a few words, e.g. {@code qwen2 0.5B Q4_K - Medium}. */
  public String description() {
    return description;
  }

  /** Number of weights; 0 without the tensors. */
  public long parameterCount() {
    return numbers[0];
  }

  /** Bytes of all tensors; 0 without the tensors. */
  public long sizeBytes() {
    return numbers[1];
  }

  /** Tokens that the model was trained to keep in context ({@code n_ctx_train}). */
  public int trainedContext() {
    return (int) numbers[2];
  }

  /** Layers. */
  public int layerCount() {
    return (int) numbers[3];
  }

  /** Attention heads of the first layer. */
  public int headCount() {
    return (int) numbers[4];
  }

  /** Heads of keys and values of the first layer. */
  public int kvHeadCount() {
    return (int) numbers[5];
  }

  /** Width of the embedding. */
  public int embeddingSize() {
    return (int) numbers[6];
  }

  /** Numbers in one key of one head. */
  public int keyHeadSize() {
    return headSize("attention.key_length");
  }

  /** Numbers in one value of one head. */
  public int valueHeadSize() {
    return headSize("attention.value_length");
  }

  /** Tokens that layers with a sliding window look back; 0: the model has none. */
  public int slidingWindow() {
    return (int) numbers[7];
  }

  /** Whether some layers keep a state instead of keys and values. */
  public boolean isRecurrent() {
    return numbers[8] != 0;
  }

  /** Whether it is a mixture of experts, of which a token needs a few. */
  public boolean hasExperts() {
    String architecture = metadata.getOrDefault("general.architecture", "");
    return !"0".equals(metadata.getOrDefault(architecture + ".expert_count", "0"));
  }

  /** The model's tokens. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The model's chat template; a base model has none. */
  public Optional<ChatTemplate> chatTemplate() {
    Optional<byte[]> source = handle.with(address -> Optional.ofNullable(nChatTemplate(address)));
    return source.map(bytes -> new ChatTemplate(text(bytes), vocabulary));
  }

  /**
   * A context to decode in.
   *
   * @throws LlamaException {@link LlamaException.Kind#OUT_OF_MEMORY} with figures when it would not
   *     fit in the memory that is available now; nothing is allocated then
   */
  public LlamaContext newContext(LlamaContext.Options contextOptions) {
    if (options.mode() != Mode.FULL) {
      throw new IllegalStateException(file + " was loaded without its weights: " + options.mode());
    }
    ContextFit.require(this, contextOptions);
    return new LlamaContext(handle, contextOptions, false);
  }

  /**
   * What this model with such a context would take, as llama.cpp plans its buffers, without
   * allocating them. Fast on a model in {@link Mode#PLAN}; on another the file's header is read
   * again.
   */
  public MemoryUse plan(LlamaContext.Options contextOptions) {
    if (options.mode() != Mode.PLAN) {
      try (LlamaModel planner = planner()) {
        return planner.plan(contextOptions);
      }
    }
    return ContextFit.plan(this, contextOptions);
  }

  NativeHandle handle() {
    return handle;
  }

  /** Frees the model when the last context made from it is closed. */
  @Override
  public void close() {
    handle.close();
  }

  private int headSize(String key) {
    String architecture = metadata.getOrDefault("general.architecture", "");
    String stated = metadata.get(architecture + "." + key);
    return stated != null ? Integer.parseInt(stated) : embeddingSize() / Math.max(1, headCount());
  }

  private Map<String, String> readMetadata() {
    byte[][] texts = handle.with(LlamaModel::nMetadata);
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < texts.length; i += 2) {
      map.put(text(texts[i]), text(texts[i + 1]));
    }
    return Collections.unmodifiableMap(map);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static native long nLoadOn(
      byte[] path,
      byte[][] devices,
      int[] layers,
      int hostExperts,
      boolean mmap,
      boolean vocabOnly,
      boolean noAlloc,
      byte[] architecture,
      int words,
      LoadProgress progress);

  private static native void nFree(long model);

  private static native byte[][] nMetadata(long model);

  private static native byte[] nDescription(long model);

  private static native byte @org.jspecify.annotations.Nullable [] nChatTemplate(long model);

  private static native long[] nNumbers(long model);
}
