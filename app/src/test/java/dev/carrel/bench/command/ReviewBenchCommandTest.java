// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import static dev.carrel.app.cli.CapturedRun.requireKeys;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.carrel.app.cli.CapturedRun;
import dev.carrel.app.example.ExamplePdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement of reviews, on a small contract and the real small model. */
class ReviewBenchCommandTest {
  @TempDir Path dir;

  @BeforeEach
  void aContractLiesThere() throws IOException {
    String rent = "The tenant pays the rent each month, and keeps the walls clean. ".repeat(30);
    new ExamplePdf(
            List.of(
                "# Lease\n\n" + rent, "# General\n\nThis lease is governed by the law of Ohio."))
        .save(dir.resolve("lease.pdf"));
    Files.writeString(
        dir.resolve("answers.json"),
        """
        [{"file": "lease.pdf", "clauses": {"Governing Law":
          {"spans": ["This lease is governed by the law of Ohio."], "answer": "Ohio"}}}]
        """);
  }

  private String[] args(String... more) {
    String answers = dir.resolve("answers.json").toString();
    List<String> args =
        new ArrayList<>(
            List.of("bench", "review", "--contracts", dir.toString(), "--answers", answers));
    Collections.addAll(args, more);
    return args.toArray(String[]::new);
  }

  @Test
  void theSameQuestionsAreAskedFromWhatWasKeptAndWithTheContractReadAnewForEach() {
    JsonObject result = CapturedRun.json(dir.resolve("home"), args("--each"));
    requireKeys(result, "model", "profile", "contracts", "snippets", "threads", "times");
    requireKeys(result, "machine", "date", "rows", "cells");
    assertEquals(12, result.getAsJsonArray("cells").size());
    JsonArray times = result.getAsJsonArray("times");
    assertEquals(
        List.of("reading", "kept", "each"),
        times.asList().stream().map(t -> t.getAsJsonObject().get("name").getAsString()).toList());
    for (int i = 0; i < times.size(); i++) {
      JsonObject time = times.get(i).getAsJsonObject();
      requireKeys(time, "cells", "seconds", "readySeconds", "answerSeconds", "secondsPerCell");
      assertEquals(12, time.get("cells").getAsInt(), time.toString());
      assertTrue(time.get("answerSeconds").getAsDouble() > 0, time.toString());
    }
    double read = ready(times, 0);
    assertTrue(ready(times, 1) < read, "taken from disk, and not read: " + times);
    assertTrue(ready(times, 2) > 3 * read, "read for each of the twelve: " + times);
  }

  private static double ready(JsonArray times, int i) {
    return times.get(i).getAsJsonObject().get("readySeconds").getAsDouble();
  }

  @Test
  void readingSnippetsAndReadingWholeForEachQuestionExcludeEachOther() {
    CapturedRun run = CapturedRun.of(args("--snippets", "--each"));
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains("--each"), run.err());
  }
}
