// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.bench.NeedleDocument.Needle;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.llama.Batch;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Whether facts hidden in a long document are found again, one by one, with each way of keeping the
 * cache. A row reads the document once; each question is asked behind it and then taken back.
 */
public final class NeedleBench {
  /** Longest answer: the values take a handful of tokens. */
  private static final int ANSWER_TOKENS = 32;

  private static final int BATCH = 512;

  private final BenchModel model;
  private final Vocabulary vocabulary;
  private final NeedleFrame frame;
  private final NeedleDocument document;
  private final int[] prefix;
  private final int room;

  private NeedleBench(BenchModel model, NeedleFrame frame, int tokens, long seed) {
    this.model = model;
    this.vocabulary = model.model().vocabulary();
    this.frame = frame;
    this.room = frame.room(NeedleFacts.twelve(seed), ANSWER_TOKENS);
    int fits = Math.min(tokens, model.model().trainedContext() - room);
    if (fits < NeedleDocument.LEAST_TOKENS) {
      throw new CarrelException(
          Code.DOES_NOT_FIT,
          "A document of %,d tokens is too short for %d facts: '%s' was trained for %,d."
              .formatted(fits, NeedleFacts.COUNT, model.name(), model.model().trainedContext()),
          "Take a model with a longer context, or %,d --tokens or more."
              .formatted(NeedleDocument.LEAST_TOKENS));
    }
    this.document =
        NeedleDocument.make(fits, seed, text -> vocabulary.tokenize(text, false, false));
    this.prefix = frame.prefix(document);
  }

  /**
   * Hides the facts.
   *
   * @param tokens of the document; as many as fit if the model was trained for fewer
   * @param seed of the document and of the facts
   * @throws CarrelException DOES_NOT_FIT; MODEL_INVALID if the model has no vocabulary
   */
  public static NeedleBench of(BenchModel model, int tokens, long seed) {
    if (!model.hasVocabulary()) {
      throw new CarrelException(
          Code.MODEL_INVALID,
          "The model '" + model.name() + "' has no vocabulary, so it can read no text.",
          "Take another model: 'carrel models list'.");
    }
    return new NeedleBench(model, NeedleFrame.of(model.model()), tokens, seed);
  }

  /** Tokens of the document with what the chat form puts before it. */
  public int tokens() {
    return prefix.length;
  }

  /** Most tokens that a document may have here. */
  public int mostTokens() {
    return model.model().trainedContext() - room;
  }

  /** The document, for a person to look at. */
  public String text() {
    return document.text();
  }

  /**
   * Reads and asks, row after row.
   *
   * @param heard told of each row's figures as soon as there are any: all rows take long
   * @return a result for each row, in their order
   * @throws CarrelException CANCELLED
   */
  public List<RowResult<Needles>> run(
      List<KvRow> rows,
      BiConsumer<KvRow, Needles> heard,
      Progress progress,
      Cancellation cancellation) {
    Results<Needles> results = new Results<>(rows);
    long total = (long) rows.size() * prefix.length;
    for (int i = 0; i < rows.size(); i++) {
      KvRow row = rows.get(i);
      long before = (long) i * prefix.length;
      Done done = read -> progress.at(Stage.READ_TOKENS, before + read, total);
      results.attempt(
          row,
          () -> {
            Needles needles = measure(row, done, cancellation);
            results.putFirst(row, needles);
            heard.accept(row, needles);
          });
    }
    return results.inOrder();
  }

  private interface Done {
    void at(int tokens);
  }

  private Needles measure(KvRow row, Done done, Cancellation cancellation) {
    LlamaContext.Options options =
        LlamaContext.Options.of(prefix.length + room).withBatch(BATCH, BATCH).withSwaFull(true);
    try (Contexts contexts = new Contexts(model, cancellation)) {
      LlamaContext context = contexts.open(row, options);
      long start = System.nanoTime();
      read(contexts, context, prefix, 0, done);
      double readSeconds = secondsSince(start);
      start = System.nanoTime();
      List<NeedleAnswer> answers = new ArrayList<>();
      for (Needle needle : document.needles()) {
        answers.add(
            new NeedleAnswer(
                needle.fact(), needle.depth(), answer(contexts, context, needle.fact())));
      }
      return new Needles(
          Allocated.bitsPerValue(context.memory()), readSeconds, secondsSince(start), answers);
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void read(
      Contexts contexts, LlamaContext context, int[] tokens, int position, Done done) {
    for (int from = 0; from < tokens.length; from += BATCH) {
      int to = Math.min(tokens.length, from + BATCH);
      contexts.decode(context, Batch.of(Arrays.copyOfRange(tokens, from, to), position + from, 0));
      done.at(to);
    }
  }

  /** The most likely words behind the question; the context is then as before. */
  private String answer(Contexts contexts, LlamaContext context, NeedleFact fact) {
    int[] question = frame.question(fact);
    read(contexts, context, question, prefix.length, to -> {});
    int[] written = new int[ANSWER_TOKENS];
    int n = 0;
    while (n < ANSWER_TOKENS) {
      int token = context.argmax(-1);
      if (vocabulary.isEndOfGeneration(token)) {
        break;
      }
      written[n++] = token;
      if (n < ANSWER_TOKENS) {
        int position = prefix.length + question.length + n - 1;
        contexts.decode(context, Batch.of(new int[] {token}, position, 0));
      }
    }
    if (!context.remove(0, prefix.length, -1)) {
      throw new RowFailure("The model cannot take a question back: it keeps a running state.");
    }
    return vocabulary.detokenizeToString(Arrays.copyOf(written, n)).strip();
  }
}
