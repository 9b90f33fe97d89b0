// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads parts with every byte checked, and sets aside those that are damaged. */
final class Loader {
  private final OpenFolder folder;

  Loader(OpenFolder folder) {
    this.folder = folder;
  }

  @SuppressWarnings("MustBeClosedChecker") // the arena is closed with what is loaded
  Loaded load(KeptPart part, Cancellation cancellation) throws KeptDamage {
    Chain chain = folder.pin(folder.look(index -> index.chain(part)), 0);
    Arena arena = Arena.ofShared();
    boolean loaded = false;
    try {
      MemorySegment payload =
          folder.files().map(part, arena, bytes -> cancellation.throwIfRequested());
      folder.use(part);
      loaded = true;
      return new Loaded(payload, arena, chain::close);
    } catch (KeptDamage e) {
      folder.setAside(List.of(part), e.why());
      throw e;
    } catch (IOException e) {
      throw unreadable(part, e);
    } finally {
      if (!loaded) {
        arena.close();
        chain.close();
      }
    }
  }

  /** A file that cannot be read may be well: it is left, and not offered again before a restart. */
  private KeptDamage unreadable(KeptPart part, IOException e) {
    // On an interrupt Java closes the channel, also under the threads that help.
    if (e instanceof ClosedChannelException) {
      throw Cancellation.cancelled();
    }
    folder.forget(part);
    return new KeptDamage(KeepErrors.unreadable(e), e);
  }

  Verification verify(List<KeptPart> parts, Progress progress, Cancellation cancellation) {
    long total = parts.stream().mapToLong(KeptPart::payloadBytes).sum();
    LongConsumer counter = counter(total, progress, cancellation);
    List<SetAside> found = new ArrayList<>();
    for (KeptPart part : parts) {
      cancellation.throwIfRequested();
      try (Chain _ = folder.pin(folder.look(index -> index.chain(part)), 0)) {
        folder.files().check(part, counter);
      } catch (KeptDamage e) {
        found.addAll(folder.setAside(List.of(part), e.why()));
      } catch (IOException e) {
        String why = unreadable(part, e).why();
        found.add(new SetAside(part.id() + PartFile.SUFFIX, part.name(), why, folder.now(), 0));
      }
    }
    long bytes = parts.stream().mapToLong(KeptPart::bytes).sum();
    return new Verification(parts.size(), bytes, found);
  }

  /** Adds up what several threads have checked, and tells it one at a time. */
  private static LongConsumer counter(long total, Progress progress, Cancellation cancellation) {
    return new LongConsumer() {
      private long done;

      @Override
      public synchronized void accept(long bytes) {
        cancellation.throwIfRequested();
        done += bytes;
        progress.at(Stage.CHECK_BYTES, done, total);
      }
    };
  }
}
