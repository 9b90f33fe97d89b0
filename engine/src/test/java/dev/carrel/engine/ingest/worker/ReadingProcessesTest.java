// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.note.NoteReader;
import dev.carrel.engine.ingest.pdf.PdfReader;
import dev.carrel.engine.ingest.pdf.TestPdf;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.GuardedJava;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading in a process of its own, which is the same for all tests unless one ends it. */
@Timeout(120)
class ReadingProcessesTest {
  private static final long HEAP_BYTES = 64L << 20;

  private static final List<DocumentReader> LOCAL =
      List.of(new OddReader(), new PdfReader(), new NoteReader(DocumentKind.TEXT));

  private static final ReadingProcesses PROCESSES =
      new ReadingProcesses(
          new GuardedJava(
              LocalPlatform.java(),
              OddMain.class.getName(),
              Map.of("HOME", "/nowhere", "SECRET", "word"),
              HEAP_BYTES,
              0));

  @TempDir private Path folder;

  @AfterAll
  static void endThem() {
    PROCESSES.close();
  }

  private static Ingestor apart(IngestLimits limits) {
    return new Ingestor(limits, PROCESSES.readers(LOCAL));
  }

  private static Document read(Path file) {
    return apart(IngestLimits.DEFAULT)
        .read(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  private Path odd(String words) throws IOException {
    return Files.writeString(folder.resolve("some.odd"), words);
  }

  private String said(String words) throws IOException {
    return read(odd(words)).page(1).text();
  }

  private CarrelException refused(String words) throws IOException {
    Path file = odd(words);
    return assertThrows(CarrelException.class, () -> read(file));
  }

  private static Guard guard(String against) {
    return PROCESSES.guards(new Watch(IngestLimits.DEFAULT, new Cancellation())).stream()
        .filter(guard -> guard.against().equals(against))
        .findFirst()
        .orElseThrow();
  }

  private static void assumeHeld(String against) {
    Guard guard = guard(against);
    assumeTrue(guard.holds(), guard.words());
  }

  @Test
  void aDocumentIsTheSameAsWhenItIsReadHere() throws IOException {
    Path pdf;
    try (TestPdf made = new TestPdf()) {
      for (String line : List.of("The first page", "The second page", "")) {
        made.page(stream -> TestPdf.text(stream, 72, 700, 12, line));
      }
      pdf = made.save(folder);
    }
    Path note = Files.writeString(folder.resolve("a.txt"), "Grüße,\n\ud83d\ude00 and more");
    Ingestor here = new Ingestor(IngestLimits.DEFAULT, LOCAL);
    for (Path file : List.of(pdf, note)) {
      List<Long> steps = new ArrayList<>();
      Document apart =
          apart(IngestLimits.DEFAULT)
              .read(
                  file,
                  Optional.empty(),
                  (stage, done, total) -> steps.add(done),
                  new Cancellation());
      assertEquals(here.read(file, Optional.empty(), Progress.SILENT, new Cancellation()), apart);
      assertEquals(apart.pages().size(), steps.getLast());
      assertEquals(here.extent(file), apart(IngestLimits.DEFAULT).extent(file));
    }
  }

  @Test
  void whatIsSaidOfAFileIsTheSameAsWhenItIsReadHere() throws IOException {
    Path broken = Files.writeString(folder.resolve("a.pdf"), "%PDF-1.4 and no more");
    CarrelException here =
        assertThrows(
            CarrelException.class,
            () ->
                new Ingestor(IngestLimits.DEFAULT, LOCAL)
                    .read(broken, Optional.empty(), Progress.SILENT, new Cancellation()));
    CarrelException apart = assertThrows(CarrelException.class, () -> read(broken));
    assertEquals(here.code(), apart.code());
    assertEquals(here.getMessage(), apart.getMessage());
    assertEquals(here.remedy(), apart.remedy());
  }

  @Test
  void oneThatNeedsTooMuchMemoryIsOneSentenceAndTheNextFileIsRead() throws IOException {
    CarrelException e = refused("eat");
    assertEquals(Code.FILE_UNSAFE, e.code());
    assertEquals(
        "some.odd could not be read safely: it needed more than 67 MB of memory.", e.getMessage());
    assertEquals(Optional.empty(), apart(IngestLimits.DEFAULT).extent(odd("eat")));
    assertEquals("words", said("words"));
  }

  @Test
  void oneWhoseProcessDiesIsOneSentenceAndTheNextFileIsRead() throws IOException {
    CarrelException e = refused("exit");
    assertEquals(Code.FILE_UNSAFE, e.code());
    assertEquals(
        "some.odd could not be read safely: its process ended with status 7.", e.getMessage());
    assertEquals("words", said("words"));
  }

  @Test
  void oneThatHangsIsEndedWhenItsTimeIsOver() throws IOException {
    Duration time = Duration.ofMillis(200);
    IngestLimits limits = new IngestLimits(1000, 10, time, time, time, time, 100, 1000);
    for (String words : List.of("stall", "hang", "flood")) {
      Path file = odd(words);
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  apart(limits).read(file, Optional.empty(), Progress.SILENT, new Cancellation()));
      assertEquals(Code.TIMED_OUT, e.code());
      assertEquals(
          "Reading the file came to a halt" + (words.equals("stall") ? "." : " at page 1."),
          e.getMessage());
    }
    assertEquals("words", said("words"));
  }

  @Test
  void oneThatHangsIsEndedWhenCancelled() throws IOException {
    Cancellation cancellation = new Cancellation();
    Path file = odd("hang");
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                apart(IngestLimits.DEFAULT)
                    .read(
                        file,
                        Optional.empty(),
                        (stage, done, total) -> cancellation.request(),
                        cancellation));
    assertEquals(Code.CANCELLED, e.code());
    assertEquals("words", said("words"));
  }

  @Test
  void aProcessThatSaysWhatCannotBeIsNotBelieved() throws IOException {
    for (String words : List.of("skip", "jump")) {
      CarrelException e = refused(words);
      assertEquals(Code.FILE_UNSAFE, e.code());
      assertEquals(
          "some.odd could not be read safely: its process said what makes no sense.",
          e.getMessage());
    }
    assertEquals(Optional.empty(), apart(IngestLimits.DEFAULT).extent(odd("minus")));
    assertEquals(
        Optional.of(new FileExtent(3, 5)), apart(IngestLimits.DEFAULT).extent(odd("words")));
  }

  @Test
  void noProcessHasTheNetwork() throws IOException {
    assumeHeld("network");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String said = said("connect " + server.getLocalPort());
      assertTrue(said.startsWith("refused: ") && said.endsWith("Permission denied"), said);
    }
  }

  @Test
  void noProcessStartsAnother() throws IOException {
    assumeHeld("network");
    String said = said("run /bin/true");
    assertTrue(said.startsWith("refused: java.io.IOException"), said);
  }

  @Test
  void aProcessWritesOnlyInItsOwnFolder() throws IOException {
    assertEquals("possible: mine.txt", said("own"));
    assumeHeld("files");
    Path other = folder.resolve("other.txt");
    String said = said("write " + other);
    assertTrue(said.startsWith("refused: java.nio.file.AccessDeniedException"), said);
    assertTrue(Files.notExists(other));
  }

  @Test
  void aProcessReadsNoFileOfThePersons() throws IOException {
    assumeHeld("files");
    Path other = Files.writeString(folder.resolve("other.txt"), "a secret");
    String said = said("read " + other);
    assertTrue(said.startsWith("refused: java.nio.file.AccessDeniedException"), said);
  }

  @Test
  void aProcessSeesNothingOfTheEnvironment() throws IOException {
    assertEquals("it sees [LC_ALL]", said("see"));
  }

  @Test
  void whatIsClosedStartsNoProcess() throws IOException {
    ReadingProcesses closed =
        new ReadingProcesses(
            new GuardedJava(
                LocalPlatform.java(), OddMain.class.getName(), Map.of(), HEAP_BYTES, 0));
    closed.close();
    closed.warm();
    Path file = odd("words");
    Ingestor ingestor = new Ingestor(IngestLimits.DEFAULT, closed.readers(LOCAL));
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () -> ingestor.read(file, Optional.empty(), Progress.SILENT, new Cancellation()));
    assertEquals(Code.INTERNAL, e.code());
  }
}
