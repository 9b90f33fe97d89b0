// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.bench.Reopening.Step;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.TestModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopenBenchTest {
  private static final ReadOptions EXACT = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 2);

  @TempDir Path folder;

  @Test
  void whatWasReadIsRestoredWithoutReadingAndOnlyWhatIsAddedIsRead() {
    List<Step> heard = new ArrayList<>();
    Reopening result =
        ReopenBench.run(
            TestPlatform.in(folder.resolve("platform")),
            folder,
            (progress, cancellation) ->
                LlamaLanguageModel.load(
                    "smollm2-135m", TestModels.smolLm2(), progress, cancellation),
            1500,
            EXACT,
            false,
            heard::add,
            Progress.SILENT,
            new Cancellation());
    assertEquals(heard, result.steps());
    Step read = result.reading();
    Step reopened = result.reopening();
    Step added = result.steps().get(2);
    Step both = result.steps().get(3);
    assertTrue(read.tokens() > 1200 && read.readTokens() <= read.tokens(), read.toString());
    assertEquals(0, read.restoredTokens());
    assertEquals(0, reopened.readTokens());
    assertEquals(read.tokens(), reopened.tokens());
    assertEquals(read.readTokens(), reopened.restoredTokens());
    assertEquals(0, added.restoredTokens());
    assertEquals(added.tokens() - read.tokens(), added.readTokens());
    assertEquals(0, both.readTokens());
    assertEquals(added.tokens(), both.tokens());
    assertTrue(result.sameAnswer(), result.toString());
    assertTrue(result.ratio() > 2, result.toString());
    assertTrue(result.keptBytes() > 0);
  }
}
