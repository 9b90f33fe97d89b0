// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelSketch;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingSpeedsTest {
  private static final double START = 0.002;
  private static final double DEPTH = 1e-6;
  private static final int BATCH = 512;

  @TempDir Path folder;
  private final ModelSketch model = new ScriptedModel("", 100_000);
  private Instant now = Instant.parse("2026-11-25T00:00:00Z");

  private ReadingSpeeds speeds(String machine) {
    return new ReadingSpeeds(folder.resolve("speeds.json"), machine, () -> now);
  }

  private void read(ReadingSpeeds speeds, int depth, double factor) {
    double seconds = BATCH * (START + DEPTH * (depth + BATCH / 2.0)) * factor;
    speeds.record(model, KvProfile.EXACT, 2, depth, BATCH, seconds);
    now = now.plus(Duration.ofMinutes(1));
  }

  private Optional<ReadingSpeed> known(ReadingSpeeds speeds) {
    return speeds.of(model, KvProfile.EXACT, 2);
  }

  private double foretold(ReadingSpeeds speeds, int tokens) {
    return known(speeds).orElseThrow().seconds(0, tokens);
  }

  private static double truth(int tokens) {
    return tokens * START + DEPTH * tokens * (double) tokens / 2;
  }

  @Test
  void twoRunsTellHowLongALongDocumentTakes() {
    ReadingSpeeds speeds = speeds("here");
    read(speeds, 0, 1);
    read(speeds, 4096, 1);
    assertEquals(truth(24_000), foretold(speeds, 24_000), truth(24_000) * 1e-9);
  }

  @Test
  void whatWasMeasuredIsThereInTheNextProcess() {
    read(speeds("here"), 0, 1);
    assertTrue(known(speeds("here")).isPresent());
  }

  @Test
  void anotherMachineProfileOrNumberOfThreadsSaysNothing() {
    ReadingSpeeds speeds = speeds("here");
    read(speeds, 0, 1);
    assertEquals(Optional.empty(), known(speeds("elsewhere")));
    assertEquals(Optional.empty(), speeds.of(model, KvProfile.COMPACT, 2));
    assertEquals(Optional.empty(), speeds.of(model, KvProfile.EXACT, 3));
  }

  @Test
  void fewerRunsThanHalfMayBeDisturbed() {
    ReadingSpeeds speeds = speeds("here");
    for (int depth = 0; depth < 20_000; depth += 4096) {
      for (double factor : new double[] {1, 15, 1, 1, 8, 1, 1}) {
        read(speeds, depth, factor);
      }
    }
    assertEquals(truth(24_000), foretold(speeds, 24_000), truth(24_000) * 0.05);
  }

  @Test
  void noiseOfAFifthMovesTheTimeByLessThanATenth() {
    Random random = new Random(5);
    ReadingSpeeds speeds = speeds("here");
    for (int i = 0; i < 100; i++) {
      read(speeds, random.nextInt(30_000), 0.8 + 0.4 * random.nextDouble());
    }
    assertEquals(truth(24_000), foretold(speeds, 24_000), truth(24_000) * 0.1);
  }

  @Test
  void whatAnOlderVersionDidIsForgotten() {
    ReadingSpeeds speeds = speeds("here");
    for (int i = 0; i < SpeedFit.KEPT; i++) {
      read(speeds, 0, 10);
      read(speeds, 16_384, 10);
    }
    now = now.plus(Duration.ofDays(200));
    for (int i = 0; i < SpeedFit.KEPT; i++) {
      read(speeds, 0, 1);
      read(speeds, 4096, 1);
    }
    assertEquals(truth(24_000), foretold(speeds, 24_000), truth(24_000) * 0.05);
  }

  @Test
  void depthNeverMakesReadingFaster() {
    ReadingSpeeds speeds = speeds("here");
    read(speeds, 0, 3);
    read(speeds, 4096, 0.5);
    ReadingSpeed speed = known(speeds).orElseThrow();
    assertEquals(0, speed.secondsPerTokenAndDepth());
    assertTrue(speed.secondsPerToken() > 0);
  }

  @Test
  void aLineThatWouldBeginBelowZeroIsStillATime() {
    ReadingSpeeds speeds = speeds("here");
    read(speeds, 0, 0.01);
    read(speeds, 600, 0.02);
    read(speeds, 4096, 5);
    ReadingSpeed speed = known(speeds).orElseThrow();
    assertTrue(speed.seconds(0, 100) > 0 && speed.seconds(0, 24_000) > 0, speed.toString());
  }

  @Test
  void veryShortRunsAreNotNoted() {
    ReadingSpeeds speeds = speeds("here");
    speeds.record(model, KvProfile.EXACT, 2, 0, 8, 5);
    assertEquals(Optional.empty(), known(speeds));
  }

  @Test
  void aDamagedFileIsAsIfThereWereNone() throws IOException {
    Files.writeString(folder.resolve("speeds.json"), "{\"runs\": 7");
    ReadingSpeeds speeds = speeds("here");
    assertEquals(Optional.empty(), known(speeds));
    read(speeds, 0, 1);
    assertTrue(known(speeds).isPresent());
  }
}
