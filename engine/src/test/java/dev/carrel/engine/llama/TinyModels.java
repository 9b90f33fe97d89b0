// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.gguf.GgufBytes;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.Sandbox;
import dev.carrel.llama.LlamaException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/** Models of one small layer and few words, which llama.cpp opens; they know nothing. */
public final class TinyModels {
  private static final int WIDTH = 64;
  private static final int DATA_BYTES = 1 << 17;
  private static final long MEMORY_BYTES = 4L << 30;
  private static final String FORM =
      "{% for m in messages %}<s>{{ m['role'] }}: {{ m.content }}</s>{% endfor %}";

  /** Kinds of vocabularies, each with the mark that it writes for a blank. */
  private static final List<String[]> KINDS =
      List.of(
          new String[] {"llama", "▁"},
          new String[] {"gpt2", "Ġ"},
          new String[] {"bert", "▁"},
          new String[] {"t5", "▁"},
          new String[] {"rwkv", " "},
          new String[] {"plamo2", " "});

  private TinyModels() {}

  /** A header for each kind of vocabulary. */
  public static List<byte[]> headers() {
    return KINDS.stream().map(kind -> header(kind[0], kind[1], FORM)).toList();
  }

  /** A header with a chat form. */
  static byte[] withForm(String form) {
    return header("llama", "▁", form);
  }

  private static byte[] header(String kind, String blank, String form) {
    String[] words =
        Stream.concat(
                Stream.of("<unk>", "<s>", "</s>", "<0x0A>"),
                Stream.of((blank + "aefghijlmnrstuvwJW012,?<>").split("")))
            .toArray(String[]::new);
    int[] types = new int[words.length];
    Arrays.fill(types, 1);
    types[0] = 2;
    types[1] = 3;
    types[2] = 3;
    types[3] = List.of("bert", "gpt2", "rwkv").contains(kind) ? 1 : 6;
    GgufBytes file =
        new GgufBytes()
            .text("general.architecture", "llama")
            .text("general.name", "Tiny")
            .whole("llama.context_length", 512)
            .whole("llama.embedding_length", WIDTH)
            .whole("llama.block_count", 1)
            .whole("llama.feed_forward_length", WIDTH)
            .whole("llama.attention.head_count", 2)
            .whole("llama.attention.head_count_kv", 2)
            .whole("llama.rope.dimension_count", WIDTH / 2)
            .real("llama.attention.layer_norm_rms_epsilon", 1e-5f)
            .text("tokenizer.ggml.model", kind)
            .text("tokenizer.ggml.pre", "default")
            .texts("tokenizer.ggml.tokens", words)
            .wholes("tokenizer.ggml.token_type", types)
            .texts("tokenizer.ggml.merges", "l e", "t h", "r e")
            .whole("tokenizer.ggml.bos_token_id", 1)
            .whole("tokenizer.ggml.eos_token_id", 2)
            .whole("tokenizer.ggml.seperator_token_id", 2)
            .whole("tokenizer.ggml.unknown_token_id", 0)
            .whole("tokenizer.ggml.mask_token_id", 0)
            .text("tokenizer.chat_template", form)
            .tensorQ8("token_embd.weight", WIDTH, words.length)
            .tensorQ8("output_norm.weight", WIDTH, 1)
            .tensorQ8("blk.0.attn_norm.weight", WIDTH, 1)
            .tensorQ8("blk.0.ffn_norm.weight", WIDTH, 1);
    for (String matrix :
        List.of("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")) {
      file.tensorQ8("blk.0." + matrix + ".weight", WIDTH, WIDTH);
    }
    return file.header();
  }

  /** A header as a file, with zeros for weights, which take no room on disk. */
  public static Path write(byte[] header, Path file) throws IOException {
    Files.write(file, header);
    try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
      whole.setLength(header.length + DATA_BYTES);
    }
    return file;
  }

  /** Keys, and what stands behind them. */
  public static List<byte[]> words() {
    return FuzzTarget.ascii(
        ("GGUF general.architecture general.alignment general.type llama qwen2 gemma3 gpt-oss mamba"
                + " bert t5 phi3 deepseek2 llama.vocab_size llama.expert_count"
                + " llama.expert_used_count llama.attention.key_length"
                + " llama.attention.value_length llama.attention.sliding_window"
                + " llama.rope.scaling.type llama.rope.freq_base llama.context_length"
                + " llama.block_count llama.embedding_length tokenizer.ggml.model"
                + " tokenizer.ggml.pre tokenizer.ggml.scores tokenizer.ggml.token_type"
                + " tokenizer.ggml.tokens tokenizer.ggml.merges tokenizer.ggml.added_tokens"
                + " tokenizer.ggml.precompiled_charsmap tokenizer.ggml.unknown_token_id"
                + " tokenizer.ggml.padding_token_id tokenizer.ggml.add_bos_token"
                + " tokenizer.ggml.token_type_count tokenizer.chat_template split.count"
                + " no_vocab none gpt2 rwkv plamo2 tekken gpt-4o output.weight token_embd.weight"
                + " rope_freqs.weight blk.0.attn_q.bias blk.1.attn_q.weight blk.4294967295. <0x0A>")
            .split(" "));
  }

  /**
   * As {@link FuzzTarget#run} tells of it. The words of the refusal, not the place, tell which
   * inputs are worth changing further: all come from one.
   */
  static IOException refusal(LlamaException e) {
    String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String kind = e.kind() + words.replaceAll("'[^']*'|[^a-z ]", "");
    IOException told = new IOException(e.getMessage());
    String shorter = kind.substring(0, Math.min(kind.length(), 400));
    told.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("dev.carrel.llama", shorter, null, 0)});
    return told;
  }

  /** Takes from this process what the trial of a model does without, memory above all. */
  static List<Guard> enterSandbox(Path own) {
    LogManager.getLogManager().reset(); // llama.cpp says much of each
    String places =
        System.getProperty("java.class.path")
            + File.pathSeparator
            + System.getProperty("carrel.native.dir", "")
            + File.pathSeparator
            + System.getProperty("java.home");
    List<Path> readable =
        Stream.of(places.split(File.pathSeparator))
            .filter(place -> !place.isEmpty())
            .map(place -> Path.of(place).toAbsolutePath())
            .toList();
    return Sandbox.enter(
        new Sandbox.Left(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            MEMORY_BYTES,
            own.toAbsolutePath(),
            readable));
  }
}
