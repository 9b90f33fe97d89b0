// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.ocr.DrawnPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scans that are taken in first and read afterwards, by what really reads them. */
@Timeout(300)
class ScannedDocumentsTest {
  private static final List<List<String>> PAGES =
      List.of(
          List.of("1. The Seller shall deliver the goods by March."),
          List.of("2. The price is due within 30 days."),
          List.of("3. The warranty ends after two years."));

  @TempDir private Path folder;

  private Engine engine(String home) {
    return open(folder, home);
  }

  private static Engine open(Path folder, String home) {
    Platform platform = TestPlatform.in(folder);
    TestPlatform.bringWhatReadsScans(platform);
    return Engine.open(
        folder.resolve(home),
        platform,
        (progress, cancellation) -> {
          throw new AssertionError("no model is needed");
        });
  }

  private Path scan() throws IOException {
    return DrawnPage.scan(folder.resolve("scan.pdf"), PAGES);
  }

  private static Document take(Engine engine, Path file) {
    return engine
        .scans()
        .addWithin(file, Optional.empty(), Progress.SILENT, new Cancellation())
        .getFirst();
  }

  private static Document read(Engine engine, DocumentId id) {
    return engine
        .scans()
        .read(id, Optional.empty(), () -> 0, part -> {}, Progress.SILENT, new Cancellation());
  }

  /** Breaks off before a page, counted from 0. */
  private static void readUntil(Engine engine, DocumentId id, int page) {
    Cancellation cancellation = new Cancellation();
    Progress breaksOff =
        (stage, done, total) -> {
          if (stage == Progress.Stage.EXTRACT_PAGES && done == page) {
            cancellation.request();
          }
        };
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                engine
                    .scans()
                    .read(id, Optional.empty(), () -> 0, part -> {}, breaksOff, cancellation));
    assertEquals(Code.CANCELLED, e.code());
  }

  /** As if it had been read at once. */
  private Document atOnce(Path file) {
    try (Engine engine = engine("other")) {
      return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
    }
  }

  private static List<String> texts(Document document) {
    return document.pages().stream().map(Page::text).toList();
  }

  private static boolean finds(Engine engine, String word) {
    return !engine.documents().search(word, 5).isEmpty();
  }

  @Test
  void aScanIsTakenInWithItsPagesAndReadAfterwards() throws IOException {
    Path file = scan();
    try (Engine engine = engine("home")) {
      Document taken = take(engine, file);
      assertEquals(List.of("", "", ""), texts(taken));
      assertEquals(420, taken.page(1).layout().width(), .5, "it can be drawn");
      assertEquals(List.of(new Notice(Notice.Code.TO_BE_RECOGNIZED, 3, "")), taken.notices());
      assertEquals(new UnreadablePage(2, UnreadablePage.LATER), taken.unreadable().get(1));
      assertEquals(List.of(taken.id()), engine.scans().waiting());

      Document read = read(engine, taken.id());

      assertEquals(PAGES.stream().map(List::getFirst).toList(), texts(read));
      assertEquals(read, engine.documents().document(taken.id()).orElseThrow());
      assertEquals(List.of(), engine.scans().waiting());
      assertTrue(finds(engine, "warranty"));
      assertEquals(atOnce(file), read, "as if it had been read at once");
    }
  }

  @Test
  void aReadingThatIsBrokenOffKeepsWhatItReadAndGoesOnInAnotherProcess() throws IOException {
    Path file = scan();
    DocumentId id;
    try (Engine engine = engine("home")) {
      id = take(engine, file).id();
      readUntil(engine, id, 2);
      assertTrue(finds(engine, "Seller"));
      assertTrue(finds(engine, "price"));
      assertFalse(finds(engine, "warranty"));
    }
    Files.delete(file);
    try (Engine engine = engine("home")) {
      assertEquals(List.of(id), engine.scans().waiting());
      Document part = engine.documents().document(id).orElseThrow();
      assertEquals(List.of(new Notice(Notice.Code.TO_BE_RECOGNIZED, 1, "")), part.notices());
      assertEquals(List.of(new UnreadablePage(3, UnreadablePage.LATER)), part.unreadable());

      Document read = read(engine, id);

      assertEquals(PAGES.stream().map(List::getFirst).toList(), texts(read));
      assertEquals(List.of(new Notice(Notice.Code.RECOGNIZED, 3, "")), read.notices());
      assertEquals(List.of(), read.unreadable());
    }
  }

  /** Run in a process of its own: reads, and says before each page how many are done. */
  static final class Runner {
    private Runner() {}

    public static void main(String[] arguments) {
      try (Engine engine = open(Path.of(arguments[0]), "home")) {
        DocumentId id = engine.scans().waiting().getFirst();
        Document _ =
            engine
                .scans()
                .read(
                    id,
                    Optional.empty(),
                    () -> 0,
                    part -> {},
                    (stage, done, total) -> System.out.println("done " + done),
                    new Cancellation());
      }
    }
  }

  @Test
  void whatAProcessHadRecognizedThatWasKilledIsNotRecognizedAgain() throws Exception {
    DocumentId id;
    try (Engine engine = engine("home")) {
      id = take(engine, scan()).id();
    }
    try (ForkedJvm runner = ForkedJvm.start(Runner.class, folder.toString())) {
      String line = runner.nextLine();
      while (!line.equals("done 2")) {
        assertFalse(line.equals("(end)"), "it ended before it could be killed");
        line = runner.nextLine();
      }
      runner.kill();
    }
    List<Instant> before = kept();
    assertEquals(2, before.size());
    try (Engine engine = engine("home")) {
      assertEquals(List.of(id), engine.scans().waiting());
      Document read = read(engine, id);
      assertEquals(PAGES.stream().map(List::getFirst).toList(), texts(read));
    }
    assertEquals(3, kept().size());
    assertEquals(before, kept().subList(0, 2), "those are as they were");
  }

  /** When each page was recognised that is kept. */
  private List<Instant> kept() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/carrel.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT at FROM recognized ORDER BY at")) {
      List<Instant> times = new ArrayList<>();
      while (row.next()) {
        times.add(Instant.ofEpochMilli(row.getLong(1)));
      }
      return times;
    }
  }

  @Test
  void scansInsideOfAnArchiveWaitToo() throws IOException {
    Path zip = folder.resolve("deal.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("scan.pdf"));
      Files.copy(scan(), out);
      out.closeEntry();
    }
    try (Engine engine = engine("home")) {
      List<Document> added =
          engine.scans().addWithin(zip, Optional.empty(), Progress.SILENT, new Cancellation());
      DocumentId id = added.getLast().id();
      assertEquals(List.of(id), engine.scans().waiting());
      Document read = read(engine, id);
      assertEquals("deal.zip › scan.pdf", read.name());
      assertEquals(PAGES.stream().map(List::getFirst).toList(), texts(read));
    }
  }

  @Test
  void thePageThatAPersonLooksAtIsReadFirstAndCanBeSearchedAtOnce() throws IOException {
    try (Engine engine = engine("home")) {
      DocumentId id = take(engine, scan()).id();
      List<List<String>> seen = new ArrayList<>();
      Document read =
          engine
              .scans()
              .read(
                  id,
                  Optional.empty(),
                  () -> 3,
                  part -> {
                    seen.add(texts(part));
                    assertTrue(finds(engine, "warranty"));
                  },
                  Progress.SILENT,
                  new Cancellation());

      assertEquals(List.of("", "", PAGES.get(2).getFirst()), seen.getFirst());
      assertEquals(PAGES.stream().map(List::getFirst).toList(), texts(read));
    }
  }

  @Test
  void theModelDoesNotReadADocumentOfWhichPicturesAreStillToBeRead() throws IOException {
    try (Engine engine = engine("home")) {
      DocumentId id = take(engine, scan()).id();
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  engine
                      .reading()
                      .read(
                          id,
                          new ReadOptions(KvProfile.EXACT, 1, 1),
                          Progress.SILENT,
                          new Cancellation()));
      assertEquals(Code.NO_TEXT, e.code());
    }
  }

  @Test
  void oneThatIsStoppedStaysAsFarAsItWasReadAndWithoutAnyTextItGoes() throws IOException {
    Path file = scan();
    try (Engine engine = engine("home")) {
      DocumentId id = take(engine, file).id();
      readUntil(engine, id, 1);
      Document stopped = engine.scans().stop(id).orElseThrow();
      assertEquals(List.of(PAGES.getFirst().getFirst(), "", ""), texts(stopped));
      assertEquals(List.of(new Notice(Notice.Code.RECOGNIZED, 1, "")), stopped.notices());
      assertEquals(new UnreadablePage(3, UnreadablePage.STOPPED), stopped.unreadable().get(1));
      assertEquals(List.of(), engine.scans().waiting());

      DocumentId again = take(engine, file).id();
      assertEquals(List.of(again), engine.scans().waiting(), "added again it is read after all");
    }
    try (Engine engine = engine("third")) {
      DocumentId id = take(engine, file).id();
      assertEquals(Optional.empty(), engine.scans().stop(id));
      assertEquals(List.of(), engine.documents().entries());
    }
  }

  @Test
  void aScanThatWasReadIsNotTakenInAnewWhenItsFileComesAgain() throws IOException {
    Path file = scan();
    try (Engine engine = engine("home")) {
      Document read = read(engine, take(engine, file).id());
      Path copy = Files.copy(file, folder.resolve("copy.pdf"));
      Document again = take(engine, copy);
      assertEquals(texts(read), texts(again));
      assertEquals(List.of(), engine.scans().waiting());
      assertEquals(
          copy, engine.documents().entry(read.id()).map(DocumentEntry::file).orElseThrow());
    }
  }

  @Test
  void aDocumentThatWasRemovedMeanwhileDoesNotComeBack() throws IOException {
    try (Engine engine = engine("home")) {
      DocumentId id = take(engine, scan()).id();
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  engine
                      .scans()
                      .read(
                          id,
                          Optional.empty(),
                          () -> 0,
                          part -> {},
                          (stage, done, total) -> engine.documents().remove(id),
                          new Cancellation()));
      assertEquals(Code.FILE_MISSING, e.code());
      assertEquals(List.of(), engine.documents().entries());
      assertFalse(finds(engine, "Seller"));
    }
  }

  @Test
  void aScanWithoutAnyWritingIsRefusedAndGoes() throws IOException {
    Path file = DrawnPage.scan(folder.resolve("blank.pdf"), List.of(List.of()));
    try (Engine engine = engine("home")) {
      DocumentId id = take(engine, file).id();
      CarrelException e = assertThrows(CarrelException.class, () -> read(engine, id));
      assertEquals(Code.NO_TEXT, e.code());
      assertTrue(String.valueOf(e.getMessage()).contains("blank.pdf"), e.getMessage());
      assertEquals(List.of(), engine.documents().entries());
    }
  }
}
