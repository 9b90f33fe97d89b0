// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.calibrate.Calibrator;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real small model is measured, kept, and read with what was found. */
class CalibratedTest {
  private static final String SHA256 =
      "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53";

  /** The least that is measured: all that this test looks at is the same with more. */
  private static final double HURRY = 0.1;

  private static final ReadOptions BALANCED =
      new ReadOptions(KvProfile.BALANCED, 8_000_000_000L, 2);
  private static final String LEASE =
      """
      # Lease

      The landlord is Acme Estates. The tenant is Bolt Limited.

      # Law

      This lease is governed by the laws of the State of Oregon.
      """;

  @TempDir Path dir;

  private LanguageModel load(Progress progress, Cancellation cancellation) {
    Path file = dir.resolve("m.gguf");
    try {
      if (!Files.exists(file)) {
        Files.copy(TestModels.smolLm2(), file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return LlamaLanguageModel.load(
        new InstalledModel("smollm2-135m", file, SHA256),
        new CalibrationStore(new Calibrator(HURRY), dir.resolve("cache"), 2),
        progress,
        cancellation);
  }

  private static List<Quote> quotes(Engine engine, Document document, ReadOptions options) {
    engine.reading().read(document.id(), options, Progress.SILENT, new Cancellation());
    return engine
        .ask("Which law governs the lease?", AnswerListener.SILENT, new Cancellation())
        .answer()
        .quotes();
  }

  @Test
  void balancedFindsTheSameQuoteInAQuarterOfTheMemoryAndIsMeasuredOnce() throws IOException {
    Path note = Files.writeString(dir.resolve("lease.md"), LEASE);
    try (Engine engine = Engine.open(dir.resolve("home"), TestPlatform.in(dir), this::load)) {
      Document lease =
          engine.documents().add(note, Optional.empty(), Progress.SILENT, new Cancellation());
      List<Quote> exact = quotes(engine, lease, BALANCED.with(KvProfile.EXACT));
      assertFalse(Files.exists(dir.resolve("m.gguf.kv")), "exact needs no measurement");
      List<Quote> balanced = quotes(engine, lease, BALANCED);
      assertTrue(Files.exists(dir.resolve("m.gguf.kv")));
      assertEquals(Match.VERBATIM, balanced.getFirst().match());
      assertEquals(exact.getFirst().text(), balanced.getFirst().text());
      MemorySnapshot memory = engine.gauge().now();
      assertTrue(memory.use().kvBytes() < memory.use().kvF16Bytes() * 0.27, memory.toString());
      ReadingPlan plan =
          engine.reading().plan(List.of(lease.id()), BALANCED, Progress.SILENT, new Cancellation());
      assertEquals(KvProfile.values().length, plan.profiles().size());
      double allocated = 16.0 * memory.use().kvBytes() / memory.use().kvF16Bytes();
      assertEquals(plan.profile(KvProfile.BALANCED).bitsPerValue(), allocated, 0.05);
      assertTrue(plan.profile(KvProfile.BALANCED).loss().isPresent());
    }
    try (LanguageModel again = load(Progress.SILENT, new Cancellation())) {
      Calibration.Measured found =
          assertInstanceOf(Calibration.Measured.class, again.calibration());
      double faithful = found.measure(KvProfile.FAITHFUL).orElseThrow().loss().meanKld();
      double compact = found.measure(KvProfile.COMPACT).orElseThrow().loss().meanKld();
      assertTrue(faithful < 0.03 && compact < 0.2, found.profiles().toString());
      assertTrue(faithful < compact, found.profiles().toString());
      assertTrue(again.calibrationReport().contains("layer 0"), again.calibrationReport());
    }
  }
}
