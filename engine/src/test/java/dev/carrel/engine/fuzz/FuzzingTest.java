// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what is looked for would be found. */
class FuzzingTest {
  @TempDir private Path folder;

  private List<String> run(FuzzTarget target, int least) throws Exception {
    return new Fuzzing(
            target, folder.resolve("kept"), folder.resolve("found"), 1, Duration.ZERO, least)
        .run();
  }

  /** Fails in the way that its input says. */
  public static final class Fragile implements FuzzTarget {
    @Override
    public String name() {
      return "fragile";
    }

    @Override
    public List<byte[]> seeds() {
      return FuzzTarget.ascii("all is well");
    }

    @Override
    public Duration patience() {
      return Duration.ofMillis(500);
    }

    @Override
    public int heapMegabytes() {
      return 32;
    }

    @Override
    public void run(byte[] input, Path files) throws IOException {
      String text = new String(input, StandardCharsets.ISO_8859_1);
      if (text.contains("refuse")) {
        throw new IOException("refused");
      }
      if (text.contains("throw")) {
        throw new IllegalStateException("thrown");
      }
      if (text.contains("die")) {
        Runtime.getRuntime().halt(9);
      }
      if (text.contains("fill")) {
        byte[] much = new byte[64 << 20];
        throw new IllegalStateException("there was room for " + much.length);
      }
      while (text.contains("loop")) {
        Thread.onSpinWait();
      }
    }
  }

  private void keep(String text) throws IOException {
    Files.createDirectories(folder.resolve("kept"));
    Files.writeString(folder.resolve("kept").resolve("one"), text);
  }

  @Test
  void whatIsReadOrRefusedIsNoFailure() throws Exception {
    keep("to refuse is well");
    assertEquals(List.of(), run(new Fragile(), 50));
  }

  @Test
  void whatIsThrownIsFoundAndMadeShort() throws Exception {
    keep("something before, then throw, something behind");
    List<String> found = run(new Fragile(), 0);
    assertEquals(1, found.size(), found.toString());
    String[] line = found.getFirst().split(": ", 2);
    assertTrue(line[1].contains("IllegalStateException at dev.carrel."), found.toString());
    assertEquals("throw", Files.readString(Path.of(line[0])));
  }

  @Test
  void aDeathOfTheProcessIsFoundWithItsInput() throws Exception {
    keep("now die");
    List<String> found = run(new Fragile(), 0);
    String[] line = found.getFirst().split(": ", 2);
    assertTrue(line[1].contains("status 9"), found.toString());
    assertEquals("now die", Files.readString(Path.of(line[0])));
  }

  @Test
  void whatTakesTooLongIsFound() throws Exception {
    keep("loop");
    List<String> found = run(new Fragile(), 0);
    assertTrue(found.getFirst().contains("took longer than"), found.toString());
  }

  @Test
  void whatTakesTooMuchMemoryIsFound() throws Exception {
    keep("fill");
    List<String> found = run(new Fragile(), 0);
    assertTrue(found.getFirst().contains("OutOfMemoryError"), found.toString());
  }

  @Test
  void theSameSeedChangesInTheSameWay() {
    byte[] input = "one of these days 12345".getBytes(StandardCharsets.UTF_8);
    Mutator once = new Mutator(new Random(3), FuzzTarget.ascii("word"), 4000);
    Mutator again = new Mutator(new Random(3), FuzzTarget.ascii("word"), 4000);
    for (int i = 0; i < 1000; i++) {
      byte[] changed = once.mutate(input, input);
      assertArrayEquals(changed, again.mutate(input, input));
      assertTrue(changed.length <= 4000, changed.length + " bytes");
    }
    assertEquals("one of these days 12345", new String(input, StandardCharsets.UTF_8));
  }
}
