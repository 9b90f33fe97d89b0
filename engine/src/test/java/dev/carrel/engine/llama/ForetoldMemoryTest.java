// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Sha256;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.LoadProgress;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was foretold without weights, and what the backend then reports of its buffers, in each
 * memory. What no backend reports is {@code overheadBytes}; {@code carrel bench memory} measures
 * it.
 */
class ForetoldMemoryTest {
  private static final double SHARE = 0.03;

  @TempDir Path dir;

  @Test
  void whatIsForetoldIsWithinThreePercentOfWhatIsReported() throws IOException {
    Path path = TestModels.smolLm2();
    InstalledModel file =
        new InstalledModel("smollm2-135m", path, Sha256.of(path, new Cancellation()));
    try (LlamaModelSketch sketch =
            LlamaModelSketch.open(file, CalibrationStore.of(TestPlatform.in(dir)));
        LlamaModel loaded =
            LlamaModel.load(path, LlamaModel.Options.DEFAULT.withMmap(false), LoadProgress.NONE)) {
      for (KvProfile profile : List.of(KvProfile.EXACT, KvProfile.BALANCED)) {
        ContextOptions options = new ContextOptions(2048, profile, 1);
        ModelMemory foretold = sketch.estimate(options).use();
        try (LlamaContext context = loaded.newContext(sketch.nativeOptions(options))) {
          requireAlike(foretold, sketch.memory().use(context.memory()), profile);
        }
        assertTrue(sketch.estimate(options).overheadBytes() > 0, "the program itself takes some");
      }
    }
  }

  private static void requireAlike(ModelMemory foretold, ModelMemory reported, KvProfile profile) {
    assertEquals(foretold.parts().size(), reported.parts().size(), profile.label());
    for (int i = 0; i < foretold.parts().size(); i++) {
      MemoryPart before = foretold.parts().get(i);
      MemoryPart after = reported.parts().get(i);
      assertEquals(before.memory(), after.memory(), profile.label());
      requireClose(after.weightsBytes(), before.weightsBytes(), profile + " weights");
      requireClose(after.computeBytes(), before.computeBytes(), profile + " working space");
      requireClose(after.kvBytes(), before.kvBytes(), profile + " context");
      requireClose(after.kvF16Bytes(), before.kvF16Bytes(), profile + " context in 16 bits");
    }
  }

  private static void requireClose(long reported, long foretold, String what) {
    assertTrue(reported > 0, what + " is not reported");
    assertEquals((double) reported, (double) foretold, reported * SHARE, what);
  }
}
