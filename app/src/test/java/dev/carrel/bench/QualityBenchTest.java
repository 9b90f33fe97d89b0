// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.bench.RowResult.Measured;
import dev.carrel.bench.RowResult.NotMeasured;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.llama.TestModels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QualityBenchTest {
  private static final QualityBench.Options ONE_CHUNK = new QualityBench.Options(128, 1);
  private static BenchModel model;

  @BeforeAll
  static void load() {
    model =
        BenchModel.load("smollm2", TestModels.smolLm2(), 2, Progress.SILENT, new Cancellation());
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static List<RowResult<Loss>> run(List<KvRow> rows) {
    return QualityBench.run(
        model, rows, BenchText.builtIn(), ONE_CHUNK, Progress.SILENT, new Cancellation());
  }

  private static Loss loss(RowResult<Loss> result) {
    return switch (result) {
      case Measured<Loss>(var _, Loss loss) -> loss;
      case NotMeasured<Loss>(var _, String reason) -> throw new AssertionError(reason);
    };
  }

  @Test
  void f16AgainstItselfLosesNothingAndFewerBitsLoseMore() {
    List<RowResult<Loss>> results = run(KvRows.parse("f16/f16,q8_0/q8_0,q4_0/q4_0"));
    Loss f16 = loss(results.get(0));
    Loss q8 = loss(results.get(1));
    Loss q4 = loss(results.get(2));
    assertEquals(new Loss(16, 0, 0, 0, 0, 0, 1), f16);
    assertTrue(0 < q8.meanKld() && q8.meanKld() < q4.meanKld() / 3, q8 + " and " + q4);
    assertTrue(q4.sameTop() < 1 && q4.sameTop() > 0.5, q4.toString());
    assertTrue(q4.medianKld() < q4.kld99() && q4.kld99() <= q4.maxKld(), q4.toString());
    assertEquals(8.5, q8.bitsPerValue());
    assertEquals(4.5, q4.bitsPerValue());
  }

  @Test
  void aRowThatCannotBeMadeSaysWhyAndTheOthersAreMeasured() {
    KvRow impossible =
        new KvRow(
            "impossible",
            "f16",
            "f16",
            false,
            (m, c) -> {
              throw new RowFailure("It cannot be.");
            });
    KvRow q8 = KvRows.parse("q8_0/q8_0").getFirst();
    List<Long> progress = new ArrayList<>();
    List<RowResult<Loss>> results =
        QualityBench.run(
            model,
            List.of(impossible, q8),
            BenchText.builtIn(),
            ONE_CHUNK,
            (stage, done, total) -> progress.add(total - done),
            new Cancellation());
    assertEquals(new NotMeasured<Loss>(impossible, "It cannot be."), results.get(0));
    assertTrue(loss(results.get(1)).meanKld() > 0);
    assertEquals(0, progress.getLast());
  }

  @Test
  void aTextThatIsTooShortIsRefusedWithFigures() {
    BenchText text = new BenchText("short.txt", "Nine words are not enough for a whole chunk.");
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                QualityBench.run(
                    model,
                    KvRows.forQuality(),
                    text,
                    ONE_CHUNK,
                    Progress.SILENT,
                    new Cancellation()));
    assertEquals(Code.TEXT_TOO_SHORT, e.code());
    assertTrue(e.getMessage().contains("short.txt") && e.getMessage().contains("128"));
  }

  @Test
  void aChunkLongerThanTheModelWasTrainedForIsRefused() {
    QualityBench.Options options = new QualityBench.Options(10_000, 1);
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                QualityBench.run(
                    model,
                    KvRows.forQuality(),
                    BenchText.builtIn(),
                    options,
                    Progress.SILENT,
                    new Cancellation()));
    assertEquals(Code.DOES_NOT_FIT, e.code());
  }

  @Test
  void itStopsWhenAsked() {
    Cancellation cancellation = new Cancellation();
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                QualityBench.run(
                    model,
                    KvRows.parse("q8_0/q8_0"),
                    BenchText.builtIn(),
                    ONE_CHUNK,
                    (stage, done, total) -> cancellation.request(),
                    cancellation));
    assertEquals(Code.CANCELLED, e.code());
  }
}
