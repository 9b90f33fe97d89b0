// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonObject;
import dev.carrel.engine.soak.Truth.Doc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Documents come and go. */
final class LibraryActions {
  private static final int MOST_ON_SHELF = 9;

  /** A file may turn out to be none that can be read; that is said, and nothing happens. */
  private static final Set<String> NOT_READABLE =
      Set.of(
          "FILE_UNREADABLE",
          "FILE_KIND_UNKNOWN",
          "FILE_EMPTY",
          "FILE_CORRUPT",
          "FILE_TOO_LARGE",
          "PASSWORD_NEEDED",
          "NO_TEXT",
          "TIMED_OUT");

  private final Scene scene;
  private final Truth truth;
  private final List<Path> unused;

  LibraryActions(Scene scene) {
    this.scene = scene;
    this.truth = scene.truth;
    this.unused = new ArrayList<>(scene.files);
  }

  List<Action> all() {
    return List.of(
        new Action("add", 9, this::mayAdd, this::add),
        new Action("add again", 2, () -> !truth.documents.isEmpty(), this::addAgain),
        new Action("remove", 3, () -> !truth.shelf().isEmpty(), this::remove),
        new Action("restore", 5, () -> !truth.removed.isEmpty(), this::restore),
        new Action("search", 3, () -> true, this::search));
  }

  boolean mayAdd() {
    return !unused.isEmpty() && truth.shelf().size() < MOST_ON_SHELF;
  }

  /** The file that {@link #add} takes. */
  Path next() {
    return unused.getLast();
  }

  void add() {
    Path file = unused.getLast();
    scene.say("add %s", file.getFileName());
    if (scene.attempt(() -> add(file))) {
      unused.removeLast();
    }
  }

  private void add(Path file) {
    try {
      JsonObject added = scene.call("add", "file", file.toString()).getAsJsonObject();
      String id = added.get("id").getAsString();
      truth.documents.putIfAbsent(id, new Doc(id, file, added.get("pages").getAsInt()));
      truth.removed.remove(id);
    } catch (Refused e) {
      if (!NOT_READABLE.contains(e.code())) {
        throw e;
      }
      scene.say("  cannot be read: %s", e.getMessage());
    }
  }

  private void addAgain() {
    Doc doc = scene.one(List.copyOf(truth.documents.values()));
    scene.say("add again %s", doc.file().getFileName());
    boolean _ = scene.attempt(() -> add(doc.file()));
  }

  void remove() {
    String id = scene.one(truth.shelf());
    scene.say("remove %.8s", id);
    if (scene.attempt(() -> scene.call("remove", "document", id))) {
      truth.removed.add(id);
      truth.forget(id);
    }
  }

  void restore() {
    String id = scene.one(List.copyOf(truth.removed));
    scene.say("restore %.8s", id);
    boolean whole = scene.attempt(() -> scene.call("restore", "document", id));
    if (whole || Json.strings(scene.state().get("documents")).contains(id)) {
      truth.removed.remove(id);
    }
  }

  private void search() {
    List<String> found = Json.strings(scene.call("search", "query", "agreement"));
    scene.say("search: %d documents", found.size());
    Violation.unless(truth.shelf().containsAll(found), "found %s, which is not all there", found);
    Violation.unless(
        truth.shelf().isEmpty() || !found.isEmpty(), "no document has the word agreement");
  }
}
