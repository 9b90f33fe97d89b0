// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.document.Standing;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.EvidenceJsonTest;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.LogEntry;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewAct;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.SecondReading;
import dev.carrel.engine.review.Tag;
import dev.carrel.engine.review.Wish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reviews to be written: one with all that there is, and as hostile ones as need be. */
final class Grids {
  static final Instant WHEN = Instant.parse("2026-11-29T10:00:00Z");
  static final DocumentId LEASE = id(1);
  static final DocumentId SUPPLY = id(2);

  private static final List<ReviewColumn> COLUMNS =
      List.of(
          new ReviewColumn("Summary", ColumnType.TEXT, "What is it about?"),
          new ReviewColumn("Clause", ColumnType.PASSAGE, "Where is liability?"),
          new ReviewColumn("Renews", ColumnType.YES_NO, "Does it renew?"),
          new ReviewColumn("Signed", ColumnType.DATE, "When was it signed?"),
          new ReviewColumn("Price", ColumnType.AMOUNT, "What is the price?"),
          new ReviewColumn(
              "Notice",
              ColumnType.DURATION,
              "How long is notice?",
              "Count business days.",
              List.of(),
              Optional.of(new Wish(Wish.Rule.AT_MOST, List.of("P1D")))),
          new ReviewColumn("Parties", ColumnType.PARTY, "Who are the parties?"),
          new ReviewColumn(
              "Law",
              ColumnType.ONE_OF,
              "Which law?",
              "",
              List.of("New York", "Delaware"),
              Optional.empty()));

  private Grids() {}

  static DocumentId id(int number) {
    return new DocumentId("%064x".formatted(number));
  }

  static DocumentEntry document(int number, String name) {
    return new DocumentEntry(
        id(number),
        name,
        Path.of("/papers", "file " + number + ".pdf"),
        DocumentKind.PDF,
        12,
        1,
        0,
        0,
        1000,
        WHEN);
  }

  private static SortedSet<Tag> tags(Tag... tags) {
    return new TreeSet<>(List.of(tags));
  }

  static Quote quote(int number, String text, DocumentId document, int page) {
    return new Quote(
        number,
        text,
        Match.VERBATIM,
        "lease.pdf",
        List.of(new TextSpan(document, page, 5, 5 + text.length())));
  }

  static Turn turn(String words, List<Quote> quotes, Evidence evidence) {
    return new Turn(
        "Asked?", words, "smollm2", "exact", WHEN, 12, 1.5, 900, true, quotes, List.of(), evidence);
  }

  /** A cell that was answered so. */
  static Cell cell(
      long column, DocumentId document, CellState state, CellValue value, Turn answer) {
    return new Cell(
        column,
        document,
        state,
        OptionalLong.of(7),
        Optional.of(answer),
        Optional.of(value),
        Optional.empty(),
        Optional.empty(),
        false,
        "",
        "");
  }

  private static Cell answered(long column, CellValue value, String words, Quote... quotes) {
    return cell(
        column, LEASE, CellState.ANSWERED, value, turn(words, List.of(quotes), Evidence.NONE));
  }

  /** Two documents and each type and state that there is, but for cells that nobody was asked. */
  static ReviewGrid full() {
    List<Cell> cells = new ArrayList<>();
    cells.add(
        answered(
            1,
            new CellValue.Text("A lease of land."),
            "A lease of land.",
            quote(1, "This lease of land", LEASE, 1)));
    Standing odd =
        new Standing(
            Optional.of(Why.TINY),
            Optional.of(new PlaceName.Labelled("A-3", 12)),
            Set.of(Mark.Kind.STRUCK));
    cells.add(
        answered(
            2,
            new CellValue.Text("Liability is capped."),
            "Liability is capped.",
            new Quote(
                1,
                "Liability shall be capped.",
                Match.CLOSE,
                "lease.pdf",
                List.of(new TextSpan(LEASE, 3, 0, 26), new TextSpan(LEASE, 4, 0, 5)),
                odd)));
    cells.add(
        new Cell(
            3,
            LEASE,
            CellState.VERIFIED,
            OptionalLong.of(8),
            Optional.of(turn("Yes.", List.of(quote(1, "renews yearly", LEASE, 2)), Evidence.NONE)),
            Optional.of(new CellValue.YesNo(true)),
            Optional.of(
                new SecondReading(
                    "Again?",
                    "No.",
                    Optional.of(new CellValue.YesNo(false)),
                    false,
                    Optional.of(List.of(1)))),
            Optional.empty(),
            true,
            "Ask Ms Ito.",
            ""));
    cells.add(
        answered(4, new CellValue.Day("2026-11-29"), "On 29 November 2026.", part("Sheet2!B7")));
    cells.add(
        answered(5, new CellValue.Amount(new BigDecimal("-1250000.50"), "USD"), "$-1,250,000.50"));
    cells.add(answered(6, new CellValue.Length("P10D", "business"), "Ten business days."));
    cells.add(
        answered(7, new CellValue.Names(List.of("Acme Ltd", "Bolt GmbH")), "Acme Ltd and Bolt."));
    cells.add(answered(8, new CellValue.Chosen(List.of("New York")), "New York."));
    Evidence nothing =
        new Evidence(
            EvidenceJsonTest.ALL.sentences(),
            Optional.of(new Absence(true, OptionalDouble.of(0.9), List.of(1), 20, 3)),
            EvidenceJsonTest.ALL.looked(),
            EvidenceJsonTest.ALL.counted());
    cells.add(
        new Cell(
            1,
            SUPPLY,
            CellState.NOT_THERE,
            OptionalLong.of(9),
            Optional.of(
                turn("It does not say.", List.of(quote(1, "nearest words", SUPPLY, 5)), nothing)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            "",
            ""));
    cells.add(
        new Cell(
            2,
            SUPPLY,
            CellState.FAILED,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            "",
            "It does not fit."));
    cells.add(
        new Cell(
            4,
            SUPPLY,
            CellState.CORRECTED,
            OptionalLong.of(10),
            Optional.of(turn("In 2025.", List.of(), Evidence.NONE)),
            Optional.of(new CellValue.Day("2024-02")),
            Optional.empty(),
            Optional.of("February 2024"),
            false,
            "",
            ""));
    cells.add(
        cell(
            5,
            SUPPLY,
            CellState.UNSURE,
            new CellValue.Unread(),
            turn("Some or other price.", List.of(), Evidence.NONE)));
    return grid(COLUMNS, List.of(document(1, "lease.pdf"), document(2, "supply.pdf")), cells)
        .withTags(
            Map.of(
                ReviewGrid.Key.ofDocument(LEASE),
                tags(Tag.RELEVANT, Tag.HOT),
                new ReviewGrid.Key(3, LEASE),
                tags(new Tag("for Jo"))))
        .withBates(Map.of(LEASE, new BatesRange(new BatesScheme("ACME-", 4, 1), 1, 12)));
  }

  private static Quote part(String address) {
    return new Quote(
        1,
        "29 November 2026",
        Match.CLOSE,
        "lease.pdf",
        List.of(new TextSpan(LEASE, 9, 0, 16)),
        new Standing(Optional.empty(), Optional.of(new PlaceName.Part(address)), Set.of()));
  }

  static ReviewGrid grid(List<ReviewColumn> columns, List<DocumentEntry> rows, List<Cell> cells) {
    List<KeptColumn> kept = new ArrayList<>();
    columns.forEach(column -> kept.add(new KeptColumn(kept.size() + 1L, column, false)));
    return ReviewGrid.of(new Review(1, 1, "Spring", WHEN, kept), rows, cells);
  }

  /** One document and one column of words that are all the same ones. */
  static ReviewGrid saying(String words) {
    ReviewColumn column = new ReviewColumn(words, ColumnType.TEXT, words);
    Turn answer = turn(words, List.of(quote(1, words, LEASE, 1)), Evidence.NONE);
    Cell cell =
        new Cell(
            1,
            LEASE,
            CellState.ANSWERED,
            OptionalLong.of(7),
            Optional.of(answer),
            Optional.of(new CellValue.Text(words)),
            Optional.of(new SecondReading(words, words, Optional.empty(), false, Optional.empty())),
            Optional.empty(),
            true,
            words,
            words);
    return grid(List.of(column), List.of(document(1, words)), List.of(cell));
  }

  /** As many documents as wanted, with two columns. */
  static ReviewGrid large(int documents) {
    List<ReviewColumn> columns =
        List.of(
            new ReviewColumn("Summary", ColumnType.TEXT, "What is it about?"),
            new ReviewColumn("Price", ColumnType.AMOUNT, "What is the price?"));
    List<DocumentEntry> rows = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    Turn answer =
        turn(
            "words ".repeat(200), List.of(quote(1, "quoted ".repeat(50), LEASE, 1)), Evidence.NONE);
    for (int i = 1; i <= documents; i++) {
      rows.add(document(i, "contract " + i + ".pdf"));
      cells.add(cell(1, id(i), CellState.ANSWERED, new CellValue.Text(answer.answer()), answer));
      cells.add(
          cell(
              2,
              id(i),
              CellState.ANSWERED,
              new CellValue.Amount(BigDecimal.valueOf(i), "EUR"),
              answer));
    }
    return grid(columns, rows, cells);
  }

  static LogEntry log(ReviewAct act, String title, DocumentId document, String who) {
    return new LogEntry(
        1, WHEN, who, act, title, document.sha256(), Optional.empty(), "0".repeat(64));
  }

  /** With who verified, a page that could not be read, and Bates numbers. */
  static ExportOptions options() {
    Map<DocumentId, List<UnreadablePage>> unreadable =
        Map.of(SUPPLY, List.of(new UnreadablePage(3, UnreadablePage.SCANNED)));
    return ExportOptions.of(
        WHEN,
        "0.1.0",
        ExportFacts.NONE
            .withLog(
                List.of(
                    log(ReviewAct.VERIFIED, "Renews", LEASE, "First Reader"),
                    log(ReviewAct.VERIFIED, "Renews", LEASE, "Jo Ito"),
                    log(ReviewAct.VERIFIED, "Signed", LEASE, "Nobody")))
            .withUnreadable(id -> unreadable.getOrDefault(id, List.of()))
            .withBates(place -> "ACME-%04d".formatted(place.page())));
  }

  static byte[] bytes(ExportKind kind, ReviewGrid grid, ExportOptions options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ReviewExport.write(kind, grid, options, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String text(ExportKind kind, ReviewGrid grid, ExportOptions options) {
    return new String(bytes(kind, grid, options), StandardCharsets.UTF_8);
  }
}
