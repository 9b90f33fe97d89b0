// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.llama.LlamaModelSketch;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LoadOptions;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.llama.TestModels;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutlookTest {
  private static final long PLENTY = 1L << 40;

  @TempDir Path temp;

  private Outlook look() {
    InstalledModel file = new InstalledModel("smollm2-135m", TestModels.smolLm2(), "0".repeat(64));
    Platform platform = TestPlatform.in(temp);
    Planner planner = new Planner(platform.machine(), ReadingSpeeds.of(platform));
    try (LlamaModelSketch sketch =
        LlamaModelSketch.open(
            file,
            CalibrationStore.of(platform),
            LoadOptions.CPU,
            new ModelMemory(100_000_000, 0, 0, 0))) {
      return Outlook.of(
          sketch, new ReadOptions(KvProfile.BALANCED, PLENTY, 1), planner, new Cancellation());
    }
  }

  @Test
  void withPlentyTheModelsOwnLengthIsTheLimitAndWithNothingNoneFits() {
    Outlook outlook = look();
    for (KvProfile profile : outlook.profiles()) {
      int longest = outlook.longestTokens(profile, PLENTY);
      assertEquals(outlook.plan().trainedContext() - outlook.plan().roomTokens(), longest);
      assertEquals(0, outlook.longestTokens(profile, 1_000_000));
    }
  }

  @Test
  void aSmallerProfileHoldsMoreInTheSameBudgetAndWhatItHoldsIsWithinIt() {
    Outlook outlook = look();
    long budget =
        outlook.peakBytes(KvProfile.EXACT, 0)
            + (outlook.peakBytes(KvProfile.EXACT, 6000) - outlook.peakBytes(KvProfile.EXACT, 0))
                / 2;
    int before = 0;
    for (KvProfile profile : outlook.profiles()) {
      int longest = outlook.longestTokens(profile, budget);
      assertTrue(longest >= before, profile + " " + longest);
      assertTrue(outlook.peakBytes(profile, longest) <= budget, profile + " " + longest);
      before = longest;
    }
    assertTrue(
        outlook.longestTokens(KvProfile.COMPACT, budget)
            > outlook.longestTokens(KvProfile.EXACT, budget));
  }

  @Test
  void theCatalogueKnowsWhatATokenTakes() {
    Outlook outlook = look();
    ProfilePlan exact = outlook.plan().profile(KvProfile.EXACT);
    int values =
        ModelCatalogue.bundled(TestPlatform.in(temp))
            .find("smollm2-135m")
            .orElseThrow()
            .kvValuesPerToken();
    assertEquals(2.0 * values, (double) exact.kvBytes() / exact.capacity(), 0.001);
  }
}
