// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that an engine was told to do. */
final class Call {
  /** After this nobody believes any more that it will end. */
  private static final long PATIENCE_NANOS = 900_000_000_000L;

  private final String what;
  private final Map<String, Integer> heard = new HashMap<>();
  private final Map<String, JsonObject> latest = new HashMap<>();
  private @Nullable JsonObject end;
  private boolean lost;

  Call(String what) {
    this.what = what;
  }

  synchronized void hear(JsonObject said) {
    if (said.has("event")) {
      heard.merge(said.get("event").getAsString(), 1, Integer::sum);
      latest.put(said.get("event").getAsString(), said);
    } else {
      end = said;
    }
    notifyAll();
  }

  /** The process is gone. */
  synchronized void lose() {
    lost = true;
    notifyAll();
  }

  synchronized boolean hasEnded() {
    return end != null || lost;
  }

  /** Waits for so many events of a name, or the end; whether there were so many. */
  synchronized boolean awaitEvents(String name, int count) {
    await(() -> heard.getOrDefault(name, 0) >= count);
    return heard.getOrDefault(name, 0) >= count;
  }

  /** The last event of a name that was heard. */
  synchronized JsonObject last(String name) {
    return Objects.requireNonNull(latest.get(name));
  }

  private interface Condition {
    boolean holds();
  }

  private void await(Condition condition) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    try {
      while (!hasEnded() && !condition.holds()) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          throw new Violation(what + " does not end");
        }
        wait(left / 1_000_000 + 1);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What came of it.
   *
   * @throws Refused if the engine said that it could not
   */
  synchronized JsonElement end() {
    await(() -> false);
    JsonObject ended = end;
    if (ended == null) {
      throw new Violation("the engine's process is gone while it should " + what);
    }
    if (ended.has("code")) {
      throw new Refused(ended.get("code").getAsString(), ended.get("message").getAsString());
    }
    return ended.get("done");
  }
}
