// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.context.ChatFrame;
import dev.carrel.engine.evidence.Glance;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.AttentionRecording;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a {@link NeedleText} once, then each question behind it by itself, and looks how much of
 * each head's attention to the text lies on the needle, less what a question without content puts
 * there.
 */
final class HeadTrial {
  private static final int TEXT = 0;
  private static final int QUESTION = 1;
  private static final int SLOT = 0;
  private static final String PAGE = "[page 1]\n";

  /** Tokens that a question may take, twice. */
  private static final int ROOM = 192;

  private final LanguageModel model;
  private final List<AttentionHead> heads;
  private final Cancellation cancellation;
  private final NeedleText text;
  private final int[] tokens;

  /** Of each needle, its first token's place and the place behind its last one. */
  private final int[][] places;

  HeadTrial(
      LanguageModel model, List<AttentionHead> heads, NeedleText text, Cancellation cancellation) {
    this.model = model;
    this.heads = List.copyOf(heads);
    this.cancellation = cancellation;
    this.text = text;
    this.places = new int[text.needles().size()][];
    this.tokens = tokens();
  }

  private int[] tokens() {
    IntStream.Builder all = IntStream.builder();
    Arrays.stream(ChatFrame.of(model).opening()).forEach(all);
    int length = add(all, ChatFrame.of(model).opening().length, PAGE);
    for (NeedleText.Piece piece : text.pieces()) {
      int end = add(all, length, piece.text());
      if (piece.needle() >= 0) {
        places[piece.needle()] = new int[] {length, end};
      }
      length = end;
    }
    return all.build().toArray();
  }

  private int add(IntStream.Builder all, int length, String words) {
    int[] more = model.tokenize(words, false);
    Arrays.stream(more).forEach(all);
    return length + more.length;
  }

  /** What is read before the questions. */
  int[] read() {
    return tokens.clone();
  }

  /** A needle's first place, and the place behind its last one. */
  int[] place(int needle) {
    return places[needle].clone();
  }

  /** Tokens that it reads in all. */
  long cost() {
    return tokens.length
        + Glance.of(model, Glance.NOTHING).tokens().length
        + text.needles().stream()
            .mapToLong(needle -> Glance.of(model, needle.question()).tokens().length)
            .sum();
  }

  /** Tokens that a context for it must hold. */
  int room() {
    return tokens.length + ROOM;
  }

  /**
   * Measures.
   *
   * @param context empty, with {@link #room}
   * @param work hears of {@link #cost}
   * @return [heads][needles] the share of the head's attention to the text that lies on the needle,
   *     less that of a question without content: -1 to 1
   */
  double[][] run(ModelContext context, Work work) {
    context.read(TEXT, tokens, work.following(), cancellation);
    int from = ChatFrame.of(model).opening().length;
    double[][] shares = new double[heads.size()][places.length];
    try (AttentionRecording recording = context.record(heads, true, tokens.length)) {
      ask(context, recording, Glance.NOTHING, work);
      for (int h = 0; h < shares.length; h++) {
        float[] weights = recording.weights(SLOT, h);
        for (int n = 0; n < places.length; n++) {
          shares[h][n] = -share(weights, from, places[n]);
        }
      }
      for (int n = 0; n < places.length; n++) {
        ask(context, recording, text.needles().get(n).question(), work);
        for (int h = 0; h < shares.length; h++) {
          shares[h][n] += share(recording.weights(SLOT, h), from, places[n]);
        }
      }
    }
    return shares;
  }

  private void ask(ModelContext context, AttentionRecording recording, String question, Work work) {
    Glance glance = Glance.of(model, question);
    int[] words = glance.tokens();
    recording.clear(SLOT);
    context.branch(TEXT, QUESTION);
    int first = context.length(QUESTION);
    recording.count(QUESTION, first + glance.first(), first + words.length, SLOT);
    context.read(QUESTION, words, work.following(), cancellation);
  }

  private static double share(float[] weights, int from, int[] place) {
    double all = 0;
    double on = 0;
    for (int i = from; i < weights.length; i++) {
      all += weights[i];
      on += i >= place[0] && i < place[1] ? weights[i] : 0;
    }
    return all > 0 ? on / all : 0;
  }
}
