// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.gguf;

import dev.carrel.engine.gguf.GgufValue.Passed;
import dev.carrel.engine.gguf.GgufValue.Text;
import dev.carrel.engine.gguf.GgufValue.Whole;
import dev.carrel.engine.gguf.GgufValue.Wholes;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the header of a GGUF file says of its model, without loading it.
 *
 * <p>The numbers are those that plans are made of; where a header leaves one out, llama.cpp's own
 * default is given. {@link #read} takes some tens of milliseconds, for the vocabulary lies in the
 * way.
 */
public final class GgufFile {
  private static final String REMEDY =
      "Give a model in the GGUF format of llama.cpp, or fetch one with: carrel models get starter";

  private final Path file;
  private final long fileBytes;
  private final GgufReader.Header header;
  private final String architecture;

  private GgufFile(Path file, long fileBytes, GgufReader.Header header, String architecture) {
    this.file = file;
    this.fileBytes = fileBytes;
    this.header = header;
    this.architecture = architecture;
  }

  /**
   * Reads a file's header and checks that all its tensors are there.
   *
   * @throws CarrelException MODEL_MISSING if there is no such file; MODEL_INVALID with the place
   *     and the figures if it is no GGUF, damaged or truncated
   */
  public static GgufFile read(Path file) {
    if (!Files.exists(file)) {
      throw new CarrelException(Code.MODEL_MISSING, "There is no file " + file + ".", REMEDY);
    }
    if (!Files.isRegularFile(file)) {
      throw new CarrelException(Code.MODEL_INVALID, file + " is no file.", REMEDY);
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      GgufInput in = new GgufInput(channel);
      GgufFile gguf = new GgufFile(file, in.size(), new GgufReader(in).read(), "");
      return gguf.checked();
    } catch (EOFException e) {
      throw truncatedHeader(file, e);
    } catch (IOException e) {
      throw invalid(file, String.valueOf(e.getMessage()), e);
    }
  }

  private GgufFile checked() throws GgufDamage {
    String name = text("general.architecture").orElse("");
    if (!name.matches("[a-z0-9_.-]{1,64}")) {
      throw new GgufDamage("its header names no architecture");
    }
    if (header.tensorCount() == 0) {
      throw new GgufDamage("it holds no tensors, only a header");
    }
    if (fileBytes < expectedBytes()) {
      throw new GgufDamage(
          "it is cut off at %,d of %,d bytes".formatted(fileBytes, expectedBytes()));
    }
    return new GgufFile(file, fileBytes, header, name);
  }

  private static CarrelException truncatedHeader(Path file, EOFException cause) {
    return invalid(file, "it ends within its header, after " + sizeOf(file) + " bytes", cause);
  }

  private static String sizeOf(Path file) {
    try {
      return "%,d".formatted(Files.size(file));
    } catch (IOException e) {
      return "some";
    }
  }

  private static CarrelException invalid(Path file, String why, IOException cause) {
    return new CarrelException(
        Code.MODEL_INVALID, file + " cannot be used as a model: " + why + ".", REMEDY, cause);
  }

  public Path file() {
    return file;
  }

  /** Version of the format: 2 or 3. */
  public int version() {
    return header.version();
  }

  public long tensorCount() {
    return header.tensorCount();
  }

  /** Bytes of the tensors, gaps between them included. */
  public long tensorDataBytes() {
    return header.dataBytes();
  }

  /** Bytes that the file must have to hold all its tensors. */
  public long expectedBytes() {
    return header.dataStart() + header.dataBytes();
  }

  /** Bytes that the file has. */
  public long fileBytes() {
    return fileBytes;
  }

  /** llama.cpp's word for the kind of model, e.g. {@code qwen2}. */
  public String architecture() {
    return architecture;
  }

  /** What the makers call it. */
  public Optional<String> name() {
    return text("general.name");
  }

  public Optional<String> licence() {
    return text("general.license");
  }

  /** Longest context that it was trained for, in tokens; 0 if the header does not say. */
  public int contextLength() {
    return number("context_length").orElse(0);
  }

  /** Number of layers; 0 if the header does not say. */
  public int blockCount() {
    return number("block_count").orElse(0);
  }

  public int embeddingLength() {
    return number("embedding_length").orElse(0);
  }

  /** Attention heads of a layer, counted from 0. */
  public int headCount(int layer) {
    return perLayer("attention.head_count", layer).orElse(0);
  }

  /** Heads of a layer that keep keys and values; 0 for a layer without attention. */
  public int kvHeadCount(int layer) {
    return perLayer("attention.head_count_kv", layer).orElseGet(() -> headCount(layer));
  }

  /** Values of one head's key. */
  public int keyLength() {
    return number("attention.key_length").orElseGet(this::evenHeadLength);
  }

  /** Values of one head's value. */
  public int valueLength() {
    return number("attention.value_length").orElseGet(this::evenHeadLength);
  }

  private int evenHeadLength() {
    return headCount(0) == 0 ? 0 : embeddingLength() / headCount(0);
  }

  /** Tokens that a layer with a sliding window looks back on; empty if none has one. */
  public OptionalInt slidingWindow() {
    Optional<Integer> window = number("attention.sliding_window").filter(tokens -> tokens > 0);
    return window.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /** Tokens in the vocabulary; 0 if the header does not say. */
  public int vocabularySize() {
    GgufValue tokens = header.values().get("tokenizer.ggml.tokens");
    return tokens instanceof Passed(long count)
        ? (int) Math.min(count, Integer.MAX_VALUE)
        : number("vocab_size").orElse(0);
  }

  /** Whether the model brings its own chat form. */
  public boolean hasChatTemplate() {
    return text("tokenizer.chat_template").isPresent();
  }

  private Optional<String> text(String key) {
    return header.values().get(key) instanceof Text(String value)
        ? Optional.of(value)
        : Optional.empty();
  }

  private Optional<Integer> number(String key) {
    return perLayer(key, 0);
  }

  /** A value that may be one number for all layers or an array with one for each. */
  private Optional<Integer> perLayer(String key, int layer) {
    return switch (header.values().get(architecture + "." + key)) {
      case Whole(long value) when value >= 0 && value <= Integer.MAX_VALUE ->
          Optional.of((int) value);
      case Wholes wholes when layer >= 0 && layer < wholes.values().size() ->
          Optional.of(Math.clamp(wholes.values().get(layer), 0, Integer.MAX_VALUE));
      case null, default -> Optional.empty();
    };
  }
}
