// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for the files of any home, however they are kept. */
abstract class HomeFilesContract {
  private static final long SEED = 20261126;
  private static final String SHA = "ab".repeat(32);

  /** An empty home. */
  abstract HomeFiles files();

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }

  private byte[] read(HomeName name) throws IOException {
    try (InputStream in = files().open(name)) {
      return in.readAllBytes();
    }
  }

  private String text(HomeName name) throws IOException {
    return new String(read(name), UTF_8);
  }

  @Test
  void aFileThatWasNotWrittenIsNotThere() throws IOException {
    HomeName settings = HomePlace.SETTINGS.file();
    assertEquals(Optional.empty(), files().file(settings).read());
    assertEquals(OptionalLong.empty(), files().size(settings));
    assertThrows(NoSuchFileException.class, () -> files().open(settings));
    assertFalse(files().file(settings).delete());
    assertEquals(List.of(), files().list(HomePlace.COPIES));
  }

  @Test
  void whatIsWrittenIsReadAndWhatReplacesItToo() throws IOException {
    StoredFile settings = files().file(HomePlace.SETTINGS.file());
    for (int count : new int[] {0, 1, 1000, 3}) {
      settings.write(bytes(count));
      assertArrayEquals(bytes(count), settings.read().orElseThrow());
      assertArrayEquals(bytes(count), read(HomePlace.SETTINGS.file()));
      assertEquals(OptionalLong.of(count), files().size(HomePlace.SETTINGS.file()));
    }
  }

  @Test
  void aLargeFileIsWrittenPieceByPiece() throws IOException {
    HomeName copy = HomePlace.COPIES.file(SHA);
    byte[] bytes = bytes(200_000);
    files()
        .write(
            copy,
            out -> {
              for (int at = 0; at < bytes.length; at += 1000) {
                out.write(bytes, at, 1000);
              }
            });
    assertArrayEquals(bytes, read(copy));
    assertArrayEquals(bytes, files().file(copy).read().orElseThrow());
  }

  @Test
  void aWriterThatGivesUpLeavesTheFileAsItWas() throws IOException {
    HomeName copy = HomePlace.COPIES.file(SHA);
    HomeFiles.Content givesUp =
        out -> {
          out.write(bytes(100_000));
          throw new IOException("changed meanwhile");
        };
    assertThrows(IOException.class, () -> files().write(copy, givesUp));
    assertEquals(List.of(), files().list(HomePlace.COPIES));
    files().file(copy).write("old".getBytes(UTF_8));
    assertThrows(IOException.class, () -> files().write(copy, givesUp));
    assertEquals("old", text(copy));
    assertThrows(
        IllegalStateException.class,
        () ->
            files()
                .write(
                    copy,
                    out -> {
                      throw new IllegalStateException("a fault of the program");
                    }));
    assertEquals("old", text(copy));
  }

  @Test
  void aFileLongerThanIsAskedForIsAsIfItWereNotThere() throws IOException {
    StoredFile limit = files().file(HomePlace.CONTEXTS_LIMIT.file());
    limit.write(bytes(100));
    assertEquals(Optional.empty(), limit.read(99));
    assertArrayEquals(bytes(100), limit.read(100).orElseThrow());
  }

  @Test
  void aDeletedFileIsGone() throws IOException {
    StoredFile key = files().file(HomePlace.CONTEXTS_KEY.file());
    key.write(bytes(32));
    assertTrue(key.delete());
    assertFalse(key.delete());
    assertEquals(Optional.empty(), key.read());
  }

  @Test
  void theFilesOfAFolderAreListedByName() throws IOException {
    List<HomeName> names =
        List.of(
            HomePlace.NOTES.file("a".repeat(64), "a note with ünïcode, 'quotes' and 100%.md"),
            HomePlace.NOTES.file("a".repeat(64), "own-file"),
            HomePlace.NOTES.file(SHA, "n".repeat(250) + ".txt"),
            HomePlace.NOTES.file(SHA, "own-file"));
    for (HomeName name : names.reversed()) {
      files().file(name).write(name.last().getBytes(UTF_8));
    }
    files().file(HomePlace.COPIES.file(SHA)).write(bytes(3));
    assertEquals(names, files().list(HomePlace.NOTES));
    for (HomeName name : names) {
      assertEquals(name.last(), text(name));
    }
  }

  @Test
  void aPersonIsToldWhereAFileIs() {
    String place = files().file(HomePlace.REPORTS.file("error-1.txt")).place();
    assertTrue(place.contains("reports") && place.contains("error-1.txt"), place);
  }

  @Test
  void clearingTakesNothingThatIsWhole() throws IOException {
    HomeName note = HomePlace.NOTES.file(SHA, "note.md");
    files().file(note).write("mine".getBytes(UTF_8));
    files().clearUnfinished(HomePlace.NOTES);
    files().clearUnfinished(HomePlace.COPIES);
    assertEquals("mine", text(note));
  }

  @Test
  void foldersInWhichNothingLiesCanBeDeleted() throws IOException {
    HomeName gone = HomePlace.NOTES.file("a".repeat(64), "note.md");
    HomeName stays = HomePlace.NOTES.file(SHA, "note.md");
    files().file(gone).write("gone".getBytes(UTF_8));
    files().file(stays).write("mine".getBytes(UTF_8));
    assertTrue(files().file(gone).delete());
    files().deleteEmpty(HomePlace.NOTES);
    files().deleteEmpty(HomePlace.EXAMPLE);
    assertEquals(List.of(stays), files().list(HomePlace.NOTES));
    assertEquals("mine", text(stays));
  }

  @Test
  void namesThatLeadElsewhereAreRefused() {
    for (String bad : List.of("", ".", "..", "../x", "a/b", "/etc/passwd", "a\0b")) {
      assertThrows(IllegalArgumentException.class, () -> HomePlace.COPIES.file(bad), bad);
      assertThrows(IllegalArgumentException.class, () -> HomePlace.NOTES.file(bad, "x"), bad);
    }
    assertThrows(IllegalArgumentException.class, () -> HomePlace.SETTINGS.file("below"));
    assertThrows(IllegalArgumentException.class, () -> HomePlace.COPIES.file());
    assertThrows(IllegalArgumentException.class, () -> HomePlace.COPIES.file(".carrel-1.new"));
  }

  @Test
  void whatIsReachedByItsPathIsNotToBeHadHere() {
    HomeFiles files = files();
    assertThrows(IllegalArgumentException.class, () -> files.file(HomePlace.DATABASE.file()));
    assertThrows(IllegalArgumentException.class, () -> files.open(HomePlace.LOCK.file()));
    assertThrows(IllegalArgumentException.class, () -> files.list(HomePlace.INDEX));
    assertThrows(IllegalArgumentException.class, () -> files.list(HomePlace.SETTINGS));
  }
}
