// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.ground.PowerCutDisk.PowerCut;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath().resolve("folder");
  private static final Path FILE = FOLDER.resolve("file");
  private static final int RESTARTS = 40;

  @TempDir Path temp;

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(DurableFile file) throws IOException {
    return new String(file.read().orElseThrow(), UTF_8);
  }

  private boolean hasModes() throws IOException {
    return Files.getFileStore(temp).supportsFileAttributeView("posix");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aPersonsFileKeepsItsMode() throws IOException {
    assumeTrue(hasModes());
    Path note = Files.writeString(temp.resolve("note.md"), "old");
    for (String mode : List.of("rw-rw-r--", "r--r-----", "rwxrwxrwx", "rw-------")) {
      Files.setPosixFilePermissions(note, PosixFilePermissions.fromString(mode));
      DurableFile.ofPerson(note).write(utf8("new " + mode));
      assertEquals("new " + mode, Files.readString(note));
      assertEquals(mode, mode(note));
    }
  }

  @Test
  void aFileOfSomebodyElsesStaysTheirs() throws IOException {
    assumeTrue(hasModes());
    Path note = Files.writeString(temp.resolve("note.md"), "old");
    Files.setPosixFilePermissions(note, PosixFilePermissions.fromString("rw-r-----"));
    try {
      Files.setAttribute(note, "unix:gid", 4712);
      Files.setAttribute(note, "unix:uid", 4711);
    } catch (IOException | UnsupportedOperationException e) {
      abort("only root may give a file away");
    }
    DurableFile.ofPerson(note).write(utf8("new"));
    assertEquals("new", Files.readString(note));
    assertEquals(4711, Files.getAttribute(note, "unix:uid"));
    assertEquals(4712, Files.getAttribute(note, "unix:gid"));
    assertEquals("rw-r-----", mode(note));
  }

  @Test
  void anotherGroupGetsNoMoreThanAllOthersHave() {
    assertEquals(
        "rw----r-x",
        PosixFilePermissions.toString(
            LocalDisk.asForAll(PosixFilePermissions.fromString("rw--w-r-x"))));
    assertEquals(
        "rw-r--r--",
        PosixFilePermissions.toString(
            LocalDisk.asForAll(PosixFilePermissions.fromString("rw-rw-r--"))));
  }

  @Test
  void aPersonsNewFileIsForItsOwnerOnly() throws IOException {
    assumeTrue(hasModes());
    DurableFile.ofPerson(temp.resolve("export.md")).write(utf8("text"));
    assertEquals("rw-------", mode(temp.resolve("export.md")));
  }

  @Test
  void aPersonsLinkStaysALinkAndItsFileIsWritten() throws IOException {
    Path real = Files.writeString(Files.createDirectory(temp.resolve("a")).resolve("real"), "old");
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);
    DurableFile.ofPerson(link).write(utf8("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
  }

  @Test
  void aFolderOfAPersonsIsNotMade() {
    Path file = temp.resolve("missing").resolve("export.md");
    assertThrows(NoSuchFileException.class, () -> DurableFile.ofPerson(file).write(utf8("text")));
    assertFalse(Files.exists(temp.resolve("missing")));
  }

  @Test
  void ourOwnFileAndItsFolderAreForTheirOwnerOnly() throws IOException {
    assumeTrue(hasModes());
    Path folder = temp.resolve("cache");
    Path file = folder.resolve("speeds.json");
    DurableFile.ours(file).write(utf8("{}"));
    assertEquals("rw-------", mode(file));
    assertEquals("rwx------", mode(folder));
  }

  @Test
  void aNameAsLongAsANameCanBeIsWritten() throws IOException {
    Path file = temp.resolve("n".repeat(255));
    DurableFile.ours(file).write(utf8("text"));
    assertEquals("text", Files.readString(file));
  }

  @Test
  void aFolderOfThatNameIsNotReplacedAndNothingIsLeftBesideIt() throws IOException {
    Path folder = temp.resolve("settings.json");
    Files.createDirectories(folder.resolve("mine"));
    DurableFile file = DurableFile.ours(folder);
    assertThrows(IOException.class, () -> file.write(utf8("text")));
    assertTrue(file.read().isEmpty());
    try (Stream<Path> all = Files.list(temp)) {
      assertEquals(List.of(folder), all.toList());
    }
  }

  @Test
  void aFileWrittenBySomebodyElseIsTakenWholeWheneverThePowerGoes() throws IOException {
    boolean done = false;
    for (int steps = 0; !done; steps++) {
      assertTrue(steps < 100, "it ends");
      for (int restart = 0; restart < RESTARTS; restart++) {
        PowerCutDisk disk = PowerCutDisk.with(FOLDER);
        DurableFile.ours(FILE, disk).write(utf8("the old one"));
        Path finished = FOLDER.resolve("part");
        try (SeekableByteChannel out = disk.create(finished)) {
          DurableFile.writeAll(out, ByteBuffer.wrap(utf8("the new one, finished")));
        }
        disk.cutAfter(steps);
        try {
          DurableFile.ours(FILE, disk).adopt(finished);
          done = true;
        } catch (PowerCut e) {
          done = false;
        }
        disk.restart(new Random(restart));
        String left = text(DurableFile.ours(FILE, disk));
        Set<String> allowed =
            done ? Set.of("the new one, finished") : Set.of("the old one", "the new one, finished");
        assertTrue(allowed.contains(left), steps + " steps, restart " + restart + ": " + left);
      }
    }
  }

  @Test
  void aPersonsFileIsOldOrNewWheneverThePowerGoesAndHasItsMode() throws IOException {
    boolean done = false;
    for (int steps = 0; !done; steps++) {
      assertTrue(steps < 100, "it ends");
      for (int restart = 0; restart < RESTARTS; restart++) {
        PowerCutDisk disk = PowerCutDisk.with(FOLDER);
        DurableFile.ours(FILE, disk).write(utf8("the old one"));
        disk.setMode(FILE, "rw-rw-r--");
        disk.cutAfter(steps);
        try {
          DurableFile.ofPerson(FILE, disk).write(utf8("the new one"));
          done = true;
        } catch (PowerCut e) {
          done = false;
        }
        disk.restart(new Random(restart));
        String left = text(DurableFile.ours(FILE, disk));
        assertTrue(
            (done ? Set.of("the new one") : Set.of("the old one", "the new one")).contains(left),
            steps + " steps, restart " + restart + ": " + left);
        assertEquals("rw-rw-r--", disk.mode(FILE));
      }
    }
  }
}
