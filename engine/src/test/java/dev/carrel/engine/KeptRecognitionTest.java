// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Erasable;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ingest.RecognizedPages;
import dev.carrel.engine.ingest.ScanPages;
import dev.carrel.engine.ingest.pdf.PdfReader;
import dev.carrel.engine.ingest.picture.PictureReader;
import dev.carrel.engine.ingest.worker.ReadingProcesses;
import dev.carrel.engine.ocr.DrawnPage;
import dev.carrel.engine.ocr.Recognition;
import dev.carrel.engine.ocr.RecognizedPage;
import dev.carrel.engine.sandbox.GuardedJava;
import dev.carrel.engine.store.Store;
import dev.carrel.llama.TestModels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scans that were read before, in the process that reads them and in the library. */
@Timeout(300)
class KeptRecognitionTest {
  private static final long HEAP_BYTES = 600L << 20;
  private static final long NATIVE_BYTES = 900L << 20;
  private static final String NAME = "a".repeat(64);
  private static final RecognizedPage NOTHING = new RecognizedPage(0, List.of());

  @TempDir private Path folder;

  /** Keeps as the library does, and counts. */
  private static final class Counted implements RecognizedPages {
    private final RecognizedPages kept;
    private int found;
    private int added;

    Counted(RecognizedPages kept) {
      this.kept = kept;
    }

    @Override
    public Optional<RecognizedPage> find(DocumentId document, String picture) {
      Optional<RecognizedPage> page = kept.find(document, picture);
      found += page.isPresent() ? 1 : 0;
      return page;
    }

    @Override
    public void keep(DocumentId document, String picture, RecognizedPage page) {
      added++;
      kept.keep(document, picture, page);
    }
  }

  @Test
  void aScanThatIsAddedAgainUnderAnotherNameIsNotRecognizedTwice() throws IOException {
    Path scan = folder.resolve("scan.png");
    List<String> lines = List.of("1. The Seller shall deliver the goods by 14 March 2026.");
    assertTrue(ImageIO.write(DrawnPage.picture(lines), "png", scan.toFile()));
    Path moved = Files.copy(scan, folder.resolve("moved.png"));
    List<DocumentReader> local = List.of(PictureReader.png(Recognition.by(TestModels.ocr(), 1)));
    try (Home home = Home.open(folder.resolve("home"));
        Store store = Store.open(home);
        ReadingProcesses processes = processes()) {
      Counted kept = new Counted(new KeptRecognition(store.recognized()));
      Ingestor ingestor = new Ingestor(IngestLimits.DEFAULT, processes.readers(local), kept);
      Document first = read(ingestor, scan);
      assertEquals(1, kept.added);
      Document second = read(ingestor, moved);

      assertEquals(lines.getFirst(), second.page(1).text());
      assertEquals(first.pages(), second.pages());
      assertEquals(1, kept.added, "recognised once");
      assertEquals(1, kept.found);
    }
  }

  /** The process has little memory for what lies outside of Java's heap. */
  @Test
  void aLargerPictureIsReadBehindASmallerOne() throws IOException {
    List<String> lines = List.of("1. The Seller shall deliver the goods by 14 March 2026.");
    BufferedImage wide = DrawnPage.picture(lines);
    BufferedImage square =
        new BufferedImage(wide.getWidth(), wide.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = square.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, square.getWidth(), square.getHeight());
    graphics.drawImage(wide, 0, 0, null);
    graphics.dispose();
    Path first = folder.resolve("wide.png");
    Path second = folder.resolve("square.png");
    assertTrue(ImageIO.write(wide, "png", first.toFile()));
    assertTrue(ImageIO.write(square, "png", second.toFile()));
    List<DocumentReader> local = List.of(PictureReader.png(Recognition.by(TestModels.ocr(), 1)));
    try (ReadingProcesses processes = processes()) {
      Ingestor ingestor = new Ingestor(IngestLimits.DEFAULT, processes.readers(local));
      assertEquals(lines.getFirst(), read(ingestor, first).page(1).text());
      assertEquals(lines.getFirst(), read(ingestor, second).page(1).text());
    }
  }

  private static ReadingProcesses processes() {
    return new ReadingProcesses(
        new GuardedJava(LocalPlatform.java(), ReadingMain.class.getName(), Map.of(), HEAP_BYTES, 0),
        List.of(TestModels.ocr()),
        NATIVE_BYTES);
  }

  /** Looks at the second page, and hears of pages as they come. */
  private static final class SecondInSight implements ScanPages {
    private final List<Integer> heard = new ArrayList<>();

    @Override
    public boolean now() {
      return true;
    }

    @Override
    public int inSight() {
      return heard.isEmpty() ? 2 : 0;
    }

    @Override
    public void read(Page page) {
      heard.add(page.number());
    }
  }

  @Test
  void theProcessReadsThePageInSightBeforeItsTurnAndNoneWhereItIsToWait() throws IOException {
    Path file =
        DrawnPage.scan(
            folder.resolve("scan.pdf"), List.of(List.of("The first page."), List.of("The next.")));
    List<DocumentReader> local = List.of(new PdfReader(Recognition.by(TestModels.ocr(), 1)));
    try (ReadingProcesses processes = processes()) {
      Ingestor ingestor = new Ingestor(IngestLimits.DEFAULT, processes.readers(local));
      Document later = read(ingestor.with(ScanPages.LATER), file);
      assertEquals(List.of(new Notice(Notice.Code.TO_BE_RECOGNIZED, 2, "")), later.notices());
      assertEquals(2, later.unreadable().size());

      SecondInSight sight = new SecondInSight();
      Document read = read(ingestor.with(sight), file);
      assertEquals(List.of(2, 1, 2), sight.heard);
      assertEquals("The first page.", read.page(1).text());
      assertEquals("The next.", read.page(2).text());

      List<Long> loaded = children();
      Document _ = read(ingestor, file);
      assertEquals(
          loaded, children(), "the next scan is read by the process that has the networks");
      Document _ = read(ingestor.with(ScanPages.LATER), file);
      assertTrue(
          children().stream().noneMatch(loaded::contains),
          "where no picture is read, nobody holds them");
    }
  }

  private static List<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).sorted().toList();
  }

  private static Document read(Ingestor ingestor, Path file) {
    return ingestor.read(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  @Test
  void whatWasRecognizedIsDeletedForGoodWithItsDocument() {
    Document document =
        new Document(
            new DocumentId("b".repeat(64)),
            "scan.png",
            folder.resolve("scan.png"),
            DocumentKind.PNG,
            List.of(),
            List.of(),
            List.of());
    try (Home home = Home.open(folder.resolve("home"));
        Store store = Store.open(home)) {
      KeptRecognition kept = new KeptRecognition(store.recognized());
      store.documents().add(document);
      kept.keep(document.id(), NAME, NOTHING);
      assertEquals(Optional.of(NOTHING), kept.find(document.id(), NAME));
      store.erasures().mark(Erasable.documents(List.of(document.id())), StandingAnswers.KEEP);
      store.erasures().deleteRows();

      assertEquals(Optional.empty(), kept.find(document.id(), NAME));
    }
  }

  @Test
  void whatWasRecognizedOfADocumentThatNeverCameGoesAfterItsTime() {
    DocumentId never = new DocumentId("c".repeat(64));
    try (Home home = Home.open(folder.resolve("home"));
        Store store = Store.open(home)) {
      KeptRecognition kept = new KeptRecognition(store.recognized());
      kept.keep(never, NAME, NOTHING);
      store.erasures().markRemoved(Instant.EPOCH);
      assertEquals(Optional.of(NOTHING), kept.find(never, NAME), "it may go on");
      store.erasures().markRemoved(Instant.now().plusSeconds(60));

      assertEquals(Optional.empty(), kept.find(never, NAME));
    }
  }
}
