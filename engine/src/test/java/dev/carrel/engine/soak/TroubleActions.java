// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonObject;
import dev.carrel.engine.soak.Truth.Piece;
import dev.carrel.engine.soak.Truth.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What nobody wants: processes that die, disks that are full, files that are harmed. */
final class TroubleActions {
  private static final int[] LEFT_FREE = {0, 4096, 100_000, 2_000_000};

  /** About what it takes to add a document. */
  private static final long ADDING_NANOS = 300_000_000;

  private final Scene scene;
  private final Truth truth;
  private final LibraryActions library;
  private final ReadingActions reading;
  private final AskingActions asking;

  TroubleActions(
      Scene scene, LibraryActions library, ReadingActions reading, AskingActions asking) {
    this.scene = scene;
    this.truth = scene.truth;
    this.library = library;
    this.reading = reading;
    this.asking = asking;
  }

  List<Action> all() {
    return List.of(
        new Action("reopen", 5, () -> true, this::reopen),
        new Action("damage", 5, () -> true, this::damage),
        new Action("kill", 3, () -> true, this::kill),
        new Action("kill while reading", 5, reading::mayRead, this::killWhileReading),
        new Action("kill while answering", 3, this::hasContext, this::killWhileAnswering),
        new Action("kill while adding", 2, library::mayAdd, this::killWhileAdding),
        new Action("fill the disk", 5, scene.disk::isOwn, this::fillTheDisk),
        new Action("small limit", 3, () -> true, this::smallLimit),
        new Action("clear kept contexts", 1, () -> true, this::clear),
        new Action("pause", 5, this::hasContextAndMore, this::pause));
  }

  private boolean hasContext() {
    return !truth.context.isEmpty();
  }

  private boolean hasContextAndMore() {
    return hasContext() && reading.mayRead();
  }

  private void reopen() {
    scene.say("close and open");
    scene.call("close");
    scene.open();
    scene.readAgain();
  }

  private void damage() {
    scene.call("close");
    Path contexts = scene.home.resolve("contexts");
    List<String> harmed = new Damage(contexts, scene.random).some();
    scene.say("harm %s", harmed.stream().map(name -> name.substring(0, 8)).toList());
    truth.kept &= harmed.isEmpty();
    scene.open();
    if (scene.random.nextBoolean()) {
      scene.call("verify"); // finds it before the one who reads
    }
    scene.readAgain();
    scene.call("verify");
    List<String> named = Json.strings(scene.state().get("setAside"));
    for (String name : harmed) {
      boolean gone = !Files.exists(contexts.resolve("set-aside").resolve(name));
      Violation.unless(
          named.contains(name) || gone, "%s was harmed, and only %s is known", name, named);
    }
  }

  private void kill() {
    scene.say("kill");
    scene.killAndOpen();
    scene.readAgain();
  }

  private void killWhileReading() {
    Piece piece = reading.unread();
    int event = 1 + scene.random.nextInt(4);
    scene.say("kill while reading %.8s, around batch %d", piece.id(), event);
    List<String> withIt = new ArrayList<>(truth.read());
    withIt.add(piece.id());
    // Killed before anything was read since the last opening, what was read before that counts.
    Optional<List<String>> before = truth.remembered.filter(r -> truth.read().isEmpty());
    truth.remembered = Optional.empty(); // with it or without it
    scene.killAround(scene.begin("read", scene.reading(piece)), "progress", event);
    Violation.unless(
        truth.remembered.filter(r -> r.equals(withIt) || withIt.equals(plus(r, piece))).isPresent()
            || (before.isPresent() && truth.remembered.equals(before)),
        "read had been %s after %s, and %s is remembered",
        withIt,
        before,
        truth.remembered);
    scene.readAgain();
  }

  private static List<String> plus(List<String> ids, Piece piece) {
    List<String> more = new ArrayList<>(ids);
    more.add(piece.id());
    return more;
  }

  private void killWhileAnswering() {
    List<Long> open = truth.openConversations();
    if (open.isEmpty()) {
      kill();
      return;
    }
    long conversation = scene.one(open);
    String question = Contracts.QUESTIONS.getFirst();
    int event = 1 + scene.random.nextInt(10);
    scene.say("kill while answering in %d, around piece %d", conversation, event);
    List<Map<String, Object>> asked =
        List.of(Map.of("conversation", conversation, "question", question));
    scene.killAround(scene.begin("converse", "questions", asked), "piece", event);
    takeOver(conversation, question);
    scene.readAgain();
  }

  /** The answer may just have been kept. */
  private void takeOver(long conversation, String question) {
    List<Turn> turns = truth.conversations.get(conversation);
    List<Turn> found = Invariants.turns(scene.state(), conversation);
    if (found.size() == turns.size() + 1 && found.getLast().question().equals(question)) {
      turns.add(found.getLast());
    }
  }

  private void killWhileAdding() {
    Path file = library.next();
    scene.say("kill while adding %s", file.getFileName());
    Call _ = scene.begin("add", "file", file.toString());
    scene.killWithin(ADDING_NANOS);
    scene.readAgain();
    library.add(); // whether it was added before or not, it is there now
  }

  private void fillTheDisk() {
    int leave = LEFT_FREE[scene.random.nextInt(LEFT_FREE.length)];
    scene.say("fill the disk but for %d bytes", leave);
    scene.disk.fill(leave);
    scene.full(true);
    for (int i = 0; i < 2; i++) {
      whileFull();
    }
    if (scene.random.nextBoolean()) {
      closeAndOpenWhileFull();
    }
    scene.disk.empty();
    scene.full(false);
    scene.remember();
    truth.remembered = Optional.empty(); // perhaps there was no room to note it
  }

  private void whileFull() {
    switch (scene.random.nextInt(5)) {
      case 0 -> {
        if (library.mayAdd()) {
          library.add();
        }
      }
      case 1 -> {
        if (reading.mayRead()) {
          reading.read();
        }
      }
      case 2 -> {
        if (!truth.shelf().isEmpty()) {
          library.remove();
        }
      }
      case 3 -> {
        if (!truth.removed.isEmpty()) {
          library.restore();
        }
      }
      default -> {
        if (hasContext()) {
          asking.converse();
        }
      }
    }
  }

  private void closeAndOpenWhileFull() {
    scene.say("  close and open while it is full");
    scene.call("close");
    truth.remembered = Optional.empty();
    if (!scene.attempt(scene::open)) {
      scene.disk.empty();
      scene.full(false);
      scene.open();
    }
    scene.readAgain();
  }

  private void smallLimit() {
    int limit = scene.random.nextInt(30_000_000);
    scene.call("limit", "bytes", limit);
    JsonObject state = scene.state();
    scene.say("limit %,d: %,d bytes stay", limit, state.get("keptBytes").getAsLong());
    Violation.unless(
        hasContext() || state.get("keptBytes").getAsLong() <= limit,
        "nothing is in use, and %s bytes are kept",
        state.get("keptBytes"));
    scene.call("limit", "bytes", Scene.KEEP);
  }

  private void clear() {
    scene.say("clear kept contexts");
    scene.call("clear");
  }

  /** Reading is paused, others get their turn, it goes on or is given up. */
  private void pause() {
    Piece piece = reading.unread();
    int pauseAt = 1 + scene.random.nextInt(1000);
    scene.say("pause reading %.8s at %d", piece.id(), pauseAt);
    Call call = scene.begin("read", scene.reading(piece, "pauseAt", pauseAt));
    if (call.awaitEvents("paused", 1)) {
      new WhilePaused(scene, asking).something(call, piece);
      scene.call("resume");
    }
    finish(call, piece);
  }

  private void finish(Call call, Piece piece) {
    try {
      scene.wasRead(piece, call.end().getAsJsonObject());
    } catch (Refused e) {
      if (!e.code().equals("CANCELLED") && !e.code().equals("DOES_NOT_FIT")) {
        throw e;
      }
      scene.say("  not read on: %s", e.code());
    }
  }
}
