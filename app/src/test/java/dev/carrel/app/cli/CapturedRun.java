// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.bench.command.BenchCommand;
import dev.carrel.engine.TestPlatform;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** One run of the command line, put together as the program is, and what it wrote. */
public record CapturedRun(int status, String out, String err) {
  /** A run that has models, and a cache and a person of the tests' own. */
  public static CapturedRun of(String... args) {
    Path folder = Path.of("target", "command-line");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CarrelCommandLine(
                TestPlatform.withModels(folder),
                new Streams(new PrintWriter(out), new PrintWriter(err), false),
                BenchCommand::of)
            .execute(args);
    return new CapturedRun(status, out.toString(), err.toString());
  }

  public JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }
}
