// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.pdf.TestPdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read, and readings that must stop. */
@Timeout(60)
class BadFilesTest {
  @TempDir private Path folder;

  /** Small ones, with this time for each step and in all. */
  private static IngestLimits limits(Duration time) {
    return new IngestLimits(1000, 10, time, time, time, time, 100, 1000);
  }

  private static CarrelException refused(Path file) {
    CarrelException e = assertThrows(CarrelException.class, () -> AllReaders.read(file));
    assertFalse(e.remedy().isBlank());
    return e;
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aMissingFileIsNamed() {
    CarrelException e = refused(folder.resolve("gone.pdf"));
    assertEquals(Code.FILE_MISSING, e.code());
    assertTrue(String.valueOf(e.getMessage()).contains("gone.pdf"), e.getMessage());
  }

  @Test
  void aFolderIsNoFile() {
    assertEquals(Code.FILE_UNREADABLE, refused(folder).code());
  }

  @Test
  void aPipeIsRefusedWithoutWaitingForIt() throws Exception {
    Path pipe = folder.resolve("pipe.pdf");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
    assertEquals(Code.FILE_UNREADABLE, refused(pipe).code());
  }

  @Test
  void anEmptyFileIsEmpty() throws IOException {
    assertEquals(Code.FILE_EMPTY, refused(file("a.pdf", "")).code());
    assertEquals(Code.FILE_EMPTY, refused(file("a.md", "")).code());
  }

  @Test
  void aNoteOfBlanksHasNoText() throws IOException {
    assertEquals(Code.NO_TEXT, refused(file("a.txt", " \n\n")).code());
  }

  @Test
  void junkNamedPdfIsCorrupt() throws IOException {
    assertEquals(Code.FILE_CORRUPT, refused(file("a.pdf", "no PDF, only 44 bytes or so")).code());
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    assertEquals(Code.FILE_CORRUPT, refused(file("b.pdf", noise)).code());
  }

  @Test
  void otherKindsAreRefusedWithTheKindsThatAreRead() throws IOException {
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0, 0, 0};
    CarrelException e = refused(file("letter.unheard", zip));
    assertEquals(Code.FILE_KIND_UNKNOWN, e.code());
    assertTrue(e.remedy().contains("PDF, Word"), e.remedy());
    assertEquals(Code.FILE_KIND_UNKNOWN, refused(file("note.md", zip)).code());
  }

  @Test
  void aKindThatPeopleDropIsRefusedByItsNameWithWhatToDo() throws IOException {
    byte[] bytes = {'P', 'K', 3, 4, 0, 0, 0, 0, 0};
    for (String name :
        List.of(
            "a.xlsb", "a.ODG", "a.pst", "photo.heic", "scan.webp", "all.7z", "a.xps", "a.p7m")) {
      CarrelException e = refused(file(name, bytes));
      assertEquals(Code.FILE_KIND_UNKNOWN, e.code());
      assertTrue(
          e.getMessage().matches(".* is an? .*, which Carrel does not read\\."), e.getMessage());
    }
  }

  @Test
  void markupThatIsADrawingOrABookIsNotReadAsText() throws IOException {
    for (String text :
        List.of(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Words.</text></svg>",
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<?xml version=\"1.0\"?>\n<FictionBook"
                + " xmlns=\"http://www.gribuser.ru/xml/fictionbook/2.0\"/>")) {
      CarrelException e = refused(file("a.xml", text));
      assertEquals(Code.FILE_KIND_UNKNOWN, e.code(), text);
    }
  }

  @Test
  void aBinaryWorkbookIsNoDamagedOne() throws IOException {
    byte[] named = "PK\3\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] real = "PK\3\4\0\0xl/workbook.bin".getBytes(StandardCharsets.ISO_8859_1);
    for (byte[] bytes : List.of(named, real)) {
      String said = refused(file("a.xlsb", bytes)).getMessage();
      assertTrue(said.contains("a binary Excel workbook, which Carrel does not read"), said);
    }
  }

  @Test
  void aTruncatedPdfIsReadOrRefusedButNeverHangs() throws IOException {
    byte[] whole;
    try (TestPdf pdf = new TestPdf()) {
      for (int i = 0; i < 5; i++) {
        pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, "Some words on the page"));
      }
      whole = Files.readAllBytes(pdf.save(folder));
    }
    for (int percent = 10; percent < 100; percent += 10) {
      byte[] part = Arrays.copyOf(whole, whole.length * percent / 100);
      readsOrRefuses(file("part.pdf", part), "truncated at " + percent + " %");
    }
  }

  @Test
  void damagedBytesAreReadOrRefusedButNeverHang() throws IOException {
    byte[] whole;
    try (TestPdf pdf = new TestPdf()) {
      for (int i = 0; i < 3; i++) {
        pdf.page(stream -> TestPdf.text(stream, 72, 700, 12, "Some words on the page"));
      }
      whole = Files.readAllBytes(pdf.save(folder));
    }
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      byte[] damaged = whole.clone();
      for (int i = 0; i < 30; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      readsOrRefuses(file("damaged.pdf", damaged), "seed " + seed);
    }
  }

  private static void readsOrRefuses(Path file, String what) {
    try {
      Document read = AllReaders.read(file);
      assertFalse(read.pages().isEmpty(), what);
    } catch (CarrelException e) {
      assertFalse(e.code() == Code.INTERNAL || e.code() == Code.TIMED_OUT, what + ": " + e);
    }
  }

  @Test
  void aFileOverTheLimitIsRefusedWithItsSize() throws IOException {
    IngestLimits limits = limits(Duration.ofSeconds(5));
    Path file = file("long.txt", "x".repeat(1234));
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                AllReaders.ingestor(limits)
                    .read(file, Optional.empty(), Progress.SILENT, new Cancellation()));
    assertEquals(Code.FILE_TOO_LARGE, e.code());
    assertTrue(
        String.valueOf(e.getMessage()).contains("1,234")
            && String.valueOf(e.getMessage()).contains("1,000"));
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsRefused() throws IOException {
    Path file = file("log.txt", "first line\n");
    Progress writer =
        (stage, done, total) -> {
          try {
            Files.writeString(file, "second line\n", StandardOpenOption.APPEND);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                AllReaders.ingestor(IngestLimits.DEFAULT)
                    .read(file, Optional.empty(), writer, new Cancellation()));
    assertEquals(Code.FILE_UNREADABLE, e.code());
    assertTrue(String.valueOf(e.getMessage()).contains("changed"), e.getMessage());
  }

  @Test
  void aReaderThatHangsIsGivenUpWhenCancelled() throws Exception {
    Path file = file("a.txt", "some text");
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Cancellation cancellation = new Cancellation();
    Progress hang =
        (stage, done, total) -> {
          hanging.countDown();
          awaitQuietly(never);
        };
    Thread canceller =
        Thread.ofVirtual()
            .start(
                () -> {
                  awaitQuietly(hanging);
                  cancellation.request();
                });
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                AllReaders.ingestor(IngestLimits.DEFAULT)
                    .read(file, Optional.empty(), hang, cancellation));
    canceller.join();
    never.countDown();
    assertEquals(Code.CANCELLED, e.code());
  }

  @Test
  void aReaderThatHangsIsGivenUpWhenItsTimeIsOver() throws IOException {
    Path file = file("a.txt", "some text");
    CountDownLatch never = new CountDownLatch(1);
    IngestLimits limits = limits(Duration.ofMillis(50));
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                AllReaders.ingestor(limits)
                    .read(
                        file,
                        Optional.empty(),
                        (stage, done, total) -> awaitQuietly(never),
                        new Cancellation()));
    never.countDown();
    assertEquals(Code.TIMED_OUT, e.code());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(50, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nothingIsPrinted() throws IOException {
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      refused(file("a.pdf", "%PDF-1.4\n1 0 obj << /Broken"));
    } finally {
      System.setErr(err);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }
}
