// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.evidence.Glance;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.AttentionRecording;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.EvidenceMeasure;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.RetrievalHeads;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real small model, of which Carrel carries a calibration. */
class EvidenceMeterTest {
  private static final String SHA256 = CalibrationFileTest.HASH;
  private static final EvidenceMeter BRIEF = EvidenceMeter.within(1, 2);

  @TempDir Path dir;
  private final Cancellation cancellation = new Cancellation();

  private LanguageModel load() throws IOException {
    Path file = dir.resolve("m.gguf");
    if (!Files.exists(file)) {
      Files.copy(TestModels.smolLm2(), file);
    }
    return LlamaLanguageModel.load(
        new InstalledModel("smollm2-135m", file, SHA256),
        new CalibrationStore(new Calibrator(), dir, 2, ShippedCalibrations::of),
        Progress.SILENT,
        cancellation);
  }

  @Test
  void aCalibrationFromBeforeHasTheCarriedHeadsAndItsContextsStayGood() throws Exception {
    byte[] carried = ShippedCalibrations.of(SHA256).orElseThrow();
    Calibration.Measured measured = CalibrationFile.decode(carried, SHA256);
    String key;
    try (LanguageModel model = load()) {
      key = model.contextKey(KvProfile.BALANCED);
      assertEquals(measured.evidence().orElseThrow().heads(), model.retrievalHeads());
    }
    Calibration.Measured named =
        new Calibration.Measured(measured.statistics(), measured.profiles(), "from before");
    Files.write(dir.resolve("m.gguf.kv"), CalibrationFileTest.firstVersion(named));
    try (LanguageModel model = load()) {
      assertEquals(named.with(measured.evidence()), model.calibration());
      assertEquals(measured.evidence().map(EvidenceMeasure::judge), model.judge());
      assertEquals(key, model.contextKey(KvProfile.BALANCED));
    }
  }

  @Test
  void theSameHeadsAreFoundTwiceAndPutTheNeedleFirstMoreOftenThanChance() throws IOException {
    try (LanguageModel model = load()) {
      List<Long> done = new ArrayList<>();
      List<Long> totals = new ArrayList<>();
      Progress progress =
          (stage, now, total) -> {
            assertEquals(Progress.Stage.CALIBRATE_TOKENS, stage);
            done.add(now);
            totals.add(total);
          };
      EvidenceMeasure once = BRIEF.measure(model, progress, cancellation);
      assertEquals(done.stream().sorted().toList(), done, "it never goes back");
      assertEquals(0, done.getFirst());
      assertEquals(1, totals.stream().distinct().count());
      assertEquals(
          totals.getLast(), done.get(done.size() - 2), "all its tokens, before it says so");
      assertEquals(once, BRIEF.measure(model, Progress.SILENT, cancellation));
      assertEquals(HeadChoice.HEADS, once.heads().heads().size());
      int needles = NeedleText.brief().needles().size();
      int first = first(model, once.heads());
      assertTrue(first >= LEAST_FIRST, first + " of " + needles + " were first");
    }
  }

  /** By chance it would be one of nine. */
  private static final int LEAST_FIRST = 4;

  /** Questions of which their own needle has most weight, of all needles. */
  private int first(LanguageModel model, RetrievalHeads heads) {
    NeedleText text = NeedleText.brief();
    HeadTrial trial = new HeadTrial(model, heads.list(), text, cancellation);
    int needles = text.needles().size();
    int first = 0;
    try (ModelContext context =
        model.open(new ContextOptions(trial.room(), KvProfile.FAITHFUL, 2))) {
      context.read(0, trial.read(), done -> {}, cancellation);
      try (AttentionRecording recording =
          context.record(heads.list(), false, trial.read().length)) {
        double[] nothing = weights(model, trial, context, recording, Glance.NOTHING, needles);
        for (int n = 0; n < needles; n++) {
          String question = text.needles().get(n).question();
          double[] asked = weights(model, trial, context, recording, question, needles);
          int best = 0;
          for (int k = 0; k < needles; k++) {
            best = asked[k] - nothing[k] > asked[best] - nothing[best] ? k : best;
          }
          first += best == n ? 1 : 0;
        }
      }
    }
    return first;
  }

  private double[] weights(
      LanguageModel model,
      HeadTrial trial,
      ModelContext context,
      AttentionRecording recording,
      String question,
      int needles) {
    Glance glance = Glance.of(model, question);
    context.branch(0, 1);
    int from = context.length(1);
    recording.clear(0);
    recording.count(1, from + glance.first(), from + glance.tokens().length, 0);
    context.read(1, glance.tokens(), done -> {}, cancellation);
    float[] weights = recording.weights(0);
    double[] sums = new double[needles];
    for (int n = 0; n < needles; n++) {
      int[] place = trial.place(n);
      for (int at = place[0]; at < place[1]; at++) {
        sums[n] += weights[at] / recording.counted(0) / Math.sqrt(place[1] - place[0]);
      }
    }
    return sums;
  }

  @Test
  void aModelWhoseHeadsCannotBeRecordedIsSaidToHaveNoneAndOneThatWasStoppedIsNotMeasured() {
    ScriptedModel odd =
        new ScriptedModel("yes", 8192) {
          @Override
          public List<AttentionHead> heads() {
            return List.of(new AttentionHead(0, 0));
          }

          @Override
          public ModelContext open(ContextOptions options) {
            throw new CarrelException(CarrelException.Code.MODEL_INVALID, "It is odd.", "None.");
          }
        };
    EvidenceMeasure measure = BRIEF.measure(odd, Progress.SILENT, cancellation);
    assertEquals(RetrievalHeads.NONE, measure.heads());
    assertFalse(measure.judge().canJudge());
    cancellation.request();
    try (ScriptedModel plain = new ScriptedModel("yes", 8192)) {
      CarrelException stopped =
          assertThrows(
              CarrelException.class, () -> BRIEF.measure(plain, Progress.SILENT, cancellation));
      assertEquals(CarrelException.Code.CANCELLED, stopped.code());
    }
  }

  @Test
  void aModelWithoutHeadsHasNoneAndOneThatSaysTheSameOfAllCannotJudge() {
    try (LanguageModel model = new ScriptedModel("yes", 8192)) {
      EvidenceMeasure measure = BRIEF.measure(model, Progress.SILENT, cancellation);
      assertEquals(RetrievalHeads.NONE, measure.heads());
      assertFalse(measure.judge().canJudge());
    }
  }
}
