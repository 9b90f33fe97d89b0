// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.DocumentReading;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.QuoteFinder;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.passage.Passage;
import dev.carrel.engine.passage.PassageCutter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How well scans are read: a page of each PDF is drawn, clean and degraded, read as the scan of a
 * person would be, and compared with the page's own text.
 */
public final class OcrBench {
  private static final int FEWEST_CHARACTERS = 1000;
  private static final int FEWEST_OF_QUOTE = 40;

  private final DocumentReading reading;
  private final Path folder;
  private final Cancellation cancellation;

  /**
   * A page, how it was drawn and read.
   *
   * @param quotes sentences of the page, each as a quote
   * @param found those of them that are found on the scan
   */
  public record Row(
      String file,
      int page,
      boolean degraded,
      CharacterErrors errors,
      int poor,
      int quotes,
      int found,
      double seconds) {}

  /**
   * With what reads documents.
   *
   * @param folder for scans, each of which is written over the one before
   */
  public OcrBench(DocumentReading reading, Path folder, Cancellation cancellation) {
    this.reading = reading;
    this.folder = folder;
    this.cancellation = cancellation;
  }

  /**
   * The page in the middle of a PDF, or the next one with enough text, clean and degraded.
   *
   * @param seed of what degrades it
   * @return none if no page has {@value #FEWEST_CHARACTERS} characters, or the file cannot be read
   * @throws CarrelException NO_TEXT if scans are not read here; CANCELLED
   */
  public List<Row> run(Path pdf, long seed) {
    Optional<Document> document = read(pdf);
    Optional<Page> page = document.flatMap(OcrBench::page);
    if (page.isEmpty()) {
      return List.of();
    }
    List<String> quotes = quotes(document.get(), page.get());
    List<Row> rows = new ArrayList<>();
    for (boolean degraded : new boolean[] {false, true}) {
      cancellation.throwIfRequested();
      Path scan =
          Scanner.scan(pdf, page.get().number(), degraded, seed, folder.resolve("scan.pdf"));
      long start = System.nanoTime();
      Document scanned =
          reading.ingestor().read(scan, Optional.empty(), Progress.SILENT, cancellation);
      double seconds = (System.nanoTime() - start) / 1e9;
      Page read = scanned.page(1);
      rows.add(
          new Row(
              document.get().name(),
              page.get().number(),
              degraded,
              CharacterErrors.of(page.get().text(), read.text()),
              (int)
                  read.marks().stream()
                      .filter(mark -> mark.kind() == Mark.Kind.POORLY_RECOGNIZED)
                      .count(),
              quotes.size(),
              found(scanned, quotes),
              seconds));
    }
    return rows;
  }

  /** The page's sentences that a person could quote, as found on the page itself. */
  private static List<String> quotes(Document document, Page page) {
    QuoteFinder original = new QuoteFinder(List.of(document));
    return PassageCutter.of(document.id(), page).stream()
        .map(Passage::text)
        .filter(text -> text.length() >= FEWEST_OF_QUOTE)
        .filter(text -> original.find(1, text, page.number()).match() != Match.NONE)
        .toList();
  }

  private static int found(Document scan, List<String> quotes) {
    QuoteFinder finder = new QuoteFinder(List.of(scan));
    return (int)
        quotes.stream().filter(text -> finder.find(1, text, 1).match() != Match.NONE).count();
  }

  private Optional<Document> read(Path pdf) {
    try {
      return Optional.of(
          reading.ingestor().read(pdf, Optional.empty(), Progress.SILENT, cancellation).seen());
    } catch (CarrelException e) {
      if (e.code() == Code.CANCELLED) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static Optional<Page> page(Document document) {
    int middle = document.pages().size() / 2;
    return document.pages().stream()
        .skip(middle)
        .filter(page -> page.text().length() >= FEWEST_CHARACTERS && page.marks().isEmpty())
        .findFirst();
  }
}
