// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on this machine's own disk. */
class HomeFolderTest extends HomeFilesContract {
  @TempDir Path temp;

  @Override
  HomeFiles files() {
    return HomeFiles.in(temp.resolve("home"));
  }

  @Test
  void foldersAndFilesAreForTheirOwnerOnly() throws IOException {
    assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
    files().file(HomePlace.NOTES.file("one", "note.md")).write(new byte[3]);
    files().file(HomePlace.NOTES.file("one", "note.md")).write(new byte[4]);
    try (Stream<Path> all = Files.walk(temp.resolve("home"))) {
      for (Path path : all.toList()) {
        assertEquals(
            Files.isDirectory(path) ? "rwx------" : "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
            path.toString());
      }
    }
  }

  @Test
  void whatACrashLeftHalfWrittenIsNotListedAndGoes() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("home/notes/one"));
    Path left = Files.writeString(folder.resolve(".carrel-5f.new"), "half");
    files().file(HomePlace.NOTES.file("one", "note.md")).write(new byte[3]);
    assertEquals(List.of(HomePlace.NOTES.file("one", "note.md")), files().list(HomePlace.NOTES));
    files().clearUnfinished(HomePlace.NOTES);
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("note.md")), all.toList());
    }
    assertEquals(false, Files.exists(left));
  }

  @Test
  void nothingIsLeftBesideWhatWasWritten() throws IOException {
    for (int i = 0; i < 3; i++) {
      files().file(HomePlace.SETTINGS.file()).write(new byte[i]);
    }
    try (Stream<Path> all = Files.list(temp.resolve("home"))) {
      assertEquals(List.of(temp.resolve("home/settings.json")), all.toList());
    }
  }
}
