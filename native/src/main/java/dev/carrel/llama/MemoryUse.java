// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What a context and its model take, as allocated: read from llama.cpp's buffers and tensors, not
 * computed from a formula. And what of the cache is in use: counted by cells, each of which holds a
 * token's keys and values in all layers that look back on everything.
 *
 * @param buffers by ggml buffer type
 * @param layers the KV cache of each layer that has one, by layer
 * @param outputBytes logits kept for the caller
 * @param cellsUsed cells that any sequence has: tokens, where those that are shared count once. 0
 *     for a model without cells (recurrent)
 * @param sequences those that have tokens, by number
 */
public record MemoryUse(
    List<Buffer> buffers,
    List<KvLayer> layers,
    long outputBytes,
    long cellsUsed,
    List<SequenceUse> sequences) {
  static final MemoryUse NOTHING = new MemoryUse(List.of(), List.of(), 0, 0, List.of());

  /**
   * What lies in one buffer type.
   *
   * @param type e.g. {@code CPU}, {@code CPU_Mapped} (the model's file), {@code AMX}
   * @param device whose memory it is; {@code CPU} for the machine's, also where a GPU's driver has
   *     pinned it
   * @param weightsBytes the model
   * @param contextBytes KV cache and recurrent states
   * @param computeBytes scratch space of the graphs
   * @param rowsBytes of it, rows of 16 bits that a device makes of a layer's codes: the same for
   *     all layers, and 0 where none are made
   */
  public record Buffer(
      String type,
      String device,
      long weightsBytes,
      long contextBytes,
      long computeBytes,
      long rowsBytes) {}

  /**
   * One layer's KV cache.
   *
   * @param layer from 0
   * @param device where it lies
   * @param kBytes keys
   * @param vBytes values
   * @param kElements numbers in the keys
   * @param vElements numbers in the values
   */
  public record KvLayer(
      int layer,
      String device,
      KvType kType,
      KvType vType,
      long kBytes,
      long vBytes,
      long kElements,
      long vElements) {}

  /**
   * What a sequence has in the cache.
   *
   * @param sequence its number, from 0
   * @param tokens cells that it has
   * @param sharedTokens of these, how many another sequence has too: they would stay if this one
   *     went
   */
  public record SequenceUse(int sequence, long tokens, long sharedTokens) {}

  public MemoryUse {
    buffers = List.copyOf(buffers);
    layers = List.copyOf(layers);
    sequences = List.copyOf(sequences);
  }

  /** The model, on all devices. A mapped file counts whole, though its pages come in as needed. */
  public long weightsBytes() {
    return sum(buffers, Buffer::weightsBytes);
  }

  /** The cache of all layers, and recurrent states where the model has such. */
  public long kvBytes() {
    return sum(buffers, Buffer::contextBytes);
  }

  /** What the cache would take with K and V in f16. */
  public long kvF16Bytes() {
    long cached = sum(layers, layer -> layer.kBytes() + layer.vBytes());
    return kvBytes() - cached + 2 * sum(layers, layer -> layer.kElements() + layer.vElements());
  }

  /** Scratch space of the graphs. */
  public long computeBytes() {
    return sum(buffers, Buffer::computeBytes);
  }

  /** Everything. */
  public long totalBytes() {
    return weightsBytes() + kvBytes() + computeBytes() + outputBytes;
  }

  /** Of everything, what lies in the own memory of devices that are not the CPU. */
  public long deviceBytes() {
    return sum(
        onDevices(),
        buffer -> buffer.weightsBytes() + buffer.contextBytes() + buffer.computeBytes());
  }

  /** The same by device; none of those without. */
  public Map<String, Long> bytesByDevice() {
    return onDevices().stream()
        .collect(
            Collectors.groupingBy(
                Buffer::device,
                TreeMap::new,
                Collectors.summingLong(
                    b -> b.weightsBytes() + b.contextBytes() + b.computeBytes())));
  }

  /** Of the weights, what lies there. */
  public long deviceWeightsBytes() {
    return sum(onDevices(), Buffer::weightsBytes);
  }

  private List<Buffer> onDevices() {
    return buffers.stream().filter(buffer -> !buffer.device().equals("CPU")).toList();
  }

  /** Layers whose cache lies on another device than the CPU. */
  public int layersOffloaded() {
    return (int) layers.stream().filter(layer -> !layer.device().equals("CPU")).count();
  }

  private static <T> long sum(List<T> list, ToLongFunction<T> figure) {
    return list.stream().mapToLong(figure).sum();
  }

  /** Reads what context_jni.cpp writes, of a context that was made like this. */
  static MemoryUse ofNative(byte[][] texts, long[] numbers, LlamaContext.Options options) {
    int n = (int) numbers[2];
    int at = 4;
    List<Buffer> buffers = new ArrayList<>();
    for (int i = 0; i < n; i++, at += 3) {
      buffers.add(
          new Buffer(
              text(texts[2 * i]),
              text(texts[2 * i + 1]),
              numbers[at],
              numbers[at + 1],
              numbers[at + 2],
              0));
    }
    List<SequenceUse> sequences = new ArrayList<>();
    for (int i = 0; i < numbers[3]; i++, at += 3) {
      sequences.add(new SequenceUse((int) numbers[at], numbers[at + 1], numbers[at + 2]));
    }
    List<KvLayer> layers = new ArrayList<>();
    for (int i = 2 * n; at < numbers.length; i++, at += 7) {
      layers.add(layer(text(texts[i]), numbers, at));
    }
    return new MemoryUse(
        DecodedRows.in(buffers, layers, options), layers, numbers[0], numbers[1], sequences);
  }

  private static KvLayer layer(String device, long[] numbers, int at) {
    return new KvLayer(
        (int) numbers[at],
        device,
        KvType.ofGgml((int) numbers[at + 1]),
        KvType.ofGgml((int) numbers[at + 2]),
        numbers[at + 3],
        numbers[at + 4],
        numbers[at + 5],
        numbers[at + 6]);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
