// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import dev.carrel.llama.MemoryUse.Buffer;
import dev.carrel.llama.MemoryUse.KvLayer;
import java.util.List;

/**
 * Rows of 16 bits that a device makes of the codes of one layer after the other, for its own
 * attention: a part of its working space that grows with the context. llama.cpp plans working space
 * as a whole; what rows take follows from the layers.
 */
final class DecodedRows {
  /** So few tokens attend to codes where the context is made for that. */
  private static final int FEW_TOKENS = 8;

  private static final String CPU = "CPU";

  private DecodedRows() {}

  /** The same buffers, with what rows take of those that lie where layers are decoded. */
  static List<Buffer> in(List<Buffer> buffers, List<KvLayer> layers, LlamaContext.Options options) {
    return areMade(options)
        ? buffers.stream().map(buffer -> withRows(buffer, layers)).toList()
        : buffers;
  }

  private static boolean areMade(LlamaContext.Options options) {
    return options.kv().codec()
        && switch (options.onDevice()) {
          case HOST -> false;
          case ROWS -> true;
          case CODES -> Math.min(options.nUbatch(), options.nBatch()) > FEW_TOKENS;
        };
  }

  /** Of the largest layer: with heads that are stored padded, a little more than it takes. */
  private static Buffer withRows(Buffer buffer, List<KvLayer> layers) {
    long rows =
        layers.stream()
            .filter(layer -> layer.device().equals(buffer.device()))
            .filter(layer -> !layer.device().equals(CPU) && buffer.contextBytes() > 0)
            .mapToLong(layer -> Short.BYTES * (layer.kElements() + layer.vElements()))
            .max()
            .orElse(0);
    return new Buffer(
        buffer.type(),
        buffer.device(),
        buffer.weightsBytes(),
        buffer.contextBytes(),
        buffer.computeBytes(),
        Math.min(rows, buffer.computeBytes()));
  }
}
