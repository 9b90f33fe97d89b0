// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.cli.CapturedRun;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmarks refuse, and that they say what to do. */
class BenchCommandTest {
  @TempDir Path dir;

  private CapturedRun run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--home", dir.resolve("home").toString()));
    return CapturedRun.of(all.toArray(String[]::new));
  }

  private CapturedRun onSmolLm2(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--model", TestModels.smolLm2().toString()));
    return run(all.toArray(String[]::new));
  }

  private static void wrongUsage(String message, CapturedRun run) {
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void withoutASubjectItNamesThem() {
    wrongUsage("quality, speed", run("bench"));
  }

  @Test
  void valuesOutOfRangeAreWrongUsage() {
    wrongUsage("there is no type 'q3_9'", run("bench", "quality", "--types", "q3_9/f16"));
    wrongUsage("--context 3", run("bench", "quality", "--context", "3"));
    wrongUsage("--chunks 0", run("bench", "quality", "--chunks", "0"));
    wrongUsage("--tokens 9", run("bench", "reopen", "--tokens", "9"));
    wrongUsage("--limit 0", run("bench", "inject", "--limit", "0"));
    wrongUsage("--runs 0", run("bench", "start", "--runs", "0"));
    wrongUsage("--threads 0", run("bench", "speed", "--slice", "--threads", "0"));
    wrongUsage(
        "--prefill-depth 99", run("bench", "speed", "--depth", "50", "--prefill-depth", "99"));
    wrongUsage("exclude each other", run("bench", "speed", "--slice", "--model", "starter"));
  }

  @Test
  void aShortTextAMissingOneAndAMissingFolderAreRefusedBeforeAnythingIsMeasured()
      throws IOException {
    Path text = Files.writeString(dir.resolve("short.txt"), "Too short by far.");
    CapturedRun run = onSmolLm2("bench", "quality", "--text", text.toString(), "--json");
    assertEquals(1, run.status());
    assertEquals("TEXT_TOO_SHORT", code(run));
    String nowhere = dir.resolve("nowhere").resolve("it").toString();
    assertEquals("FILE_MISSING", code(onSmolLm2("bench", "quality", "--text", nowhere, "--json")));
    assertEquals("FILE_MISSING", code(onSmolLm2("bench", "quality", "--svg", nowhere, "--json")));
  }

  private static String code(CapturedRun run) {
    return run.json().getAsJsonObject("error").get("code").getAsString();
  }

  @Test
  void theDrawingIsWrittenAndTheTableNamesEachRow() throws IOException {
    Path svg = dir.resolve("loss.svg");
    CapturedRun run =
        onSmolLm2(
            "bench",
            "quality",
            "--context",
            "32",
            "--chunks",
            "1",
            "--types",
            "q8_0/q8_0,q4_0/q4_0",
            "--svg",
            svg.toString());
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("q8_0/q8_0") && run.out().contains("same top"), run.out());
    assertTrue(Files.readString(svg).contains(">q4_0/q4_0</text>"));
    assertFalse(run.out().contains("not measured"), run.out());
  }
}
