// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Changes to a llama model's header, by name: what a hostile file may say of itself. */
final class HeaderMutants {
  private static final long SEED = 20261128;
  private static final int RANDOM = 80;
  private static final int[] COUNTS = {0, 1, 2, 3, 7, 8, 63, 65, 513, 70_000, 1 << 30, -1};
  private static final float[] FRACTIONS = {
    0, -0f, -1, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 3e38f
  };
  private static final List<String> COUNTED =
      List.of(
          "attention.head_count",
          "attention.head_count_kv",
          "attention.key_length",
          "attention.value_length",
          "attention.sliding_window",
          "block_count",
          "context_length",
          "embedding_length",
          "expert_count",
          "expert_group_count",
          "expert_used_count",
          "feed_forward_length",
          "nextn_predict_layers",
          "pooling_type",
          "rope.dimension_count",
          "rope.scaling.original_context_length",
          "vocab_size");
  private static final List<String> FRACTIONAL =
      List.of(
          "attention.layer_norm_rms_epsilon",
          "attention.scale",
          "rope.freq_base",
          "rope.scaling.factor");
  private static final List<String> SPECIAL = List.of("bos", "eos", "eot", "unknown", "padding");
  private static final List<String> KINDS =
      List.of("none", "no_vocab", "llama", "bert", "t5", "rwkv", "plamo2", "hybriddna", "", "x");

  /** A change with its name. */
  record Mutant(String name, Consumer<GgufFile> change) {}

  private final List<Mutant> all = new ArrayList<>();

  private HeaderMutants() {}

  /** All of them, always in the same order. */
  static List<Mutant> all() {
    HeaderMutants made = new HeaderMutants();
    made.numbers();
    made.vocabulary();
    made.texts();
    made.tensors();
    made.random();
    return List.copyOf(made.all);
  }

  private void add(String name, Consumer<GgufFile> change) {
    all.add(new Mutant(name, change));
  }

  private void numbers() {
    for (String key : COUNTED) {
      for (int count : COUNTS) {
        add(
            "llama." + key + " = " + Integer.toUnsignedString(count),
            f -> f.set("llama." + key, count));
      }
      add("llama." + key + " as text", f -> f.set("llama." + key, "9"));
      add("llama." + key + " as array", f -> f.set("llama." + key, GgufFile.U32, 9, 9));
      add("without llama." + key, f -> f.values.remove("llama." + key));
    }
    for (String key : FRACTIONAL) {
      for (float fraction : FRACTIONS) {
        add("llama." + key + " = " + fraction, f -> f.set("llama." + key, fraction));
      }
    }
    int[] heads = {9, 0};
    add("no heads in layer 1", f -> f.set("llama.attention.head_count", GgufFile.U32, heads));
    add(
        "no heads of keys in layer 1",
        f -> f.set("llama.attention.head_count_kv", GgufFile.U32, heads));
    add(
        "experts with groups",
        f ->
            f.set("llama.expert_count", 6)
                .set("llama.expert_used_count", 2)
                .set("llama.expert_group_count", 4));
    add(
        "experts of which none is used",
        f -> f.set("llama.expert_count", 6).set("llama.expert_used_count", 0));
    for (int alignment : new int[] {0, 1, 2, 3, 8, 64, 1 << 20, 1 << 30, 1 << 31, -1}) {
      add(
          "alignment " + Integer.toUnsignedString(alignment),
          f -> f.set("general.alignment", alignment));
    }
    add("alignment as text", f -> f.set("general.alignment", "32"));
  }

  private void vocabulary() {
    for (String which : SPECIAL) {
      for (int id : new int[] {0, -1, -2, 49_151, 49_152, 1 << 30, 1 << 31}) {
        String key = "tokenizer.ggml." + which + "_token_id";
        add(key + " = " + Integer.toUnsignedString(id), f -> f.set(key, id));
      }
    }
    for (String array : List.of("token_type", "scores", "merges", "tokens")) {
      String key = "tokenizer.ggml." + array;
      add("no " + key, f -> f.values.remove(key));
      add("empty " + key + " of texts", f -> f.set(key, List.of()));
      add("empty " + key + " of numbers", f -> f.set(key, GgufFile.I32));
      add("short " + key, f -> f.set(key, GgufFile.I32, 1, 2, 3));
      add(key + " of fractions", f -> f.set(key, GgufFile.F32, new int[49_152]));
      add(key + " of other numbers", f -> f.set(key, GgufFile.U32, new int[49_152]));
      add(
          key + " of huge numbers",
          f -> f.set(key, GgufFile.I32, new Random(SEED).ints(49_152).toArray()));
      add(key + " of texts", f -> f.set(key, List.of("a b", "b c", "c d")));
      add(key + " as number", f -> f.set(key, 3));
    }
    for (String merge : List.of("", " ", "ab", "  ", "a b c", "a ", " a", "\n \n")) {
      add("merge '" + merge + "'", f -> f.set("tokenizer.ggml.merges", List.of("a b", merge)));
    }
    add("a token twice", f -> f.set("tokenizer.ggml.tokens", List.of("a", "b", "a")));
    add("three tokens", f -> f.set("tokenizer.ggml.tokens", List.of("a", "b", "c")));
    add(
        "a token named like an empty one",
        f -> f.set("tokenizer.ggml.tokens", List.of("", "[EMPTY_0]", "c")));
    add("an empty token", f -> f.set("tokenizer.ggml.tokens", List.of("", "b", "")));
    for (String kind : KINDS) {
      add("vocabulary of kind '" + kind + "'", f -> f.set("tokenizer.ggml.model", kind));
      add(
          "bare vocabulary of kind '" + kind + "'",
          f ->
              f.set("tokenizer.ggml.model", kind)
                  .set("tokenizer.ggml.tokens", List.of("a", "b", "c"))
                  .values
                  .remove("tokenizer.ggml.token_type"));
    }
    for (String flag :
        List.of("add_bos_token", "add_eos_token", "add_sep_token", "add_space_prefix")) {
      add(flag, f -> f.set("tokenizer.ggml." + flag, true));
      add(
          flag + " without tokens for it",
          f -> {
            f.set("tokenizer.ggml." + flag, true);
            for (String which : List.of("bos", "eos", "seperator")) {
              f.set("tokenizer.ggml." + which + "_token_id", -1);
            }
          });
      add(flag + " as number", f -> f.set("tokenizer.ggml." + flag, 1));
    }
  }

  private void texts() {
    for (String kind :
        List.of(
            "",
            "x",
            "clip",
            "mamba",
            "bert",
            "qwen2",
            "gemma3",
            "t5",
            "falcon",
            "phi3",
            "deepseek2",
            "wavtokenizer-dec",
            "rwkv6")) {
      add("architecture '" + kind + "'", f -> as(f, kind));
    }
    for (String scaling : List.of("", "x", "none", "linear", "yarn", "longrope")) {
      add("scaling '" + scaling + "'", f -> f.set("llama.rope.scaling.type", scaling));
    }
    for (String pre : List.of("", "x", "default", "llama3", "tekken", "gpt-4o", "deepseek-v3")) {
      add("pieces as '" + pre + "'", f -> f.set("tokenizer.ggml.pre", pre));
    }
    add("architecture as number", f -> f.set("general.architecture", 1));
    add("no architecture", f -> f.values.remove("general.architecture"));
    add("name of a megabyte", f -> f.set("general.name", "a".repeat(1 << 20)));
    add("an empty key", f -> f.set("", 1));
    add("split in 2", f -> f.set("split.count", GgufFile.U32 - 2, new byte[] {2, 0}));
  }

  /** The same file under another architecture's keys. */
  private static void as(GgufFile file, String architecture) {
    for (Map.Entry<String, GgufFile.Value> value : List.copyOf(file.values.entrySet())) {
      if (value.getKey().startsWith("llama.")) {
        file.values.put(architecture + value.getKey().substring(5), value.getValue());
      }
    }
    file.set("general.architecture", architecture);
  }

  private void tensors() {
    for (int at : new int[] {0, 1, 2, 5, 9}) {
      add("tensor " + at + " away", f -> f.tensors.remove(at));
      add("tensor " + at + " twice", f -> f.tensors.add(f.tensors.get(at)));
      for (int type :
          new int[] {0, 1, 2, 3, 4, 5, 8, 15, 16, 24, 26, 28, 31, 39, 40, 41, 45, 99, -1}) {
        add(
            "tensor " + at + " of type " + type,
            f -> tensor(f, at, f.tensors.get(at).shape(), type, 0));
      }
      for (long[] shape :
          new long[][] {
            {},
            {0},
            {576},
            {-1},
            {1, 1},
            {576, 0},
            {Long.MAX_VALUE},
            {1L << 32, 1L << 31},
            {576, 49_152, 2},
            {32, 18, 1, 49_152}
          }) {
        add(
            "tensor " + at + " shaped " + Arrays.toString(shape),
            f -> tensor(f, at, shape, f.tensors.get(at).type(), f.tensors.get(at).offset()));
      }
      for (long offset : new long[] {1, 32, -32, 1L << 40, Long.MAX_VALUE}) {
        add(
            "tensor " + at + " at " + offset,
            f -> tensor(f, at, f.tensors.get(at).shape(), f.tensors.get(at).type(), offset));
      }
    }
    add("no tensors", f -> f.tensors.clear());
    add(
        "a tensor of a layer that is not there",
        f -> f.tensors.add(new GgufFile.Tensor("blk.2.attn_q.weight", new long[] {32}, 0, 0)));
  }

  private static void tensor(GgufFile file, int at, long[] shape, int type, long offset) {
    file.tensors.set(at, new GgufFile.Tensor(file.tensors.get(at).name(), shape, type, offset));
  }

  private void random() {
    Random random = new Random(SEED);
    for (int i = 0; i < RANDOM; i++) {
      int key = random.nextInt(COUNTED.size());
      int other = random.nextInt(COUNTED.size());
      int value = random.nextBoolean() ? random.nextInt(100) : random.nextInt();
      int second = 1 << random.nextInt(32);
      add(
          COUNTED.get(key)
              + " = "
              + Integer.toUnsignedString(value)
              + ", "
              + COUNTED.get(other)
              + " = "
              + Integer.toUnsignedString(second),
          f ->
              f.set("llama." + COUNTED.get(key), value).set("llama." + COUNTED.get(other), second));
    }
    for (int i = 0; i < RANDOM / 2; i++) {
      long number = random.nextLong();
      int at = random.nextInt(COUNTED.size());
      byte[] eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
      add(
          COUNTED.get(at) + " of 64 bits: " + number,
          f -> f.set("llama." + COUNTED.get(at), GgufFile.U64, eight));
    }
  }
}
