// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * A folder that is open: its files, what is known of them, and the lock that guards that knowledge.
 * The lock is never held while a payload is read or written. Thread-safe.
 */
final class OpenFolder {
  private final KeepFolder files;
  private final PartIndex index;
  private final Room room;
  private final InstantSource clock;
  private final List<SetAside> foundAtOpening;

  private OpenFolder(
      KeepFolder files,
      PartIndex index,
      Room room,
      InstantSource clock,
      List<SetAside> foundAtOpening) {
    this.files = files;
    this.index = index;
    this.room = room;
    this.clock = clock;
    this.foundAtOpening = List.copyOf(foundAtOpening);
  }

  static OpenFolder open(KeepFolder files, OptionalLong limitBytes, InstantSource clock)
      throws IOException {
    PartIndex index = new PartIndex();
    List<SetAside> refused = files.scan(index, clock.instant());
    Room room = new Room(files, index);
    try {
      room.limit(limitBytes.isPresent() ? limitBytes.getAsLong() : room.lastingLimit());
    } catch (IOException e) {
      // More than the limit stays until room is needed; that is no reason not to open.
    }
    return new OpenFolder(files, index, room, clock, refused);
  }

  KeepFolder files() {
    return files;
  }

  /** What was no part when the folder was opened. */
  List<SetAside> foundAtOpening() {
    return foundAtOpening;
  }

  /** As a file's header and its time of modification keep it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Does something quick with what is known, while nobody else does. */
  <T> T look(Function<PartIndex, T> work) {
    synchronized (index) {
      return work.apply(index);
    }
  }

  /** As {@link Room#make}. */
  Optional<String> makeRoom(long bytes) throws IOException {
    synchronized (index) {
      return room.make(bytes);
    }
  }

  long bytes() {
    synchronized (index) {
      return room.bytes();
    }
  }

  long limitBytes() {
    synchronized (index) {
      return room.limitBytes();
    }
  }

  /** As {@link Room#setLastingLimit}. */
  void setLimit(OptionalLong bytes) throws IOException {
    synchronized (index) {
      room.setLastingLimit(bytes);
    }
  }

  /** Has parts stay until the chain is closed. */
  Chain pin(List<KeptPart> parts, int gap) {
    return look(
        known -> {
          known.pin(parts);
          return new Chain(parts, gap, this::unpin);
        });
  }

  private void unpin(List<KeptPart> parts) {
    Instant now = now();
    List<KeptPart> used =
        look(
            known -> {
              List<KeptPart> retired = known.unpin(parts);
              retired.forEach(part -> known.usedAt(part, now));
              return retired;
            });
    used.forEach(part -> files.touch(part, now));
  }

  /** Notes a part whose file is there now. */
  void add(KeptPart part) {
    synchronized (index) {
      index.add(part, now());
      index.use(part, now());
    }
  }

  /** Counts a part as used now. */
  void use(KeptPart part) {
    Instant now = now();
    synchronized (index) {
      index.use(part, now);
    }
    files.touch(part, now);
  }

  /** Forgets a part and leaves its file. */
  void forget(KeptPart part) {
    synchronized (index) {
      index.remove(part);
    }
  }

  /** Moves files out of the way, last one first. */
  List<SetAside> setAside(List<KeptPart> parts, String why) {
    List<SetAside> moved = new ArrayList<>();
    synchronized (index) {
      for (KeptPart part : parts.reversed()) {
        index.remove(part);
        moved.add(files.setAside(part, why, now()));
      }
    }
    return moved;
  }

  /**
   * Removes a context's own files, last one first, as far as none is in use.
   *
   * @param id of its last part
   * @return false if there is none such, or it is in use
   */
  boolean remove(String id) throws IOException {
    synchronized (index) {
      Optional<KeptPart> leaf = index.part(id).filter(this::removable);
      for (Optional<KeptPart> at = leaf;
          at.isPresent() && removable(at.get());
          at = at.get().parent().flatMap(index::part)) {
        files.delete(at.get());
        index.remove(at.get());
      }
      return leaf.isPresent();
    }
  }

  /**
   * Deletes every file that may hold what was read of documents, in use or not, and all that was
   * set aside.
   *
   * @return how many parts that were
   */
  int erase(Set<String> documents) throws IOException {
    synchronized (index) {
      List<KeptPart> parts = index.mayHold(documents);
      for (KeptPart part : parts.reversed()) {
        files.delete(part);
        index.remove(part);
      }
      files.aside().clear();
      files.deleteUnknown(index);
      return parts.size();
    }
  }

  private boolean removable(KeptPart part) {
    return index.isLeaf(part) && !index.isPinned(part);
  }

  /** Removes the files that were set aside. */
  void clearAside() throws IOException {
    synchronized (index) {
      for (SetAside file : files.aside().files()) {
        files.aside().delete(file);
      }
    }
  }
}
