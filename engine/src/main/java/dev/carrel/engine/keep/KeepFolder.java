// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.StoredFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder on disk: one file for each part, the key, and what was set aside. Knows nothing of
 * what is in use.
 */
final class KeepFolder {
  private static final Pattern PART = Pattern.compile("[0-9a-f]{64}\\.ctx");

  /** Ends the names of files that are not finished, of earlier versions too. */
  static final String UNFINISHED = ".new";

  private final KeptPlace place;
  private final Path folder;
  private final FolderKey key;
  private final AsideFolder aside;

  private KeepFolder(KeptPlace place, FolderKey key, AsideFolder aside) {
    this.place = place;
    this.folder = place.folder();
    this.key = key;
    this.aside = aside;
  }

  static KeepFolder open(KeptPlace place, Instant now) throws IOException {
    DurableFile.createFolders(place.folder());
    return new KeepFolder(
        place, FolderKey.open(place.key()), AsideFolder.open(place.folder(), now));
  }

  Path path() {
    return folder;
  }

  /** Holds the limit that the person set. */
  StoredFile limit() {
    return place.limit();
  }

  AsideFolder aside() {
    return aside;
  }

  /**
   * Finds the parts of the folder; clears it of what a crash left, and sets aside what is no part.
   *
   * @return what was set aside
   */
  List<SetAside> scan(PartIndex index, Instant now) throws IOException {
    List<SetAside> refused = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.endsWith(UNFINISHED)) {
        clear(file);
      } else if (name.endsWith(PartFile.SUFFIX)) {
        Optional<String> why = admit(file, name, index);
        if (why.isPresent()) {
          refused.add(setAside(file, "", why.get(), now));
        }
      }
    }
    for (KeptPart part : misplaced(index)) {
      index.remove(part);
      String why = "does not begin where the part before it ends";
      refused.add(setAside(part, why, now));
    }
    return refused;
  }

  private static void clear(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      // Another opening clears it.
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /** Notes a part, or says why it is none. */
  private Optional<String> admit(Path file, String name, PartIndex index) throws IOException {
    if (!PART.matcher(name).matches()) {
      return Optional.of("has a name that is not that of its content");
    }
    String id = name.substring(0, name.length() - PartFile.SUFFIX.length());
    try {
      KeptPart part = PartFile.front(folder, id, key).part();
      index.add(part, Files.getLastModifiedTime(file).toInstant());
      return Optional.empty();
    } catch (KeptDamage e) {
      return Optional.of(e.why());
    } catch (IOException e) {
      // Not set aside: the file may be well, and another time it can be read.
      return Optional.empty();
    }
  }

  /** Parts that do not fit the one before them; those behind a misplaced one wait. */
  private static List<KeptPart> misplaced(PartIndex index) {
    return index.parts().stream()
        .filter(
            part ->
                part.parent().isEmpty()
                    ? part.first() != 0
                    : index
                        .part(part.parent().get())
                        .filter(p -> p.end() != part.first() || !p.key().equals(part.key()))
                        .isPresent())
        .sorted(Comparator.comparing(KeptPart::id))
        .toList();
  }

  void write(PartFront front, int[] tokens, MemorySegment payload, Instant now) throws IOException {
    PartFile.write(folder, key, front, tokens, payload);
    touch(front.part(), now);
  }

  MemorySegment map(KeptPart part, Arena arena, LongConsumer done) throws IOException, KeptDamage {
    return PartFile.map(folder, part.id(), key, arena, done);
  }

  void check(KeptPart part, LongConsumer done) throws IOException, KeptDamage {
    PartFile.check(folder, part.id(), key, done);
  }

  /** Notes when a part was last used, in its file's time of modification. */
  void touch(KeptPart part, Instant now) {
    try {
      Files.setLastModifiedTime(PartFile.of(folder, part.id()), FileTime.from(now));
    } catch (IOException e) {
      // It then goes a little sooner than it should when room is needed.
    }
  }

  /** Moves a part's file out of the way. */
  SetAside setAside(KeptPart part, String why, Instant now) {
    return setAside(PartFile.of(folder, part.id()), part.name(), why, now);
  }

  private SetAside setAside(Path file, String label, String why, Instant now) {
    try {
      return aside.take(file, label, why, now);
    } catch (IOException e) {
      // It stays where it is, is not offered any more, and is looked at again at the next opening.
      return new SetAside(file.getFileName().toString(), label, why, now, 0);
    }
  }

  void delete(KeptPart part) throws IOException {
    Files.deleteIfExists(PartFile.of(folder, part.id()));
  }

  /** Deletes the files that could not be read when the folder was opened. */
  void deleteUnknown(PartIndex index) throws IOException {
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (PART.matcher(name).matches()
          && index.part(name.substring(0, name.length() - PartFile.SUFFIX.length())).isEmpty()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
