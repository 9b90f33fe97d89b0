// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * bge-small-en-v1.5 in 8 bits: 384 dimensions, English only. One text at a time, on the caller's
 * thread: its weights are multiplied in whole numbers whose scale is taken over all that is
 * computed together, so texts in one batch would change each other's vectors.
 */
public final class BgeEmbedder implements SentenceEmbedder {
  private static final String NAME = "bge-small-en-v1.5-q";
  private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

  /** What its makers put before questions, and not before passages. */
  private static final String QUESTION =
      "Represent this sentence for searching relevant passages: ";

  /** As many positions as it has. */
  private static final int MOST_TOKENS = 512;

  /** Loads it. */
  public static final Loader LOADER =
      new Loader() {
        @Override
        public String name() {
          return NAME;
        }

        @Override
        public Set<String> languages() {
          return Set.of("en");
        }

        @Override
        public SentenceEmbedder load() {
          return BgeEmbedder.open();
        }
      };

  private final WordPieces words;
  private final OrtEnvironment environment;
  private final OrtSession session;

  /** Shared by texts under way; closing waits for them. */
  private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();

  private boolean closed;

  private BgeEmbedder(WordPieces words, OrtEnvironment environment, OrtSession session) {
    this.words = words;
    this.environment = environment;
    this.session = session;
  }

  /** Loads the model and, the first time, ONNX Runtime. */
  private static BgeEmbedder open() {
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "carrel");
      environment.setTelemetry(false); // Windows' builds would note what runs
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setMemoryPatternOptimization(false); // texts differ in length
        options.setCPUArenaAllocator(false); // it would keep what the longest text took
        return new BgeEmbedder(
            tokenizer(), environment, environment.createSession(bytes(MODEL), options));
      }
    } catch (OrtException | IOException | LinkageError | IllegalStateException e) {
      throw new CarrelException(
          Code.NATIVE_UNAVAILABLE,
          "What sentences mean cannot be told: the model, or the library that runs it, is missing.",
          "Search by words, which needs nothing more.",
          e);
    }
  }

  static WordPieces tokenizer() throws IOException {
    try (InputStream in = resource(TOKENIZER);
        InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return WordPieces.read(text);
    }
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = resource(resource)) {
      return in.readAllBytes();
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = BgeEmbedder.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is missing");
    }
    return in;
  }

  @Override
  public Embedding passage(String text) {
    return embed(text);
  }

  @Override
  public Optional<Embedding> question(String text) {
    return EnglishQuestion.isOne(text, words)
        ? Optional.of(embed(QUESTION + text))
        : Optional.empty();
  }

  private Embedding embed(String text) {
    open.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedder is closed");
      }
      return run(words.ids(text, MOST_TOKENS));
    } catch (OrtException e) {
      throw new CarrelException(
          Code.INTERNAL,
          "A sentence could not be embedded: " + e.getMessage() + ".",
          "Search by words, and report this.",
          e);
    } finally {
      open.readLock().unlock();
    }
  }

  private Embedding run(int[] ids) throws OrtException {
    try (OnnxTensor tokens = row(Arrays.stream(ids).asLongStream().toArray());
        OnnxTensor mask = row(filled(ids.length, 1));
        OnnxTensor types = row(filled(ids.length, 0));
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
      OnnxTensor states = (OnnxTensor) result.get(0);
      int dimensions = (int) states.getInfo().getShape()[2];
      float[] first = new float[dimensions]; // the state of the mark before the text is its sum
      FloatBuffer all = states.getFloatBuffer();
      all.get(first);
      return Embedding.of(first);
    }
  }

  private OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static long[] filled(int length, long value) {
    long[] values = new long[length];
    Arrays.fill(values, value);
    return values;
  }

  /** Waits for texts under way; a second call does nothing. */
  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not close its session", e);
    } finally {
      open.writeLock().unlock();
    }
  }
}
