// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.ground.CarrelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An engine in a process of its own, so that it can be killed. Each line of standard input is a
 * JSON object {@code {"id", "do", ...}} and is done on a thread of its own; each line of standard
 * output is an event of one of them or its end: {@code {"id", "event", ...}}, {@code {"id",
 * "done"}} or {@code {"id", "code", "message"}}.
 */
final class EngineServer {
  private static final String UNEXPECTED = "UNEXPECTED";

  private final EngineOperations operations;
  private final PrintStream out;

  private EngineServer(EngineOperations operations, PrintStream out) {
    this.operations = operations;
    this.out = out;
  }

  /** Arguments: the model's file, and a folder for what is measured of it. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err); // nobody else writes between our lines
    EngineServer server =
        new EngineServer(
            new EngineOperations(Path.of(arguments[0]), Path.of(arguments[1])),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    try (ExecutorService threads = Executors.newCachedThreadPool();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonObject command = JsonParser.parseString(line).getAsJsonObject();
        threads.execute(() -> server.obey(command));
      }
      Runtime.getRuntime().halt(0); // whoever told us what to do is gone
    }
  }

  private void obey(JsonObject command) {
    int id = command.get("id").getAsInt();
    JsonObject end = new JsonObject();
    try {
      end.add(
          "done",
          operations.run(
              command.get("do").getAsString(), command, (name, event) -> tell(id, name, event)));
    } catch (CarrelException e) {
      end.addProperty("code", e.code().name());
      end.addProperty("message", e.getMessage() + " " + e.remedy());
    } catch (RuntimeException | IOException | Error e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      end.addProperty("code", UNEXPECTED);
      end.addProperty("message", trace.toString());
    }
    print(id, end);
  }

  private void tell(int id, String name, JsonObject event) {
    event.addProperty("event", name);
    print(id, event);
  }

  private void print(int id, JsonObject line) {
    line.addProperty("id", id);
    synchronized (out) {
      out.println(line);
    }
  }
}
