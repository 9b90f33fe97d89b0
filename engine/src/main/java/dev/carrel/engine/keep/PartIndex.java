// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a folder as a forest: who follows whom, when each was last used, and which are in
 * use now. A part whose parent is not there waits: nothing leads to it until the parent is kept
 * again. Not thread-safe.
 */
final class PartIndex {
  private static final class Entry {
    final KeptPart part;
    Instant lastUsed;
    boolean active;

    Entry(KeptPart part, Instant lastUsed) {
      this.part = part;
      this.lastUsed = lastUsed;
    }
  }

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<Optional<String>, Set<String>> followers = new HashMap<>();

  /** By id and apart from the entries: a part that is set aside and kept again stays in use. */
  private final Map<String, Integer> pins = new HashMap<>();

  private long bytes;

  void add(KeptPart part, Instant lastUsed) {
    entries.put(part.id(), new Entry(part, lastUsed));
    followers.computeIfAbsent(part.parent(), parent -> new LinkedHashSet<>()).add(part.id());
    bytes += part.bytes();
  }

  void remove(KeptPart part) {
    if (entries.remove(part.id()) != null) {
      Set<String> siblings = followers.getOrDefault(part.parent(), Set.of());
      siblings.remove(part.id());
      if (siblings.isEmpty()) {
        followers.remove(part.parent());
      }
      bytes -= part.bytes();
    }
  }

  Optional<KeptPart> part(String id) {
    return Optional.ofNullable(entries.get(id)).map(entry -> entry.part);
  }

  List<KeptPart> parts() {
    return entries.values().stream().map(entry -> entry.part).toList();
  }

  /** Of all parts' files together. */
  long bytes() {
    return bytes;
  }

  /** The parts that follow one; those that begin a context if none is given. */
  List<KeptPart> followers(Optional<String> parent) {
    return followers.getOrDefault(parent, Set.of()).stream()
        .flatMap(id -> part(id).stream())
        .toList();
  }

  /** The parts that no other follows. */
  List<KeptPart> leaves() {
    return parts().stream().filter(this::isLeaf).toList();
  }

  /** Whether no other part follows this one. */
  boolean isLeaf(KeptPart part) {
    return !followers.containsKey(Optional.of(part.id()));
  }

  /** A part and those before it, first one first; of one that waits, as far as they are there. */
  List<KeptPart> chain(KeptPart last) {
    Deque<KeptPart> chain = new ArrayDeque<>();
    for (Optional<KeptPart> at = Optional.of(last);
        at.isPresent();
        at = at.get().parent().flatMap(this::part)) {
      chain.addFirst(at.get());
    }
    return List.copyOf(chain);
  }

  /** Whether a part's chain lacks one that stood before it. */
  boolean waits(KeptPart part) {
    return chain(part).getFirst().parent().isPresent();
  }

  /** A part and all that stand behind it, nearest first. */
  List<KeptPart> withDescendants(KeptPart part) {
    List<KeptPart> found = new ArrayList<>(List.of(part));
    for (int i = 0; i < found.size(); i++) {
      found.addAll(followers(Optional.of(found.get(i).id())));
    }
    return found;
  }

  /**
   * The parts that may have tokens of documents, and all that stand behind those: what the model
   * made of them depends on what was before. Of parts that wait nobody knows what that was. Each
   * stands once, before those that follow it.
   */
  List<KeptPart> mayHold(Set<String> documents) {
    Set<KeptPart> found = new LinkedHashSet<>();
    parts().stream()
        .filter(part -> waits(part) || KeptLabel.parse(part.label()).mayHold(documents))
        .sorted(Comparator.comparingInt(KeptPart::first))
        .forEach(part -> found.addAll(withDescendants(part)));
    return found.stream().sorted(Comparator.comparingInt(KeptPart::first)).toList();
  }

  /** The parts that together begin {@code tokens}, as many tokens of them as can be had. */
  List<KeptPart> longest(String key, int[] tokens) {
    Optional<KeptPart> best = Optional.empty();
    Deque<KeptPart> open = new ArrayDeque<>(next(key, Optional.empty(), tokens, 0));
    while (!open.isEmpty()) {
      KeptPart part = open.removeLast();
      if (best.isEmpty() || part.end() > best.get().end()) {
        best = Optional.of(part);
      }
      open.addAll(next(key, Optional.of(part.id()), tokens, part.end()));
    }
    return best.map(this::chain).orElse(List.of());
  }

  /**
   * How many tokens behind a chain were in a part that is not there, while parts behind it are:
   * once just these were read and kept, the parts behind are found again. 0 if there is no such.
   */
  int gap(String key, List<KeptPart> chain, int[] tokens) {
    Optional<String> last = chain.isEmpty() ? Optional.empty() : Optional.of(chain.getLast().id());
    int from = chain.isEmpty() ? 0 : chain.getLast().end();
    return followers.keySet().stream()
        .filter(parent -> parent.isPresent() && !entries.containsKey(parent.get()))
        .flatMap(parent -> followers(parent).stream())
        .filter(part -> part.key().equals(key))
        .filter(part -> part.first() > from && part.first() <= tokens.length)
        .filter(
            part ->
                part.parent()
                    .equals(Optional.of(PartId.of(key, last, tokens, from, part.first() - from))))
        .mapToInt(part -> part.first() - from)
        .min()
        .orElse(0);
  }

  /** A part that holds the tokens from a place on is known by its id, which is a hash of them. */
  private List<KeptPart> next(String key, Optional<String> parent, int[] tokens, int from) {
    return followers(parent).stream()
        .filter(part -> part.key().equals(key))
        .map(KeptPart::count)
        .filter(count -> count <= tokens.length - from)
        .distinct()
        .flatMap(count -> part(PartId.of(key, parent, tokens, from, count)).stream())
        .toList();
  }

  Instant lastUsed(KeptPart part) {
    Entry entry = entries.get(part.id());
    return entry == null ? part.created() : entry.lastUsed;
  }

  /** Counts a part as used now, and until it is let go. */
  void use(KeptPart part, Instant now) {
    usedAt(part, now);
    Entry entry = entries.get(part.id());
    if (entry != null) {
      entry.active = true;
    }
  }

  void usedAt(KeptPart part, Instant when) {
    Entry entry = entries.get(part.id());
    if (entry != null) {
      entry.lastUsed = when;
    }
  }

  /** Keeps parts from being removed for room; each pin is taken back by {@link #unpin}. */
  void pin(Collection<KeptPart> parts) {
    parts.forEach(part -> pin(part, 1));
  }

  /** Takes a pin back; the parts that were in use until now. */
  List<KeptPart> unpin(Collection<KeptPart> parts) {
    parts.forEach(part -> pin(part, -1));
    return parts.stream().filter(part -> !isPinned(part) && retire(part)).toList();
  }

  private boolean retire(KeptPart part) {
    Entry entry = entries.get(part.id());
    if (entry == null || !entry.active) {
      return false;
    }
    entry.active = false;
    return true;
  }

  private void pin(KeptPart part, int by) {
    pins.merge(part.id(), by, (a, b) -> a + b == 0 ? null : a + b);
  }

  boolean isPinned(KeptPart part) {
    return pins.containsKey(part.id());
  }

  /** Bytes of the files that may be removed for room. A pinned part's chain is pinned with it. */
  long removableBytes() {
    return parts().stream().filter(part -> !isPinned(part)).mapToLong(KeptPart::bytes).sum();
  }

  /** What goes first when room is needed: parts that wait, then those not used for longest. */
  Optional<KeptPart> leastWanted() {
    return leaves().stream()
        .filter(part -> !isPinned(part))
        .min(
            Comparator.comparing((KeptPart part) -> !waits(part))
                .thenComparing(this::lastUsed)
                .thenComparing(KeptPart::id));
  }
}
