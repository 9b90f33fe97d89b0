// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.bench.RowResult.Measured;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a slice small enough to be written for each test. */
class SpeedBenchTest {
  private static final SliceModel TINY = new SliceModel(2, 128, 4, 2, 64, 256, 320);

  @TempDir Path folder;

  private Path slice() throws IOException {
    Path file = folder.resolve("tiny.gguf");
    TINY.write(file);
    return file;
  }

  private BenchModel load() throws IOException {
    return BenchModel.load("tiny", slice(), 1, Progress.SILENT, new Cancellation());
  }

  private List<RowResult<Speed>> run(BenchModel model, String rows, int depth) {
    return SpeedBench.run(
        TestPlatform.in(folder),
        model,
        KvRows.parse(rows),
        new SpeedBench.Options(depth, 300, 3, 2),
        Progress.SILENT,
        new Cancellation());
  }

  @Test
  void theSameSliceIsTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(slice());
    assertArrayEquals(first, Files.readAllBytes(slice()));
  }

  @Test
  void f16ComesFirstAndTheOthersAreMeasuredAgainstIt() throws IOException {
    try (BenchModel model = load()) {
      List<RowResult<Speed>> results = run(model, "q8_0/q8_0,f16/f16,q4_0/q4_0", 700);
      assertEquals(
          List.of("f16/f16", "q8_0/q8_0", "q4_0/q4_0"),
          results.stream().map(result -> result.row().name()).toList());
      List<Speed> speeds = results.stream().map(SpeedBenchTest::speed).toList();
      assertEquals(1, speeds.getFirst().decodeRatio());
      assertEquals(1, speeds.getFirst().kvRatio());
      assertEquals(8.5 / 16, speeds.get(1).kvRatio(), 1e-6);
      // Two layers of two heads of 64 numbers, keys and values, 18 bytes for 32 of them.
      assertEquals(1024 * 2 * 2 * 2 * 64 / 32 * 18, speeds.get(2).kvBytes());
      for (Speed speed : speeds) {
        assertTrue(
            speed.prefillTokensPerSecond() > 0
                && speed.decodeTokensPerSecond() > 0
                && speed.sideBySideRatio() > 0,
            speed.toString());
      }
    }
  }

  @Test
  void whatRecordingCostsIsTimedWhereAttentionCanBeRecorded() throws IOException {
    try (BenchModel model = load()) {
      List<Speed> speeds =
          run(model, "f16/f16,q8_0/q8_0,plain:turbo4/turbo3", 700).stream()
              .map(SpeedBenchTest::speed)
              .toList();
      assertTrue(speeds.getFirst().recordingRatio().orElse(0) > 0, "llama.cpp's own f16");
      assertEquals(OptionalDouble.empty(), speeds.get(1).recordingRatio(), "its q8_0");
      assertTrue(speeds.get(2).recordingRatio().orElse(0) > 0, "our own");
    }
  }

  private static Speed speed(RowResult<Speed> result) {
    return switch (result) {
      case Measured<Speed>(var _, Speed speed) -> speed;
      case RowResult.NotMeasured<Speed>(var _, String reason) -> throw new AssertionError(reason);
    };
  }

  @Test
  void aDepthBeyondWhatTheModelWasTrainedForIsRefused() throws IOException {
    try (BenchModel model = load()) {
      CarrelException e =
          assertThrows(CarrelException.class, () -> run(model, "q8_0/q8_0", 300_000));
      assertEquals(Code.DOES_NOT_FIT, e.code());
    }
  }

  @Test
  void aModelWithoutVocabularyReadsNoText() throws IOException {
    try (BenchModel model = load()) {
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  QualityBench.run(
                      model,
                      KvRows.parse("q8_0/q8_0"),
                      BenchText.builtIn(),
                      new QualityBench.Options(64, 1),
                      Progress.SILENT,
                      new Cancellation()));
      assertEquals(Code.MODEL_INVALID, e.code());
    }
  }

  @Test
  void rowsThatDoNotFitTogetherAreMeasuredInGroups() {
    List<KvRow> rows = KvRows.parse("q8_0/q8_0,q5_0/q5_0,q4_0/q4_0,q4_1/q4_1");
    List<List<KvRow>> groups = MemoryGroups.of(rows, row -> 10, 20, 45);
    assertEquals(List.of(rows.subList(0, 2), rows.subList(2, 4)), groups);
    assertEquals(4, MemoryGroups.of(rows, row -> 100, 20, 45).size());
    assertEquals(List.of(List.of()), MemoryGroups.of(List.of(), row -> 1, 20, 45));
  }
}
