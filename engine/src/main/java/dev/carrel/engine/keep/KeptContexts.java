// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The contexts kept in one home. Thread-safe: keeping and loading work on the calling thread and
 * hinder nobody who looks; one part is written at a time.
 */
public final class KeptContexts {

  private final OpenFolder folder;
  private final Keeper keeper;
  private final Loader loader;

  private KeptContexts(OpenFolder folder) {
    this.folder = folder;
    this.keeper = new Keeper(folder);
    this.loader = new Loader(folder);
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

  static KeptContexts open(Path folder, OptionalLong limitBytes, InstantSource clock) {
    return open(KeptPlace.in(folder), limitBytes, clock);
  }

  /**
   * As {@link #open(Path)}, in a home and by another clock.
   *
   * @param limitBytes that all files together may take; empty for the one that was set
   * @param clock says when a file was last used
   */
  public static KeptContexts open(KeptPlace place, OptionalLong limitBytes, InstantSource clock) {
    try {
      KeepFolder files = KeepFolder.open(place, clock.instant());
      return new KeptContexts(OpenFolder.open(files, limitBytes, clock));
    } catch (IOException e) {
      throw KeepErrors.of(e, place.folder(), "The kept contexts cannot be opened");
    }
  }

  /**
   * The kept parts that begin a list of tokens, as many as can be had; none of them is removed for
   * room before the chain is closed.
   *
   * @param key everything that the bytes depend on beside the tokens
   */
  public Chain find(String key, int[] tokens) {
    return folder.look(
        index -> {
          List<KeptPart> found = index.longest(key, tokens);
          return folder.pin(found, index.gap(key, found, tokens));
        });
  }

  /** The chain that ends in a part, in use as one from {@link #find}. */
  public Chain pin(KeptPart last) {
    return folder.look(index -> folder.pin(index.chain(last), 0));
  }

  /** As {@link #load(KeptPart, Cancellation)}, for small parts. */
  public Loaded load(KeptPart part) throws KeptDamage {
    return load(part, new Cancellation());
  }

  /**
   * Maps a part after every byte of it was checked; it then counts as used now.
   *
   * @throws KeptDamage if it cannot be used: a damaged file was set aside; those behind it wait,
   *     see {@link Chain#gap}
   * @throws CarrelException CANCELLED, also if the thread was interrupted
   */
  public Loaded load(KeptPart part, Cancellation cancellation) throws KeptDamage {
    return loader.load(part, cancellation);
  }

  /**
   * Keeps what a model made of a run of tokens; returns when it is on disk. A part that is kept
   * already is left as it is. Room is made by removing what was not used for longest.
   *
   * @param parent the part before it; none for the first run of a context
   * @param tokens of the run
   * @param label what was read: a name, cut after 1,000 characters, or the text of a {@link
   *     KeptLabel}
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
        Draft.of(
            key,
            parent,
            tokens,
            KeptLabel.parse(label).text(),
            folder.now(),
            probe,
            payload.byteSize());
    try {
      return keeper.keep(front, tokens, payload);
    } catch (IOException e) {
      throw failure(e, "What was read cannot be kept");
    }
  }

  /**
   * Sets a part aside that the model does not understand as it did, and all that stand behind it.
   *
   * @param why a clause whose subject is the file
   */
  public void setAside(KeptPart part, String why) {
    folder.setAside(folder.look(index -> index.withDescendants(part)), why);
  }

  /** All contexts, the one used last first. */
  public List<KeptContext> list() {
    return folder.look(Listing::of);
  }

  /** The files that are not used any more, oldest first; they go when room is needed. */
  public List<SetAside> setAside() {
    return folder.look(index -> folder.files().aside().files());
  }

  /**
   * Removes a context: its own files, not those that it shares with others.
   *
   * @param id of its last part
   * @return false if there is none such, or it is in use
   * @throws CarrelException HOME_UNUSABLE if a file cannot be removed
   */
  public boolean remove(String id) {
    try {
      return folder.remove(id);
    } catch (IOException e) {
      throw failure(e, "The kept context cannot be removed");
    }
  }

  /**
   * Removes all contexts that are not in use, and the files set aside.
   *
   * @throws CarrelException HOME_UNUSABLE if a file cannot be removed
   */
  public void removeAll() {
    list().forEach(context -> remove(context.id()));
    clearAside();
  }

  /**
   * Removes the files set aside.
   *
   * @throws CarrelException HOME_UNUSABLE if one cannot be removed
   */
  public void clearAside() {
    try {
      folder.clearAside();
    } catch (IOException e) {
      throw failure(e, "The files set aside cannot be removed");
    }
  }

  /**
   * Deletes every part that may hold what was read of documents, with those behind it, and all that
   * was set aside; also what is in use: nothing may be kept or loaded meanwhile.
   *
   * @param documents their ids
   * @return how many parts that were
   * @throws CarrelException HOME_UNUSABLE if a file cannot be removed; another call goes on
   */
  public int erase(Set<String> documents) {
    try {
      return folder.erase(documents);
    } catch (IOException e) {
      throw failure(e, "What was read cannot be deleted");
    }
  }

  /**
   * Checks every byte of contexts; what is damaged is set aside.
   *
   * @param ids of their last parts; all contexts if empty, and then what was found at the opening
   *     is named again
   * @throws CarrelException CANCELLED; what was found until then is in {@link #setAside()}
   */
  public Verification verify(Collection<String> ids, Progress progress, Cancellation cancellation) {
    List<KeptPart> parts =
        folder.look(
            index ->
                ids.isEmpty()
                    ? index.parts()
                    : ids.stream()
                        .flatMap(id -> index.part(id).stream())
                        .flatMap(part -> index.chain(part).stream())
                        .distinct()
                        .toList());
    Verification checked = loader.verify(parts, progress, cancellation);
    List<SetAside> all = new ArrayList<>(ids.isEmpty() ? folder.foundAtOpening() : List.of());
    all.addAll(checked.setAside());
    return new Verification(checked.parts(), checked.bytes(), all);
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
        return ScratchFile.map(folder.files().path(), bytes, arena);
      } catch (IOException e) {
        throw failure(e, "The context cannot be moved to a larger one");
      }
    };
  }

  /** Of all files together, those set aside included. */
  public long bytes() {
    return folder.bytes();
  }

  /** That all files together may take. */
  public long limitBytes() {
    return folder.limitBytes();
  }

  /** The limit that a person set; empty if nobody did. */
  public OptionalLong askedLimitBytes() {
    try {
      return KeepLimit.read(folder.files().limit());
    } catch (IOException e) {
      throw failure(e, "The limit of kept contexts cannot be read");
    }
  }

  /**
   * Sets the limit for now and later, and removes what is over it, except what is in use.
   *
   * @param bytes that all files together may take; empty for what holds where nobody set a limit
   * @throws CarrelException DISK_FULL, HOME_UNUSABLE
   */
  public void setLimit(OptionalLong bytes) {
    try {
      folder.setLimit(bytes);
    } catch (IOException e) {
      throw failure(e, "The limit of kept contexts cannot be set");
    }
  }

  private CarrelException failure(IOException e, String what) {
    return KeepErrors.of(e, folder.files().path(), what);
  }
}
