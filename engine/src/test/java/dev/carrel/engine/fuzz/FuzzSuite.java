// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The targets of a module as tests: short ones, or one target for long; see the package. */
public final class FuzzSuite {
  private static final int FEW = 300;
  private static final long SEED = 20261128;
  private static final Path KEPT = Path.of("src", "test", "resources", "fuzz");
  private static final Path FOUND = Path.of("target", "fuzz");

  private FuzzSuite() {}

  /** A test for each target of each build, or for the one that {@code -Dfuzz.target} names. */
  public static Stream<DynamicTest> of(List<FuzzTarget> targets) {
    String only = System.getProperty("fuzz.target", "");
    return targets.stream()
        .filter(target -> only.isEmpty() ? target.inEachBuild() : target.name().equals(only))
        .map(target -> DynamicTest.dynamicTest(target.name(), () -> run(target)));
  }

  private static void run(FuzzTarget target) throws IOException, InterruptedException {
    Duration time = Duration.ofSeconds(Long.getLong("fuzz.seconds", 0));
    long seed = time.isZero() ? SEED : Long.getLong("fuzz.seed", System.nanoTime());
    System.out.println(target.name() + ": -Dfuzz.seed=" + seed);
    Fuzzing fuzzing =
        new Fuzzing(
            target,
            KEPT.resolve(target.name()).toAbsolutePath(),
            FOUND.resolve(target.name()).toAbsolutePath(),
            seed,
            time,
            FEW);
    assertEquals(List.of(), fuzzing.run());
  }
}
