// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import com.google.gson.Gson;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.llama.LlamaModelSketch;
import dev.carrel.engine.llama.ProcessMemory;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.MemoryEstimate;
import dev.carrel.engine.model.ReadingTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program that {@link MemoryBench} runs, twice for each row: what one did may hide nothing. */
final class MemoryProbe {
  /** However long it takes: a part of a batch touches a part of the buffers. */
  private static final double WHOLE_BATCH = Double.POSITIVE_INFINITY;

  private MemoryProbe() {}

  /** What it is to do. */
  enum Task {
    /** Say what a context would take, weights not loaded. */
    PREDICT,
    /** Make it, fill it, read at its end, and say what that took. */
    MEASURE
  }

  /** What the program writes. */
  record Figures(
      long weightsBytes, long kvBytes, long computeBytes, long overheadBytes, long bytes) {}

  /**
   * Arguments: task, model's name, file and SHA-256, tokens, profile, threads, file for the
   * figures. (Native code writes to the standard streams as it likes.)
   */
  public static void main(String[] args) throws IOException {
    InstalledModel model = new InstalledModel(args[1], Path.of(args[2]), args[3]);
    ContextOptions options =
        new ContextOptions(
            Integer.parseInt(args[4]), KvProfile.valueOf(args[5]), Integer.parseInt(args[6]));
    Figures figures =
        switch (Task.valueOf(args[0])) {
          case PREDICT -> predict(model, options);
          case MEASURE -> measure(model, options);
        };
    Files.writeString(Path.of(args[7]), new Gson().toJson(figures));
  }

  private static Figures predict(InstalledModel file, ContextOptions options) {
    try (LlamaModelSketch sketch =
        LlamaModelSketch.open(file, CalibrationStore.of(LocalPlatform.look()))) {
      MemoryEstimate estimate = sketch.estimate(options);
      return new Figures(
          sketch.weightsBytes(),
          estimate.kvBytes(),
          estimate.computeBytes(),
          estimate.overheadBytes(),
          estimate.peakBytes());
    }
  }

  private static Figures measure(InstalledModel file, ContextOptions options) {
    Cancellation cancellation = new Cancellation();
    try (LlamaLanguageModel model =
        LlamaLanguageModel.load(
            file, CalibrationStore.of(LocalPlatform.look()), Progress.SILENT, cancellation)) {
      int[] sample = model.tokenize(BenchText.builtIn().content(), false);
      List<ReadingTime> _ = model.timeReading(options, sample, WHOLE_BATCH, cancellation);
      MemoryEstimate estimate = model.estimate(options);
      return new Figures(
          model.weightsBytes(),
          estimate.kvBytes(),
          estimate.computeBytes(),
          estimate.overheadBytes(),
          ProcessMemory.peakBytes().orElseThrow() + estimate.cardBytes());
    }
  }
}
