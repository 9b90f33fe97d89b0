// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import dev.carrel.engine.model.KvProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What should be the case, kept by the one who acts and not by the engine. */
final class Truth {
  /** A document that was added once. */
  record Doc(String id, Path file, int pages) {}

  /**
   * A document in the context.
   *
   * @param pages those that were read; empty: all
   */
  record Piece(String id, Set<Integer> pages) {
    Piece {
      pages = java.util.Collections.unmodifiableSet(new TreeSet<>(pages));
    }
  }

  /** A question and its answer. */
  record Turn(String question, String answer) {}

  /** By number, in the order in which they were first added. */
  final Map<String, Doc> documents = new LinkedHashMap<>();

  final Set<String> removed = new LinkedHashSet<>();

  /** By number. */
  final Map<Long, List<Turn>> conversations = new TreeMap<>();

  final Set<Long> removedConversations = new LinkedHashSet<>();

  List<Piece> context = new ArrayList<>();
  KvProfile profile = KvProfile.EXACT;

  /** Whether all of the context is on disk, as far as one can know. */
  boolean kept = true;

  /**
   * What the engine must remember of the context at its next opening: what it last held, be it that
   * nothing was read since the last opening. Empty while nobody knows.
   */
  Optional<List<String>> remembered = Optional.of(List.of());

  List<String> shelf() {
    return documents.keySet().stream().filter(id -> !removed.contains(id)).toList();
  }

  List<String> read() {
    return context.stream().map(Piece::id).toList();
  }

  List<String> unread() {
    List<String> read = read();
    return shelf().stream().filter(id -> !read.contains(id)).toList();
  }

  List<Long> openConversations() {
    return conversations.keySet().stream().filter(c -> !removedConversations.contains(c)).toList();
  }

  /** What happens to the context when a document leaves it: those behind it go too. */
  void forget(String id) {
    int at = read().indexOf(id);
    if (at >= 0) {
      context = new ArrayList<>(context.subList(0, at));
    }
  }
}
