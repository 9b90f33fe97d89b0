// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MemoryForecastTest {
  @TempDir private Path folder;

  private static final double MOST_ABOVE = 0.03;
  private static final double MOST_BELOW = 0.01;

  /** In a process as small as this one what Java takes for itself varies by more than that. */
  private static final long JAVA_VARIES = 12_000_000;

  @Test
  @EnabledOnOs(OS.LINUX) // elsewhere the peak of a process is not told
  void aPlanForetellsWhatAProcessTakesThatReadsAtTheEndOfItsContext() {
    Cancellation cancellation = new Cancellation();
    Platform platform = TestPlatform.withSmolLm2(folder);
    InstalledModel model =
        ModelStore.of(platform, HomeFiles.in(folder.resolve("home")))
            .get("smollm2-135m", Progress.SILENT, cancellation);
    List<MemoryRow> rows =
        new MemoryBench(platform, model, 2, cancellation)
            .run(List.of(KvProfile.EXACT, KvProfile.COMPACT), List.of(1024, 6144), Progress.SILENT);
    for (MemoryRow row : rows) {
      double above = Math.max(MOST_ABOVE * row.measuredBytes(), JAVA_VARIES);
      double below = Math.max(MOST_BELOW * row.measuredBytes(), JAVA_VARIES);
      long error = row.predictedBytes() - row.measuredBytes();
      assertTrue(error <= above && error >= -below, row.toString());
    }
  }
}
