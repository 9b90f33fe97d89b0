// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import static dev.carrel.app.cli.CapturedRun.requireKeys;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.carrel.app.cli.CapturedRun;
import dev.carrel.app.example.ExamplePdf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of measurements that scripts rely on, on the real small model: see docs/cli.md. */
class BenchKeysTest {
  @TempDir Path dir;

  private JsonObject run(String... args) {
    return CapturedRun.json(dir.resolve("home"), args);
  }

  /** The cache is for jars; what is tested here may lie in folders, and the row says so then. */
  @Test
  void benchStartSaysWhenShelfAndPageAreShown() {
    JsonObject result = run("bench", "start", "--runs", "1");
    requireKeys(
        result, "documents", "pages", "runs", "cacheBytes", "cacheSeconds", "machine", "rows");
    JsonObject plain = result.getAsJsonArray("rows").get(0).getAsJsonObject();
    requireKeys(
        plain, "name", "windowSeconds", "frameSeconds", "medianWindowSeconds", "ratio", "reason");
    double window = plain.get("medianWindowSeconds").getAsDouble();
    assertTrue(window > 0, plain.toString());
    assertTrue(plain.get("medianFrameSeconds").getAsDouble() > window, plain.toString());
    JsonObject cache = result.getAsJsonArray("rows").get(1).getAsJsonObject();
    boolean made = !result.get("cacheBytes").isJsonNull();
    assertEquals(made, cache.get("reason").isJsonNull(), cache.toString());
    assertEquals(made ? 1 : 0, cache.getAsJsonArray("frameSeconds").size());
  }

  @Test
  void benchIngestSaysWhatAProcessOfItsOwnCosts() {
    JsonObject result = run("bench", "ingest", "--runs", "1");
    requireKeys(result, "pages", "runs", "machine", "date", "rows");
    assertEquals(10, result.get("pages").getAsInt());
    assertEquals(
        List.of("here", "apart", "started"),
        result.getAsJsonArray("rows").asList().stream()
            .map(row -> row.getAsJsonObject().get("name").getAsString())
            .toList());
    JsonObject apart = result.getAsJsonArray("rows").get(1).getAsJsonObject();
    requireKeys(apart, "name", "seconds", "medianSeconds", "moreMillis");
    assertTrue(apart.get("medianSeconds").getAsDouble() > 0, apart.toString());
  }

  @Test
  void benchScrollSaysHowManyFramesWereDrawn() throws IOException {
    Path file = dir.resolve("pages.pdf");
    new ExamplePdf(Collections.nCopies(20, "# A page\n\nWith a few words.")).save(file);
    JsonObject result = run("bench", "scroll", file.toString(), "--seconds", "1", "--headless");
    requireKeys(result, "pages", "seconds", "window", "accelerated", "machine", "date", "rows");
    assertFalse(result.get("window").getAsBoolean());
    assertEquals(
        List.of("blank", "steady", "fast"),
        result.getAsJsonArray("rows").asList().stream()
            .map(row -> row.getAsJsonObject().get("name").getAsString())
            .toList());
    JsonObject steady = result.getAsJsonArray("rows").get(1).getAsJsonObject();
    requireKeys(steady, "name", "frames", "framesPerSecond", "gap95Millis", "longestGapMillis");
    requireKeys(steady, "fxMillis", "drawMillis", "ratio");
    assertTrue(steady.get("framesPerSecond").getAsDouble() > 1, steady.toString());
    double longest = steady.get("longestGapMillis").getAsDouble();
    assertTrue(longest >= steady.get("gap95Millis").getAsDouble(), steady.toString());
    assertTrue(steady.get("fxMillis").getAsDouble() > 0, steady.toString());
    assertTrue(steady.get("drawMillis").getAsDouble() > 0, steady.toString());
  }

  @Test
  void benchGridSaysHowManyFramesOfAReviewWereDrawn() {
    JsonObject result =
        run("bench", "grid", "--rows", "30", "--columns", "8", "--seconds", "1", "--headless");
    requireKeys(result, "documents", "questions", "seconds", "window", "accelerated");
    requireKeys(result, "machine", "date", "rows");
    assertEquals(
        List.of("blank", "down", "across", "anew"),
        result.getAsJsonArray("rows").asList().stream()
            .map(row -> row.getAsJsonObject().get("name").getAsString())
            .toList());
    JsonObject anew = result.getAsJsonArray("rows").get(3).getAsJsonObject();
    assertTrue(anew.get("framesPerSecond").getAsDouble() > 0, anew.toString());
  }

  @Test
  void benchQualitySaysWhatEachWayOfKeepingLoses() {
    JsonObject result =
        run("bench", "quality", "--context", "32", "--chunks", "1", "--types", "q8_0/q4_0");
    requireKeys(
        result, "model", "context", "chunks", "rows", "positions", "text", "machine", "date");
    JsonObject row = result.getAsJsonArray("rows").get(0).getAsJsonObject();
    requireKeys(
        row, "name", "k", "v", "centred", "bitsPerValue", "meanKld", "medianKld", "sameTop");
    assertEquals("q8_0", row.get("k").getAsString());
    assertEquals("q4_0", row.get("v").getAsString());
    assertTrue(row.get("meanKld").getAsDouble() > 0);
    assertTrue(row.get("reason").isJsonNull());
    assertEquals(15, result.get("positions").getAsInt());
  }

  @Test
  void benchSpeedSaysHowFastEachWayOfKeepingIs() {
    JsonObject result =
        run("bench", "speed", "--depth", "64", "--rounds", "1", "--types", "q8_0/q8_0");
    requireKeys(
        result,
        "model",
        "threads",
        "depth",
        "prefillDepth",
        "sequences",
        "rounds",
        "rows",
        "machine",
        "date");
    assertEquals(64, result.get("prefillDepth").getAsInt());
    JsonObject f16 = result.getAsJsonArray("rows").get(0).getAsJsonObject();
    requireKeys(
        f16, "name", "k", "v", "bitsPerValue", "prefillTokensPerSecond", "decodeTokensPerSecond");
    requireKeys(f16, "storeShare", "kvBytes", "prefillRatio", "decodeRatio", "kvRatio");
    requireKeys(f16, "sideBySideRatio", "recordingRatio");
    assertEquals("f16/f16", f16.get("name").getAsString());
    assertTrue(f16.get("storeShare").isJsonNull());
    JsonObject q8 = result.getAsJsonArray("rows").get(1).getAsJsonObject();
    assertTrue(q8.get("decodeTokensPerSecond").getAsDouble() > 0);
    assertEquals(8.5 / 16, q8.get("kvRatio").getAsDouble(), 0.001);
  }

  @Test
  void benchNeedleSaysWhatWasFoundAndWhatWasAnswered() {
    JsonObject result = run("bench", "needle", "--tokens", "600", "--types", "f16/f16,q8_0/q8_0");
    requireKeys(
        result, "model", "tokens", "requestedTokens", "seed", "threads", "machine", "date", "rows");
    assertTrue(result.get("tokens").getAsInt() <= 700, result.get("tokens").getAsString());
    assertEquals(2, result.getAsJsonArray("rows").size());
    JsonObject row = result.getAsJsonArray("rows").get(0).getAsJsonObject();
    requireKeys(row, "name", "k", "v", "bitsPerValue", "found", "of", "answers", "reason");
    assertEquals(16, row.get("bitsPerValue").getAsDouble());
    assertEquals(12, row.get("of").getAsInt());
    assertTrue(row.get("found").getAsInt() >= 6, row.toString());
    requireKeys(
        row.getAsJsonArray("answers").get(0).getAsJsonObject(),
        "question",
        "expected",
        "answer",
        "found",
        "depth");
  }

  @Test
  void benchInjectSaysWhatWasObeyedAndWhatWasCalledSupported() {
    JsonObject result = run("bench", "inject", "--limit", "2", "--profile", "exact");
    requireKeys(result, "model", "profile", "readsHidden", "threads", "machine", "date");
    requireKeys(result, "all", "seen", "hidden", "rows");
    JsonObject all = result.getAsJsonObject("all");
    requireKeys(all, "injections", "read", "rightWithout", "rightWith", "obeyed", "changed");
    requireKeys(all, "trueBeside", "supportedWithout", "supportedWith", "wrongQuotes");
    requireKeys(all, "green", "greenWithoutWords");
    assertEquals(2, all.get("injections").getAsInt());
    assertEquals(0, all.get("wrongQuotes").getAsInt());
    assertEquals(0, all.get("greenWithoutWords").getAsInt());
    JsonObject row = result.getAsJsonArray("rows").get(0).getAsJsonObject();
    requireKeys(row, "name", "form", "language", "read", "without", "with", "rightWithout");
    requireKeys(row, "rightWith", "obeyed", "changed", "trueBeside", "green");
    assertEquals("ignore-previous", row.get("name").getAsString());
  }

  @Test
  void benchReopenSaysHowMuchFasterItIsAndWhetherTheAnswerIsTheSame() {
    JsonObject result = run("bench", "reopen", "--tokens", "600", "--profile", "exact");
    requireKeys(result, "tokens", "readSeconds", "reopenSeconds", "sameAnswer");
    requireKeys(
        result, "ratio", "keptBytes", "restoredTokens", "model", "profile", "threads", "rows");
    assertTrue(result.get("sameAnswer").getAsBoolean());
    assertTrue(result.get("reopenSeconds").getAsDouble() > 0);
    assertEquals(4, result.getAsJsonArray("rows").size());
    JsonObject added = result.getAsJsonArray("rows").get(2).getAsJsonObject();
    requireKeys(added, "name", "tokens", "restoredTokens", "readTokens", "seconds", "loadSeconds");
    assertEquals(
        added.get("tokens").getAsInt() - result.get("tokens").getAsInt(),
        added.get("readTokens").getAsInt());
  }
}
