// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.soak.Truth.Piece;
import dev.carrel.engine.soak.Truth.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must hold whenever nothing is under way. */
final class Invariants {
  /** Everything that a home may hold, but for what Lucene keeps in {@code index/}. */
  private static final Pattern BELONGS =
      Pattern.compile(
          "carrel\\.db(-wal|-shm)?|home\\.lock|index/.*|copies/[0-9a-f]{64}"
              + "|contexts/(key|limit|[0-9a-f]{64}\\.ctx|set-aside/.*\\.ctx(\\.why\\.txt)?)");

  private final Scene scene;
  private final Truth truth;

  Invariants(Scene scene) {
    this.scene = scene;
    this.truth = scene.truth;
  }

  void check() {
    JsonObject state = scene.state();
    List<String> documents = Json.strings(state.get("documents"));
    Violation.unless(
        documents.equals(truth.shelf()), "on the shelf are %s, not %s", documents, truth.shelf());
    List<String> read = Json.strings(state.get("read"));
    Violation.unless(read.equals(truth.read()), "read are %s, not %s", read, truth.read());
    checkLedger(state);
    checkConversations(state);
    checkKept(state);
    Violation.unless(!state.has("waiting"), "nothing is read, and it waits: %s", state);
  }

  private void checkLedger(JsonObject state) {
    JsonArray ledger = state.getAsJsonArray("ledger");
    int at = 0;
    int token = 0;
    for (Piece piece : truth.context) {
      for (int page = 1; page <= truth.documents.get(piece.id()).pages(); page++) {
        JsonObject entry = ledger.get(at++).getAsJsonObject();
        Violation.unless(
            entry.get("document").getAsString().equals(piece.id())
                && entry.get("page").getAsInt() == page,
            "page %d of %s is missing in the ledger: %s",
            page,
            piece,
            entry);
        boolean chosen = piece.pages().isEmpty() || piece.pages().contains(page);
        String what = entry.get("state").getAsString();
        Violation.unless(
            what.equals("Unreadable") || what.equals(chosen ? "InContext" : "LeftOut"),
            "page %d of %s: %s",
            page,
            piece,
            entry);
        if (what.equals("InContext")) {
          int first = entry.get("first").getAsInt();
          Violation.unless(first >= token, "pages overlap: %s", entry);
          token = entry.get("end").getAsInt();
          Violation.unless(token > first, "a page without tokens: %s", entry);
        }
      }
    }
    Violation.unless(at == ledger.size(), "the ledger has %d pages, not %d", ledger.size(), at);
    int tokens = state.get("contextTokens").getAsInt();
    Violation.unless(
        tokens >= token && (token == 0 || tokens == token) && tokens <= capacity(state),
        "the ledger ends at %d, the context at %d of %d",
        token,
        tokens,
        capacity(state));
  }

  private static int capacity(JsonObject state) {
    return state.get("capacity").getAsInt();
  }

  private void checkConversations(JsonObject state) {
    Map<Long, List<Turn>> found = new TreeMap<>();
    for (JsonElement one : state.getAsJsonArray("conversations")) {
      long id = one.getAsJsonObject().get("id").getAsLong();
      found.put(id, turns(state, id));
    }
    Map<Long, List<Turn>> expected = new TreeMap<>(truth.conversations);
    expected.keySet().removeAll(truth.removedConversations);
    Violation.unless(found.equals(expected), "said was %s, not %s", found, expected);
  }

  /** What a conversation holds, as the engine tells it. */
  static List<Turn> turns(JsonObject state, long conversation) {
    List<Turn> turns = new ArrayList<>();
    for (JsonElement one : state.getAsJsonArray("conversations")) {
      if (one.getAsJsonObject().get("id").getAsLong() == conversation) {
        for (JsonElement turn : one.getAsJsonObject().getAsJsonArray("turns")) {
          JsonObject said = turn.getAsJsonObject();
          turns.add(new Turn(said.get("question").getAsString(), said.get("answer").getAsString()));
        }
      }
    }
    return turns;
  }

  private void checkKept(JsonObject state) {
    long bytes = 0;
    try (Stream<Path> all = Files.walk(scene.home)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = scene.home.relativize(file).toString();
        boolean ofNobody =
            name.startsWith("copies/")
                && !truth.documents.containsKey(name.substring("copies/".length()));
        Violation.unless(
            BELONGS.matcher(name).matches() && !ofNobody, "%s should not be there", name);
        if (name.endsWith(".ctx")) {
          bytes += Files.size(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long told = state.get("keptBytes").getAsLong();
    long limit = state.get("keptLimit").getAsLong();
    Violation.unless(told == bytes, "%,d bytes are kept, and %,d are told of", bytes, told);
    Violation.unless(told <= limit, "%,d bytes are kept, and %,d may be", told, limit);
  }
}
