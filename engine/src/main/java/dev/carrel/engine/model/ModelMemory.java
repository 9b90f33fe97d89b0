// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * What a model and its context take, in bytes, from the buffers as allocated.
 *
 * @param weightsBytes the model's tensors, mapped files included
 * @param computeBytes buffers of one computation, outputs included
 * @param kvBytes keys and values
 * @param kvF16Bytes what keys and values would take in 16-bit floating point
 * @param parts the same by device, the processor's first; each byte is in one of them
 */
public record ModelMemory(
    long weightsBytes, long computeBytes, long kvBytes, long kvF16Bytes, List<MemoryPart> parts) {
  public ModelMemory {
    parts = List.copyOf(parts);
  }

  /** All of it the processor's. */
  public ModelMemory(long weightsBytes, long computeBytes, long kvBytes, long kvF16Bytes) {
    this(
        weightsBytes,
        computeBytes,
        kvBytes,
        kvF16Bytes,
        List.of(MemoryPart.host(weightsBytes, computeBytes, kvBytes, kvF16Bytes)));
  }

  /** Of parts; those of one device are added up. */
  public static ModelMemory of(List<MemoryPart> parts) {
    Map<String, MemoryPart> byDevice = new LinkedHashMap<>();
    byDevice.put(MemoryPart.HOST, MemoryPart.host(0, 0, 0, 0));
    for (MemoryPart part : parts) {
      byDevice.merge(part.device(), part, MemoryPart::plus);
    }
    List<MemoryPart> sums = new ArrayList<>(byDevice.values());
    return new ModelMemory(
        sum(sums, MemoryPart::weightsBytes),
        sum(sums, MemoryPart::computeBytes),
        sum(sums, MemoryPart::kvBytes),
        sum(sums, MemoryPart::kvF16Bytes),
        sums);
  }

  public long totalBytes() {
    return weightsBytes + computeBytes + kvBytes;
  }

  /** What lies in the machine's memory, the integrated devices' share included. */
  public MemoryPart ram() {
    return parts.stream()
        .filter(part -> !part.own())
        .reduce(MemoryPart.host(0, 0, 0, 0), MemoryPart::plus);
  }

  /** What lies in cards' own memories, one for each card. */
  public List<MemoryPart> cards() {
    return parts.stream().filter(MemoryPart::own).toList();
  }

  /** Of the machine's memory, what an integrated or a software device works with. */
  public long sharedBytes() {
    return parts.stream()
        .filter(part -> !part.own() && !part.device().equals(MemoryPart.HOST))
        .mapToLong(MemoryPart::bytes)
        .sum();
  }

  /** What lies in cards' own memories, all together. */
  public long cardBytes() {
    return sum(cards(), MemoryPart::bytes);
  }

  /** The weights alone. */
  public ModelMemory weights() {
    return of(parts.stream().map(MemoryPart::weights).toList());
  }

  /** These weights, with all but the weights of another. */
  public ModelMemory withContextOf(ModelMemory context) {
    List<MemoryPart> all = new ArrayList<>(each(MemoryPart::weights));
    all.addAll(context.each(MemoryPart::withoutWeights));
    return of(all);
  }

  private List<MemoryPart> each(UnaryOperator<MemoryPart> change) {
    return parts.stream().map(change).toList();
  }

  private static long sum(List<MemoryPart> parts, ToLongFunction<MemoryPart> figure) {
    return parts.stream().mapToLong(figure).sum();
  }
}
