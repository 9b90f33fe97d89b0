// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.soak.Truth.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Documents are read, in this way and that. */
final class ReadingActions {
  private static final int MOST_PAGES = 3;

  private final Scene scene;
  private final Truth truth;

  ReadingActions(Scene scene) {
    this.scene = scene;
    this.truth = scene.truth;
  }

  List<Action> all() {
    return List.of(
        new Action("read", 16, this::mayRead, this::read),
        new Action("cancel reading", 4, this::mayRead, this::cancel),
        new Action("queue", 3, () -> truth.unread().size() > 1, this::queue),
        new Action("leave", 2, () -> !truth.context.isEmpty(), this::leave),
        new Action("reorder", 4, () -> truth.context.size() > 1, this::reorder),
        new Action("other profile", 2, () -> !truth.context.isEmpty(), this::otherProfile),
        new Action("small budget", 3, this::mayRead, this::smallBudget));
  }

  boolean mayRead() {
    return !truth.unread().isEmpty();
  }

  Piece unread() {
    return scene.piece(scene.one(truth.unread()), MOST_PAGES);
  }

  void read() {
    Piece piece = unread();
    scene.say("read %.8s %s", piece.id(), piece.pages());
    Optional<JsonObject> report = scene.read(piece);
    if (report.isEmpty() && !truth.context.isEmpty() && scene.random.nextBoolean()) {
      leave();
    }
  }

  private void cancel() {
    Piece piece = unread();
    int stopAt = scene.random.nextInt(1200);
    scene.say("cancel reading %.8s %s at %d", piece.id(), piece.pages(), stopAt);
    Optional<JsonObject> _ = scene.read(piece, "stopAt", stopAt);
  }

  private void queue() {
    List<String> documents = new ArrayList<>(truth.unread());
    Collections.shuffle(documents, scene.random);
    List<String> some = documents.subList(0, Math.min(3, documents.size()));
    scene.say("queue %s", some.stream().map(id -> id.substring(0, 8)).toList());
    JsonElement ends =
        scene.call("queue", "documents", some, "profile", truth.profile, "budget", Scene.BUDGET);
    for (JsonElement element : ends.getAsJsonArray()) {
      JsonObject end = element.getAsJsonObject();
      if (!end.has("code")) {
        scene.wasRead(new Piece(end.get("document").getAsString(), Set.of()), end);
      } else if (!end.get("code").getAsString().equals("DOES_NOT_FIT")) {
        throw new Violation("the queue could not read: " + end);
      }
    }
  }

  private void leave() {
    String id = scene.one(truth.read());
    scene.say("leave %.8s", id);
    scene.call("leave", "document", id);
    truth.forget(id);
  }

  private void reorder() {
    List<Piece> order = new ArrayList<>(truth.context);
    Collections.shuffle(order, scene.random);
    List<String> ids = order.stream().map(Piece::id).toList();
    int cost = scene.call("cost", "order", ids).getAsInt();
    List<String> again = Json.strings(scene.call("reorder", "order", ids));
    scene.say("reorder: %d to be read again, which takes %d tokens", again.size(), cost);
    Violation.unless(
        ids.subList(ids.size() - again.size(), ids.size()).equals(again),
        "%s is to be read again for %s",
        again,
        ids);
    truth.context = new ArrayList<>(order.subList(0, order.size() - again.size()));
    int read = 0;
    for (Piece piece : order.subList(order.size() - again.size(), order.size())) {
      Optional<JsonObject> report = scene.read(piece);
      Violation.unless(report.isPresent(), "another order of the same does not fit");
      read += report.map(r -> r.get("read").getAsInt()).orElse(0);
    }
    Violation.unless(
        read == cost || !truth.kept, "it was to take %d tokens, and took %d", cost, read);
  }

  private void otherProfile() {
    List<Piece> pieces = List.copyOf(truth.context);
    truth.profile = scene.otherProfile();
    truth.context = new ArrayList<>();
    scene.say("read %d documents as %s", pieces.size(), truth.profile);
    for (Piece piece : pieces) {
      Violation.unless(scene.read(piece).isPresent(), "with another profile it does not fit");
    }
  }

  private void smallBudget() {
    Piece piece = unread();
    int budget = 1_000_000 + scene.random.nextInt(300_000_000);
    scene.say("read %.8s within %,d bytes", piece.id(), budget);
    Optional<JsonObject> _ = scene.read(piece, "budget", budget);
  }
}
