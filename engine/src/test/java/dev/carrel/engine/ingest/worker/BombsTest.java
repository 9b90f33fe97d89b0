// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.ReadingMain;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ingest.note.NoteReader;
import dev.carrel.engine.ingest.pdf.PdfReader;
import dev.carrel.engine.sandbox.GuardedJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The product's own process, with a tenth of its memory. */
@Timeout(120)
class BombsTest {
  @TempDir private Path folder;

  private static final ReadingProcesses PROCESSES =
      new ReadingProcesses(
          new GuardedJava(
              LocalPlatform.java(), ReadingMain.class.getName(), Map.of(), 60L << 20, 0));

  private final Ingestor ingestor =
      new Ingestor(
          IngestLimits.DEFAULT,
          PROCESSES.readers(List.of(new PdfReader(), new NoteReader(DocumentKind.TEXT))));

  @AfterAll
  static void end() {
    PROCESSES.close();
  }

  private CarrelException refused(Path file) {
    return assertThrows(
        CarrelException.class,
        () -> ingestor.read(file, Optional.empty(), Progress.SILENT, new Cancellation()));
  }

  private void isOneSentence(Path file) throws IOException {
    CarrelException e = refused(file);
    assertEquals(
        file.getFileName() + " could not be read safely: it needed more than 63 MB of memory.",
        e.getMessage());
    assertEquals(Code.FILE_UNSAFE, e.code());
    Path note = Files.writeString(folder.resolve("a.txt"), "The next document is read.");
    assertEquals(
        "The next document is read.",
        ingestor.read(note, Optional.empty(), Progress.SILENT, new Cancellation()).page(1).text());
  }

  @Test
  void anObjectStreamThatBecomesGigabytesIsOneSentence() throws IOException {
    isOneSentence(Bombs.objectStream(folder.resolve("objects.pdf"), 6_000_000));
  }

  @Test
  void aTableOfMoreObjectsThanThereCanBeIsOneSentence() throws IOException {
    isOneSentence(Bombs.crossReferences(folder.resolve("table.pdf"), 4_000_000));
  }

  @Test
  void aGlanceAtABombEndsToo() throws IOException {
    Path bomb = Bombs.crossReferences(folder.resolve("table.pdf"), 4_000_000);
    assertEquals(Optional.empty(), ingestor.extent(bomb));
  }

  @Test
  void pagesThatAreNestedWithoutEndAreRefused() throws IOException {
    CarrelException e = refused(Bombs.deepPages(folder.resolve("deep.pdf"), 100_000));
    assertTrue(Set.of(Code.FILE_CORRUPT, Code.FILE_UNSAFE).contains(e.code()), e::toString);
  }
}
