// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.ForkedJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An {@link EngineServer} as seen from outside: what is called there runs there. */
final class EngineProcess implements AutoCloseable {
  private static final Gson GSON = new Gson();

  private final ForkedJvm jvm;
  private final Map<Integer, Call> calls = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private volatile boolean gone;

  private EngineProcess(ForkedJvm jvm) {
    this.jvm = jvm;
  }

  static EngineProcess start(Path model, Path cache) {
    try {
      EngineProcess started =
          new EngineProcess(
              ForkedJvm.start(EngineServer.class, model.toString(), cache.toString()));
      Thread.ofPlatform().daemon().start(started::listen);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try {
      for (String line = jvm.nextLine(); !line.equals("(end)"); line = jvm.nextLine()) {
        if (!line.startsWith("{")) {
          System.err.println(line);
          continue;
        }
        JsonObject said = JsonParser.parseString(line).getAsJsonObject();
        calls.get(said.get("id").getAsInt()).hear(said);
      }
    } catch (IOException e) {
      // It was killed.
    } finally {
      gone = true;
      calls.values().forEach(Call::lose);
    }
  }

  /** Begins something; its arguments by turns a name and a value. */
  Call begin(String what, Object... arguments) {
    JsonObject command = new JsonObject();
    for (int i = 0; i < arguments.length; i += 2) {
      command.add((String) arguments[i], GSON.toJsonTree(arguments[i + 1]));
    }
    Call call = new Call(what);
    int id = last.incrementAndGet();
    command.addProperty("id", id);
    command.addProperty("do", what);
    calls.put(id, call);
    try {
      synchronized (jvm) {
        jvm.send(command.toString());
      }
    } catch (IOException e) {
      call.lose();
    }
    if (gone) {
      call.lose();
    }
    return call;
  }

  /**
   * Does something, and waits for its end.
   *
   * @throws Refused if the engine says that it could not
   */
  JsonElement call(String what, Object... arguments) {
    return begin(what, arguments).end();
  }

  /** As {@code kill -9}. */
  void kill() {
    jvm.kill();
  }

  @Override
  public void close() {
    try {
      jvm.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
