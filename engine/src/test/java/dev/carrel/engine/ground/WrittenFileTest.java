// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFileTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath().resolve("folder");
  private static final Path FILE = FOLDER.resolve("table.csv");

  @TempDir Path temp;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(PowerCutDisk disk) throws IOException {
    return new String(
        DurableFile.ours(FILE, disk).read(1000).orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void aDiskThatFailsInTheMiddleLeavesTheFileAsItWas() throws IOException {
    boolean written = false;
    for (int steps = 0; !written; steps++) {
      PowerCutDisk disk = PowerCutDisk.with(FOLDER);
      DurableFile.ours(FILE, disk).write(utf8("the old table"));
      disk.failAfter(steps);
      try {
        new WrittenFile(FILE, "The review")
            .write(List.of(), disk, out -> out.write(utf8("the new table, longer")));
        written = true;
      } catch (CarrelException e) {
        assertEquals(Code.EXPORT_FAILED, e.code());
        assertTrue(e.getMessage().startsWith("The review could not be written to"), e.getMessage());
      }
      disk.failAfter(Integer.MAX_VALUE);
      assertTrue(
          List.of("the old table", "the new table, longer").contains(text(disk)),
          steps + " steps: " + text(disk));
      if (written) {
        assertEquals("the new table, longer", text(disk));
      }
    }
  }

  @Test
  void aDocumentIsNotWrittenOver() throws IOException {
    Path document = Files.writeString(temp.resolve("lease.md"), "The lease.");
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                new WrittenFile(temp.resolve(".").resolve("lease.md"), "The review")
                    .write(List.of(document), out -> out.write(1)));
    assertEquals(Code.EXPORT_FAILED, e.code());
    assertEquals("The lease.", Files.readString(document));
  }

  private CarrelException refused(Path file) {
    WrittenFile written = new WrittenFile(file, "The review");
    CarrelException before =
        assertThrows(CarrelException.class, () -> written.requireWritable(List.of()));
    CarrelException e =
        assertThrows(CarrelException.class, () -> written.write(List.of(), out -> out.write(1)));
    assertEquals(Code.EXPORT_FAILED, e.code());
    assertEquals(e.getMessage(), before.getMessage(), "known before as well");
    return e;
  }

  @Test
  void aFolderThatIsNotThereIsToldBeforehandByItsName() {
    Path file = temp.resolve("none").resolve("a.csv");
    assertEquals(
        "The review could not be written to %s: there is no folder %s."
            .formatted(file, file.getParent()),
        refused(file).getMessage());
  }

  @Test
  void aFolderInTheFilesPlaceIsToldAndNotTheNameThatIsWrittenFirst() throws IOException {
    Path file = Files.createDirectory(temp.resolve("a.csv"));
    assertEquals(
        "The review could not be written to %s: it is a folder.".formatted(file),
        refused(file).getMessage());
  }

  @Test
  void aPipeOrADeviceIsNotReplacedByAFile() throws IOException, InterruptedException {
    Path pipe = temp.resolve("a.csv");
    assumeTrue(isMade(pipe), "there are pipes with names");
    Path link = Files.createSymbolicLink(temp.resolve("link.csv"), pipe);
    for (Path file : List.of(pipe, link)) {
      assertEquals(
          "The review could not be written to %s: it is a device or a pipe and no file."
              .formatted(file),
          refused(file).getMessage());
      assertThrows(IOException.class, () -> DurableFile.ofPerson(file).write(utf8("new")));
    }
    assertTrue(Files.readAttributes(pipe, BasicFileAttributes.class).isOther());
    try (Stream<Path> all = Files.list(temp)) {
      assertEquals(2, all.count(), "nothing is left beside it");
    }
  }

  private static boolean isMade(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aFileThatCanBeWrittenIsNotTouchedByAskingWhetherItCan() throws IOException {
    Path file = Files.writeString(temp.resolve("a.csv"), "old");
    Path document = Files.writeString(temp.resolve("lease.md"), "The lease.");
    new WrittenFile(file, "The review").requireWritable(List.of(document));
    assertEquals("old", Files.readString(file));
    WrittenFile over = new WrittenFile(document, "The review");
    assertThrows(CarrelException.class, () -> over.requireWritable(List.of(document)));
  }

  @Test
  void aCopyOfADocumentIsNotWrittenOver() throws IOException {
    Path document = Files.writeString(temp.resolve("lease.md"), "The rent is 500 euros.");
    Path copy = Files.copy(document, temp.resolve("lease (1).md"));
    Path other = Files.writeString(temp.resolve("other.md"), "The rent is 600 euros.");
    assertTrue(WrittenFile.isOneOf(copy, List.of(document)));
    assertFalse(WrittenFile.isOneOf(other, List.of(document)));
    assertThrows(
        CarrelException.class,
        () -> new WrittenFile(copy, "The review").requireWritable(List.of(document)));
  }
}
