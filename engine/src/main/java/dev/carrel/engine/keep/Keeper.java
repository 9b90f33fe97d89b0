// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Writes parts, one at a time: what is known of the room would not be true for two. */
final class Keeper {
  private final OpenFolder folder;
  private final ReentrantLock writing = new ReentrantLock();

  Keeper(OpenFolder folder) {
    this.folder = folder;
  }

  Keeping keep(PartFront front, int[] tokens, MemorySegment payload) throws IOException {
    writing.lock();
    try {
      Optional<KeptPart> kept =
          folder.look(index -> index.part(front.part().id())).filter(this::isWell);
      if (kept.isPresent()) {
        folder.use(kept.get());
        return new Keeping.Kept(kept.get());
      }
      try (Chain before = pinBefore(front.part())) {
        if (!before.last().map(KeptPart::id).equals(front.part().parent())) {
          return new Keeping.NotKept("What stood before it is not kept any more.");
        }
        return write(front, tokens, payload);
      }
    } finally {
      writing.unlock();
    }
  }

  /**
   * Whether a part that is there can stay. One that waited behind a damaged part was not looked at
   * since, and may be damaged too: now is the time to write it anew.
   */
  private boolean isWell(KeptPart part) {
    try {
      folder.files().check(part, bytes -> {});
      return true;
    } catch (KeptDamage e) {
      List<SetAside> _ = folder.setAside(List.of(part), e.why());
    } catch (IOException e) {
      folder.forget(part);
    }
    return false;
  }

  /** The parts before one; none if one of them is gone. */
  private Chain pinBefore(KeptPart part) {
    return folder.look(
        index -> {
          List<KeptPart> before =
              part.parent()
                  .flatMap(index::part)
                  .filter(parent -> !index.waits(parent))
                  .map(index::chain)
                  .orElse(List.of());
          return folder.pin(before, 0);
        });
  }

  private Keeping write(PartFront front, int[] tokens, MemorySegment payload) throws IOException {
    Optional<String> why = folder.makeRoom(front.part().bytes());
    if (why.isPresent()) {
      return new Keeping.NotKept(why.get());
    }
    folder.files().write(front, tokens, payload, folder.now());
    folder.add(front.part());
    return new Keeping.Kept(front.part());
  }
}
