// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.llama.Batch;
import dev.carrel.llama.LlamaContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A long context that was read once, in files of some thousand tokens, to be loaded into caches as
 * often as one likes.
 *
 * <p>Reading some hundred thousand tokens takes hours where each looks back on all before it. Here
 * each batch sees only itself, at its own positions, in a context that is small: minutes, and the
 * rows are such as reading makes. What is decoded behind them looks back on all of them.
 */
final class ReadRegions implements AutoCloseable {
  private static final int REGION = 4096;
  private static final int BATCH = 512;
  private static final int SEQUENCE = 0;
  private static final int READING = 1;

  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  private ReadRegions(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads.
   *
   * @param row how the caches that will load this keep it
   * @param depth tokens, at least 1
   * @param parent where a folder for them is made
   * @throws CarrelException CANCELLED, DISK_FULL
   */
  static ReadRegions read(
      BenchModel model, KvRow row, int depth, Path parent, Contexts contexts, Progress progress) {
    ReadRegions regions = new ReadRegions(folder(parent));
    LlamaContext.Options options =
        LlamaContext.Options.of(REGION + BATCH)
            .withBatch(BATCH, BATCH)
            .withSequences(2)
            .withSwaFull(true);
    int[] tokens = BenchTokens.toRead(model);
    LlamaContext context = contexts.open(row, options);
    try {
      for (int from = 0; from < depth; from += REGION) {
        int to = Math.min(depth, from + REGION);
        for (int at = from; at < to; at += BATCH) {
          contexts.decode(context, batch(tokens, at, Math.min(to, at + BATCH)));
          context.copy(READING, SEQUENCE, 0, -1);
          context.remove(READING, 0, -1);
        }
        regions.save(context);
        context.clear();
        progress.at(Stage.FILL_TOKENS, to, depth);
      }
      return regions;
    } catch (RuntimeException e) {
      regions.close();
      throw e;
    } finally {
      contexts.close(context);
    }
  }

  private static Path folder(Path parent) {
    try {
      return Files.createTempDirectory(Files.createDirectories(parent), "deep-");
    } catch (IOException e) {
      throw new CarrelException(
          Code.DISK_FULL,
          "Nothing can be written to %s: %s.".formatted(parent, e.getMessage()),
          "Make room there, or set CARREL_CACHE to another folder.",
          e);
    }
  }

  private static Batch batch(int[] tokens, int from, int to) {
    Batch batch = new Batch(to - from);
    for (int position = from; position < to; position++) {
      batch.add(tokens[position % tokens.length], position, READING, position == to - 1);
    }
    return batch;
  }

  private void save(LlamaContext context) {
    Path file = folder.resolve("region-" + files.size());
    files.add(file);
    context.saveSequence(file, SEQUENCE, new int[0]);
  }

  /**
   * Gives a context all that was read, in its first sequence.
   *
   * @param scratch a sequence of the context that is empty, and is again afterwards
   */
  void load(LlamaContext context, int scratch, Contexts contexts) {
    for (Path file : files) {
      contexts.throwIfCancelled();
      context.loadSequence(file, scratch);
      context.copy(scratch, SEQUENCE, 0, -1);
      context.remove(scratch, 0, -1);
    }
  }

  /** Deletes the files. */
  @Override
  public void close() {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("left over: " + folder, e);
    }
  }
}
