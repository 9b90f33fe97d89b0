// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.Disk;
import dev.carrel.engine.ground.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that are not used any more, each with a text beside it that says why. They count as
 * kept bytes, are the first to go when room is needed, and go by themselves after a week.
 */
final class AsideFolder {
  static final String NAME = "set-aside";
  static final Duration STAY = Duration.ofDays(7);

  private static final String REASON = ".why.txt";

  private final Path folder;
  private final List<SetAside> files = new ArrayList<>();

  private AsideFolder(Path folder) {
    this.folder = folder;
  }

  /** Opens the folder of files set aside within that of the contexts; clears it of old ones. */
  static AsideFolder open(Path contexts, Instant now) throws IOException {
    AsideFolder aside = new AsideFolder(contexts.resolve(NAME));
    DurableFile.createFolders(aside.folder);
    DurableFile.clearUnfinished(aside.folder, Disk.LOCAL);
    for (Path file : aside.list()) {
      SetAside entry = aside.read(file);
      boolean stays = entry.when().plus(STAY).isAfter(now);
      if (stays || !deleted(reason(file)) || !deleted(file)) {
        aside.files.add(entry);
      }
    }
    return aside;
  }

  private static boolean deleted(Path file) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(
              file ->
                  file.toString().endsWith(PartFile.SUFFIX)
                      && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private SetAside read(Path file) throws IOException {
    List<String> lines = List.of();
    try {
      lines = Files.readAllLines(reason(file));
    } catch (IOException e) {
      // The process ended in between, or the disk was full: the file stays aside all the same.
    }
    return new SetAside(
        file.getFileName().toString(),
        lines.size() > 1 ? lines.get(1) : "",
        lines.isEmpty() ? "was set aside" : lines.getFirst(),
        Files.getLastModifiedTime(file).toInstant(),
        Files.size(file));
  }

  private static Path reason(Path file) {
    return file.resolveSibling(file.getFileName() + REASON);
  }

  /** Moves a file here, over one of the same name. */
  SetAside take(Path file, String label, String why, Instant now) throws IOException {
    Path place = folder.resolve(file.getFileName());
    Files.setLastModifiedTime(file, FileTime.from(now));
    DurableFile.ours(place).take(file);
    SetAside entry =
        new SetAside(
            file.getFileName().toString(), oneLine(label), oneLine(why), now, Files.size(place));
    try {
      String text = entry.why() + "\n" + entry.label() + "\n";
      DurableFile.ours(reason(place)).write(text);
    } catch (IOException e) {
      // Known until the folder is closed; not worth failing for.
    }
    files.removeIf(old -> old.file().equals(entry.file()));
    files.add(entry);
    return entry;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  /** Oldest first. */
  List<SetAside> files() {
    return files.stream().sorted(Comparator.comparing(SetAside::when)).toList();
  }

  long bytes() {
    return files.stream().mapToLong(SetAside::bytes).sum();
  }

  /** Deletes all of them, also what lies here unknown. */
  void clear() throws IOException {
    for (Path file : Disk.LOCAL.list(folder)) {
      boolean _ = Disk.LOCAL.delete(file);
    }
    files.clear();
  }

  void delete(SetAside entry) throws IOException {
    Path file = folder.resolve(entry.file());
    // The reason first: a file without one is still known for what it is.
    Files.deleteIfExists(reason(file));
    Files.deleteIfExists(file);
    files.remove(entry);
  }
}
