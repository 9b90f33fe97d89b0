// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.model.AttentionRecording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the model looked at while it wrote an answer, token by token. A token's look is the one that
 * led to it: that of the token before. Belongs to one thread at a time.
 */
public final class WritingLooks {
  private final PassageRanker ranker;
  private final Optional<AttentionRecording> recording;
  private final int slot;

  /** The look of each token that was read, in order. */
  private final List<double[]> looks = new ArrayList<>();

  private int sequence;
  private int next;

  private WritingLooks(PassageRanker ranker, Optional<AttentionRecording> recording, int slot) {
    this.ranker = ranker;
    this.recording = recording;
    this.slot = slot;
  }

  /**
   * Of an answer that is about to be written.
   *
   * @param recording empty if nothing is recorded
   * @param slot of its own; one that there is not records nothing
   */
  public static WritingLooks of(
      PassageRanker ranker, Optional<AttentionRecording> recording, int slot) {
    return new WritingLooks(ranker, recording.filter(r -> slot < AttentionRecording.SLOTS), slot);
  }

  /** The answer's tokens will be read from a place of a sequence on. */
  public void begin(int sequence, int from) {
    this.sequence = sequence;
    this.next = from;
    recording.ifPresent(this::countNext);
  }

  private void countNext(AttentionRecording open) {
    open.count(sequence, next, next + 1, slot);
  }

  /** Another of its tokens was read. */
  public void step() {
    recording.ifPresent(
        r -> {
          looks.add(ranker.byPassage(r.weights(slot), r.counted(slot)));
          r.clear(slot);
          next++;
          countNext(r);
        });
  }

  /**
   * What was looked at for some of the tokens, by passage; empty if that is not known.
   *
   * @param first the first of them, from 0
   * @param end behind the last one
   */
  Optional<double[]> of(int first, int end) {
    int from = Math.max(0, first - 1);
    int to = Math.min(looks.size(), Math.max(from + 1, end - 1));
    if (from >= to) {
      return Optional.empty();
    }
    double[] sum = new double[looks.getFirst().length];
    for (double[] look : looks.subList(from, to)) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += look[i];
      }
    }
    return Optional.of(sum);
  }
}
