package dev.carrel.engine.keep;

import dev.carrel.engine.CarrelException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The contexts kept in one home. Thread-safe: keeping and loading work on the calling thread and
 * hinder nobody who looks; one part is written at a time.
 */
public final class KeptContexts {
  private static final int MOST_LABEL = 1000;

  private final KeepFolder folder;
  private final PartIndex index;
  private final InstantSource clock;
  private final Room room;
  private final ReentrantLock writing = new ReentrantLock();

  private KeptContexts(KeepFolder folder, PartIndex index, InstantSource clock, Room room) {
    this.folder = folder;
    this.index = index;
    this.clock = clock;
    this.room = room;
  }

  /**
   * Opens a folder, which nobody else may have open; reads what stands before the content of each
   * file and sets aside what is damaged, of another home or of a newer version. Removes what is
   * over the limit: the one set with {@link #setLimit}, else a tenth of the disk's free space and
   * 20 GB at most.
   *
   * @throws CarrelException DISK_FULL, HOME_UNUSABLE
   */
  public static KeptContexts open(Path folder) {
    return open(folder, OptionalLong.empty(), InstantSource.system());
  }

  /**
   * As {@link #open(Path)}, with a limit of the caller's.
   *
   * @param limitBytes that all files together may take
   */
  public static KeptContexts open(Path folder, long limitBytes) {
    return open(folder, OptionalLong.of(limitBytes), InstantSource.system());
  }

  static KeptContexts open(Path path, OptionalLong limitBytes, InstantSource clock) {
    try {
      KeepFolder folder = KeepFolder.open(path, clock.instant());
      PartIndex index = new PartIndex();
      folder.scan(index, clock.instant());
      Room room = new Room(folder, index);
      room.limit(limitBytes.isPresent() ? limitBytes.getAsLong() : room.lastingLimit());
      return new KeptContexts(folder, index, clock, room);
    } catch (IOException e) {
      throw KeepErrors.of(e, path, "The kept contexts cannot be opened");
    }
  }

  /**
   * The kept parts that begin a list of tokens, as many as can be had; none of them is removed for
   * room before the chain is closed.
   *
   * @param key everything that the bytes depend on beside the tokens
   */
  public Chain find(String key, int[] tokens) {
    synchronized (index) {
      return pinned(index.longest(key, tokens));
    }
  }

  /** The chain that ends in a part, as {@link #find} gives it. */
  public Chain pin(KeptPart last) {
    synchronized (index) {
      return pinned(index.chain(last));
    }
  }

  private Chain pinned(List<KeptPart> parts) {
    index.pin(parts);
    return new Chain(parts, this::unpin);
  }

  private void unpin(List<KeptPart> parts) {
    synchronized (index) {
      index.unpin(parts);
    }
  }

  /**
   * Maps a part after every byte of it was checked; it then counts as used now.
   *
   * @throws KeptDamage if it cannot be used; a damaged file was set aside, those behind it wait
   * @throws CarrelException CANCELLED if the thread was interrupted
   */
  @SuppressWarnings("MustBeClosedChecker") // the arena is closed with what is loaded
  public Loaded load(KeptPart part) throws KeptDamage {
    Chain chain = pin(part);
    Arena arena = Arena.ofShared();
    boolean loaded = false;
    try {
      MemorySegment payload = folder.map(part, arena);
      use(part);
      loaded = true;
      return new Loaded(payload, arena, chain::close);
    } catch (KeptDamage e) {
      setAside(List.of(part), e.why());
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
    if (e instanceof java.nio.channels.ClosedByInterruptException) {
      throw KeepErrors.of(e, folder.path(), "");
    }
    synchronized (index) {
      index.remove(part);
    }
    return new KeptDamage(KeepErrors.unreadable(e), e);
  }

  private void use(KeptPart part) {
    synchronized (index) {
      index.use(part, clock.instant());
    }
    folder.touch(part, clock.instant());
  }

  /**
   * Keeps what a model made of a run of tokens; returns when it is on disk. A part that is kept
   * already is left as it is. Room is made by removing what was not used for longest.
   *
   * @param parent the part before it; none for the first run of a context
   * @param tokens of the run
   * @param label what people call what was read; cut after 1,000 characters
   * @param payload read on this thread only
   * @throws CarrelException DISK_FULL, HOME_UNUSABLE, CANCELLED if the thread was interrupted; then
   *     nothing of it is left
   * @throws IllegalArgumentException if key or run are empty, too long, or not the parent's
   */
  public Keeping keep(
      String key,
      Optional<KeptPart> parent,
      int[] tokens,
      String label,
      Probe probe,
      MemorySegment payload) {
    PartFront front =
        Draft.of(key, parent, tokens, shorten(label), now(), probe, payload.byteSize());
    writing.lock();
    try {
      return keep(front, tokens, payload);
    } catch (IOException e) {
      throw KeepErrors.of(e, folder.path(), "What was read cannot be kept");
    } finally {
      writing.unlock();
    }
  }

  private Keeping keep(PartFront front, int[] tokens, MemorySegment payload) throws IOException {
    List<KeptPart> before = new ArrayList<>();
    synchronized (index) {
      Optional<KeptPart> kept = index.part(front.part().id());
      if (kept.isPresent()) {
        use(kept.get());
        return new Keeping.Kept(kept.get());
      }
      if (front.part().parent().isPresent()) {
        Optional<KeptPart> parent = index.part(front.part().parent().get());
        if (parent.isEmpty() || index.waits(parent.get())) {
          return new Keeping.NotKept("What stood before it is not kept any more.");
        }
        before.addAll(index.chain(parent.get()));
      }
      index.pin(before);
    }
    try {
      synchronized (index) {
        Optional<String> why = room.make(front.part().bytes());
        if (why.isPresent()) {
          return new Keeping.NotKept(why.get());
        }
      }
      folder.write(front, tokens, payload, now());
      synchronized (index) {
        index.add(front.part(), now());
      }
      return new Keeping.Kept(front.part());
    } finally {
      unpin(before);
    }
  }

  private static String shorten(String label) {
    return label.codePointCount(0, label.length()) <= MOST_LABEL
        ? label
        : label.substring(0, label.offsetByCodePoints(0, MOST_LABEL));
  }

  private java.time.Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Sets a part aside that the model does not understand as it did, and all that stand behind it.
   *
   * @param why a clause whose subject is the file
   */
  public void setAside(KeptPart part, String why) {
    List<KeptPart> all;
    synchronized (index) {
      all = index.withDescendants(part).reversed();
    }
    setAside(all, why);
  }

  private void setAside(List<KeptPart> parts, String why) {
    synchronized (index) {
      for (KeptPart part : parts) {
        index.remove(part);
        try {
          folder.setAside(part, why, now());
        } catch (IOException e) {
          // It cannot be moved; it is not offered any more, and checked again at the next opening.
        }
      }
    }
  }

  /**
   * Gives memory that lies in a file of this folder, for what must wait while memory is short.
   *
   * @param arena frees it
   * @throws CarrelException DISK_FULL
   */
  public SegmentAllocator scratch(Arena arena) {
    return (bytes, alignment) -> {
      try {
        return ScratchFile.map(folder.path(), bytes, arena);
      } catch (IOException e) {
        throw KeepErrors.of(e, folder.path(), "The context cannot be moved to a larger one");
      }
    };
  }

  /** Of all files together, those set aside included. */
  public long bytes() {
    synchronized (index) {
      return room.bytes();
    }
  }

  /** That all files together may take. */
  public long limitBytes() {
    synchronized (index) {
      return room.limitBytes();
    }
  }

  /**
   * Sets the limit for now and later, and removes what is over it, except what is in use.
   *
   * @param bytes that all files together may take; empty for what holds where nobody set a limit
   * @throws CarrelException DISK_FULL, HOME_UNUSABLE
   */
  public void setLimit(OptionalLong bytes) {
    synchronized (index) {
      try {
        room.setLastingLimit(bytes);
      } catch (IOException e) {
        throw KeepErrors.of(e, folder.path(), "The limit of kept contexts cannot be set");
      }
    }
  }
}
