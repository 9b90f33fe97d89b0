// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Four questions on one beginning: in one batch, a token of each, and each by itself. */
final class SideBySide implements AutoCloseable {
  static final int STEPS = 24;
  static final List<String> QUESTIONS =
      List.of(" The King has", " They", " When in the course of", " Nature's");

  /** Ways to keep the cache. */
  enum Cache {
    LLAMA_F16,
    F16,
    BALANCED
  }

  /** What a sequence was given, and the logits behind its question and each token. */
  record Line(List<Integer> tokens, List<float[]> logits) {
    Line() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private final LlamaModel model;
  private final int[] beginning;
  private final KvCalibration calibration;
  private final int threads;

  SideBySide(int threads) throws IOException {
    this.threads = threads;
    model = LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
    beginning = Declaration.tokens(model, 500);
    calibration = KvCalibration.measure(model, beginning, threads, () -> false);
  }

  int beginning() {
    return beginning.length;
  }

  private KvLayout layout(Cache cache) {
    return switch (cache) {
      case LLAMA_F16 -> KvLayout.F16;
      case F16 -> KvLayout.ofCodec(KvType.F16, KvType.F16, Optional.of(calibration));
      case BALANCED -> KvLayout.ofCodec(KvType.TURBO4, KvType.TURBO3, Optional.of(calibration));
    };
  }

  /** A context that has read the beginning in its first sequence. */
  LlamaContext begun(Cache cache) {
    LlamaContext context = open(layout(cache));
    context.decode(Batch.of(beginning, 0, 0));
    return context;
  }

  /** A context that has read nothing. */
  LlamaContext open(KvLayout layout) {
    return model.newContext(
        LlamaContext.Options.of(1024)
            .withSequences(QUESTIONS.size())
            .withKv(layout)
            .withThreads(threads, threads));
  }

  /** Lets all sequences have the beginning. */
  static void share(LlamaContext context) {
    for (int sequence = 1; sequence < QUESTIONS.size(); sequence++) {
      context.copy(0, sequence, 0, -1);
    }
  }

  private int[] question(int sequence) {
    return model.vocabulary().tokenize(QUESTIONS.get(sequence), false, false);
  }

  /** All questions in one batch, then a token of each in a batch, always the most likely one. */
  List<Line> together(LlamaContext context) {
    List<Line> lines = new ArrayList<>();
    int[] outputs = new int[QUESTIONS.size()];
    Batch batch = new Batch(64);
    for (int sequence = 0; sequence < QUESTIONS.size(); sequence++) {
      lines.add(new Line());
      int[] question = question(sequence);
      for (int i = 0; i < question.length; i++) {
        outputs[sequence] =
            batch.add(question[i], beginning.length + i, sequence, i == question.length - 1);
      }
    }
    for (int step = 0; step <= STEPS; step++) {
      context.decode(batch);
      batch.clear();
      for (int sequence = 0; sequence < lines.size(); sequence++) {
        Line line = lines.get(sequence);
        int token = context.argmax(outputs[sequence]);
        line.logits.add(context.logits(outputs[sequence]));
        line.tokens.add(token);
        outputs[sequence] = batch.add(token, context.posMax(sequence) + 1, sequence, true);
      }
    }
    return lines;
  }

  /** One question and the tokens that it was given beside the others; the logits. */
  List<float[]> alone(LlamaContext context, int sequence, List<Integer> tokens) {
    List<float[]> logits = new ArrayList<>();
    context.decode(Batch.of(question(sequence), beginning.length, 0));
    logits.add(context.logits(-1));
    for (int token : tokens.subList(0, STEPS)) {
      context.decode(Batch.of(new int[] {token}, context.posMax(0) + 1, 0));
      logits.add(context.logits(-1));
    }
    context.remove(0, beginning.length, -1);
    return logits;
  }

  @Override
  public void close() {
    model.close();
  }
}
