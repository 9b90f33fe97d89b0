// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.DurableFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;

/**
 * A model to time that nobody has to fetch: random weights in the shape of a larger model, a few of
 * its layers. Attention and weights keep their ratio in each layer, and the vocabulary is cut down
 * with the layers, so that ratios between caches carry over to the whole model. It says nothing
 * sensible.
 *
 * @param layers transformer blocks
 * @param embedding width of the residual stream
 * @param heads query heads
 * @param kvHeads heads of keys and values
 * @param headDim numbers in a head
 * @param feedForward width of the feed-forward
 * @param vocabulary tokens
 */
record SliceModel(
    int layers,
    int embedding,
    int heads,
    int kvHeads,
    int headDim,
    int feedForward,
    int vocabulary) {
  private static final int TRAINED_CONTEXT = 262_144;

  void write(Path file) throws IOException {
    DurableFile.ours(file)
        .write(
            channel -> {
              OutputStream out =
                  new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20);
              gguf().write(out);
              out.flush();
            });
  }

  private GgufWriter gguf() {
    GgufWriter gguf =
        new GgufWriter()
            .text("general.architecture", "qwen3")
            .text("general.name", "Slice of random weights")
            .whole("general.quantization_version", 2)
            .whole("qwen3.context_length", TRAINED_CONTEXT)
            .whole("qwen3.block_count", layers)
            .whole("qwen3.embedding_length", embedding)
            .whole("qwen3.feed_forward_length", feedForward)
            .whole("qwen3.attention.head_count", heads)
            .whole("qwen3.attention.head_count_kv", kvHeads)
            .whole("qwen3.attention.key_length", headDim)
            .whole("qwen3.attention.value_length", headDim)
            .real("qwen3.attention.layer_norm_rms_epsilon", 1e-6f)
            .real("qwen3.rope.freq_base", 5e6f)
            .whole("qwen3.vocab_size", vocabulary)
            .text("tokenizer.ggml.model", "no_vocab");
    weights(gguf, "token_embd", embedding, vocabulary, 0); // the output's too, as in Qwen3-4B
    norm(gguf, "output_norm", embedding);
    for (int i = 0; i < layers; i++) {
      layer(gguf, "blk." + i + ".", 10L * (i + 1));
    }
    return gguf;
  }

  private void layer(GgufWriter gguf, String prefix, long seed) {
    norm(gguf, prefix + "attn_norm", embedding);
    norm(gguf, prefix + "attn_q_norm", headDim);
    norm(gguf, prefix + "attn_k_norm", headDim);
    norm(gguf, prefix + "ffn_norm", embedding);
    weights(gguf, prefix + "attn_q", embedding, heads * headDim, seed);
    weights(gguf, prefix + "attn_k", embedding, kvHeads * headDim, seed + 1);
    weights(gguf, prefix + "attn_v", embedding, kvHeads * headDim, seed + 2);
    weights(gguf, prefix + "attn_output", heads * headDim, embedding, seed + 3);
    weights(gguf, prefix + "ffn_gate", embedding, feedForward, seed + 4);
    weights(gguf, prefix + "ffn_up", embedding, feedForward, seed + 5);
    weights(gguf, prefix + "ffn_down", feedForward, embedding, seed + 6);
  }

  private static void weights(GgufWriter gguf, String name, int rowLength, int rows, long seed) {
    gguf.tensor(
        name + ".weight",
        GgufWriter.Type.Q4_0,
        new RandomWeights(rowLength, rows, seed),
        rowLength,
        rows);
  }

  private static void norm(GgufWriter gguf, String name, int size) {
    gguf.tensor(name + ".weight", GgufWriter.Type.F32, new Ones(size), size);
  }
}
