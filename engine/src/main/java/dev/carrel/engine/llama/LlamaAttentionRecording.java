// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.AttentionRecording;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.RecordedAttention;
import java.util.List;

/** What heads of a context of llama.cpp attend to. */
final class LlamaAttentionRecording implements AttentionRecording {
  private final RecordedAttention recorded;

  LlamaAttentionRecording(
      LlamaContext context, List<AttentionHead> heads, boolean apart, int places) {
    recorded =
        context.record(
            heads.stream().map(h -> new RecordedAttention.Head(h.layer(), h.head())).toList(),
            apart,
            places);
  }

  @Override
  public int places() {
    return recorded.positions();
  }

  @Override
  public void count(int sequence, int from, int to, int slot) {
    recorded.count(sequence, from, to, slot);
  }

  @Override
  public int counted(int slot) {
    return recorded.counted(slot);
  }

  @Override
  public float[] weights(int slot) {
    return recorded.weights(slot);
  }

  @Override
  public float[] weights(int slot, int head) {
    return recorded.weights(slot, head);
  }

  @Override
  public void clear(int slot) {
    recorded.clear(slot);
  }

  @Override
  public void close() {
    recorded.close();
  }
}
