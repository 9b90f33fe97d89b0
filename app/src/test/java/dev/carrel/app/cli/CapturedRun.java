// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.bench.command.BenchCommand;
import dev.carrel.engine.TestPlatform;
import dev.carrel.llama.TestModels;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One run of the command line, put together as the program is, and what it wrote. */
public record CapturedRun(int status, String out, String err) {
  /** A run that has models, and a cache and a person of the tests' own. */
  public static CapturedRun of(String... args) {
    return withInput("", args);
  }

  /** As the other, with something on standard input. */
  public static CapturedRun withInput(String input, String... args) {
    Path folder = Path.of("target", "command-line");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CarrelCommandLine(
                TestPlatform.withModels(folder),
                new Streams(
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    out,
                    err,
                    false),
                BenchCommand::of)
            .execute(args);
    return new CapturedRun(status, out.toString(), err.toString());
  }

  public JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }

  /** The object that a run with the small real model prints in this home; it must succeed. */
  public static JsonObject json(Path home, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--json", "--home", home.toString()));
    all.addAll(List.of("--model", TestModels.smolLm2().toString()));
    CapturedRun run = of(all.toArray(String[]::new));
    assertEquals(0, run.status(), run.err());
    return run.json();
  }

  public static void requireKeys(JsonObject object, String... keys) {
    assertTrue(object.keySet().containsAll(Set.of(keys)), object.keySet().toString());
  }
}
