// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.bench.Depth.Sessions;
import dev.carrel.bench.RowResult.Measured;
import dev.carrel.bench.RowResult.NotMeasured;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Sha256;
import dev.carrel.llama.LlamaContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement, at a small depth and on a slice small enough to be written each time. */
class DeepBenchTest {
  private static final SliceModel TINY = new SliceModel(2, 64, 8, 2, 128, 128, 320);
  private static final int DEPTH = 5_000; // two regions, the second one cut
  private static final int OWN = 40;

  @TempDir Path folder;
  private BenchModel model;

  @BeforeEach
  void load() throws Exception {
    Path file = folder.resolve("tiny.gguf");
    TINY.write(file);
    model = BenchModel.load("tiny", file, 2, Progress.SILENT, new Cancellation());
  }

  @AfterEach
  void close() {
    model.close();
  }

  private List<RowResult<Depth>> run(String rows, int depth) {
    return run(rows, depth, Progress.SILENT, new Cancellation());
  }

  private List<RowResult<Depth>> run(
      String rows, int depth, Progress progress, Cancellation cancellation) {
    return DeepBench.run(
        TestPlatform.in(folder),
        model,
        KvRows.parse(rows),
        new DeepBench.Options(depth, 3, OWN),
        folder.resolve("scratch"),
        progress,
        cancellation);
  }

  /** Bytes of a row of keys and values of both layers: heads of 128. */
  private static long cells(int count, int headBytes) {
    return (long) count * 2 * 2 * headBytes;
  }

  @Test
  void sessionsTakeWhatTheirCellsTakeAndSharedOnesHardlyMoreThanOne() {
    for (RowResult<Depth> result : run("turbo3/turbo3,f16/f16", DEPTH)) {
      Depth depth = measured(result);
      boolean f16 = result.row().name().equals("f16/f16");
      assertEquals(f16 ? 16 : 3.125, depth.bitsPerValue(), 1e-9);
      int padded = 5_120; // to the next 256
      long exact = f16 ? 0 : cells(2 * 8, 512); // the first 8 tokens, of two sequences
      assertEquals(cells(padded, f16 ? 512 : 100) + exact, depth.one().kvBytes());
      assertEquals(cells(padded, 512) + exact, depth.one().kvF16Bytes());
      assertEquals(3 * depth.one().kvBytes(), depth.separate().kvBytes());
      filled(1, DEPTH, depth.one());
      filled(3, 3 * DEPTH, depth.separate());
      Sessions shared = depth.shared().sessions();
      filled(3, DEPTH - OWN + 3 * OWN, shared);
      assertEquals(0, depth.shared().copiedBytes());
      assertTrue(shared.kvBytes() < depth.one().kvBytes() * 1.1, shared.toString());
      assertTrue(depth.shared().aloneSeconds() > 0);
    }
  }

  private static Depth measured(RowResult<Depth> result) {
    return switch (result) {
      case Measured<Depth>(var _, Depth depth) -> depth;
      case NotMeasured<Depth>(var _, String reason) -> throw new AssertionError(reason);
    };
  }

  private static void filled(int count, long cells, Sessions sessions) {
    assertEquals(count, sessions.count());
    assertEquals(cells, sessions.cells());
    assertTrue(sessions.decodeSeconds() > 0 && sessions.computeBytes() > 0, sessions.toString());
  }

  @Test
  void whatFindsNoRoomSaysSoWithFigures() throws Exception {
    model.close();
    Path file = folder.resolve("wide.gguf");
    new SliceModel(8, 64, 128, 64, 512, 64, 320).write(file);
    model = BenchModel.load("wide", file, 2, Progress.SILENT, new Cancellation());
    RowResult<Depth> result = run("f16/f16", 262_144).getFirst();
    String reason = result instanceof NotMeasured<Depth> refused ? refused.reason() : "";
    assertTrue(reason.contains("3 sessions of 262,144 tokens need 8"), result.toString());
  }

  @Test
  void theSliceThatComesWithItIsTheFileItSaysAndTakes32KibibytesAToken() throws Exception {
    SliceFile file = SliceFile.CACHE_4B;
    Path written = folder.resolve("slice.gguf");
    file.slice().write(written);
    assertEquals(file.bytes(), Files.size(written));
    assertEquals(file.sha256(), Sha256.of(written, new Cancellation()));
    try (BenchModel slice =
        BenchModel.load("slice", written, 1, Progress.SILENT, new Cancellation())) {
      LlamaContext.Options options = LlamaContext.Options.of(1024);
      assertEquals(1024L * 32 * 1024, slice.model().plan(options).kvBytes());
    }
  }

  @Test
  void aDepthBeyondWhatTheModelWasTrainedForIsRefused() {
    CarrelException e = assertThrows(CarrelException.class, () -> run("f16/f16", 262_145));
    assertEquals(Code.DOES_NOT_FIT, e.code());
  }

  @Test
  void aMeasurementThatIsStoppedLeavesNoFiles() throws Exception {
    Cancellation cancellation = new Cancellation();
    Progress stop = (stage, done, total) -> cancellation.request();
    CarrelException e =
        assertThrows(CarrelException.class, () -> run("f16/f16", DEPTH, stop, cancellation));
    assertEquals(Code.CANCELLED, e.code());
    try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
      assertEquals(0, left.count());
    }
  }
}
