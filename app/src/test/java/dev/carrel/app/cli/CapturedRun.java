package dev.carrel.app.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the command line within the test, and what it wrote. */
record CapturedRun(int status, String out, String err) {
  static CapturedRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CarrelCommandLine(new Streams(new PrintWriter(out), new PrintWriter(err), false))
            .execute(args);
    return new CapturedRun(status, out.toString(), err.toString());
  }

  JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }
}
