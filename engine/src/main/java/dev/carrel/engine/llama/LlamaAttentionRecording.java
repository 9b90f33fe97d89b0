// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.AttentionRecording;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.RecordedAttention;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What heads of a context of llama.cpp attend to. */
final class LlamaAttentionRecording implements AttentionRecording {
  /** Query tokens that count. */
  private record Counted(int from, int to, int slot) {}

  private final RecordedAttention recorded;
  private final Map<Integer, Counted> counting = new HashMap<>();
  private boolean open = true;

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
    counting.put(sequence, new Counted(from, to, slot));
  }

  /**
   * Tokens of a sequence were read from this place on, and taken back: the slot in which some of
   * them may have been counted is made empty.
   */
  void takenBack(int sequence, int first) {
    Counted counted = counting.get(sequence);
    if (open && counted != null && counted.to > Math.max(first, counted.from)) {
      recorded.clear(counted.slot);
    }
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
    open = false;
    recorded.close();
  }
}
