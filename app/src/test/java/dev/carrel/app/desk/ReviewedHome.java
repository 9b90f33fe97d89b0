// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.review.AskedColumn;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.SecondReading;
import dev.carrel.engine.review.Tag;
import dev.carrel.engine.review.ValueReader;
import dev.carrel.engine.review.Wish;
import dev.carrel.engine.store.CellTable;
import dev.carrel.engine.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A home with contracts and a review of them, with a cell of each state, as an engine leaves it.
 */
final class ReviewedHome {
  private static final List<String> NAMES =
      List.of(
          "Aalto Supply Agreement.pdf",
          "Birch Distribution.pdf",
          "Cedar Hosting Services.pdf",
          "Delta Maintenance 2024.pdf",
          "Elm Reseller Agreement.pdf",
          "Fjord Licence and Support.pdf",
          "Grove Consulting.pdf",
          "Harbour Logistics Frame Contract.pdf");
  private static final List<Integer> DAYS = List.of(30, 60, 45, 30, 90, 14, 30, 60);
  private static final List<String> LAWS =
      List.of("Delaware", "England", "Delaware", "Ireland", "New York", "Finland", "England", "");
  private static final List<String> DATES =
      List.of(
          "1 March 2024",
          "15 June 2023",
          "1 January 2025",
          "30 September 2024",
          "1 April 2022",
          "12 May 2024",
          "1 July 2023",
          "1 November 2024");
  private static final List<Integer> CAPS = List.of(250, 1200, 500, 75, 2000, 350, 90, 640);

  static final List<ReviewColumn> COLUMNS =
      List.of(
          new ReviewColumn(
              "Notice to terminate",
              ColumnType.DURATION,
              "How long is the notice period for termination?",
              "",
              List.of(),
              Optional.of(new Wish(Wish.Rule.AT_MOST, List.of("60 days")))),
          new ReviewColumn("Governing law", ColumnType.PARTY, "Which law governs the agreement?"),
          new ReviewColumn("Begins on", ColumnType.DATE, "On which date does the agreement begin?"),
          new ReviewColumn(
              "Cap on liability", ColumnType.AMOUNT, "To which amount is liability limited?"),
          new ReviewColumn(
              "Renews by itself",
              ColumnType.YES_NO,
              "Is the agreement renewed unless somebody terminates it?"));

  private ReviewedHome() {}

  private static Path contract(Path dir, int at) {
    SamplePdf pdf = new SamplePdf();
    pdf.page("ARTICLE 1. TERM", "This Agreement begins on " + DATES.get(at) + ".", renewal(at));
    pdf.page("ARTICLE 2. TERMINATION", notice(at), "Notices are given in writing.");
    pdf.page("ARTICLE 3. LIABILITY", cap(at), law(at));
    return pdf.save(dir.resolve(NAMES.get(at)));
  }

  private static String notice(int at) {
    return "Either party may terminate by notice of " + DAYS.get(at) + " days.";
  }

  private static String cap(int at) {
    return "Liability is limited to USD " + amount(at) + " in a year.";
  }

  private static String amount(int at) {
    return String.format(Locale.ROOT, "%,d", CAPS.get(at) * 1000);
  }

  private static String law(int at) {
    return LAWS.get(at).isEmpty()
        ? "Disputes are settled by talks."
        : "The laws of " + LAWS.get(at) + " govern this Agreement.";
  }

  private static String renewal(int at) {
    return at % 3 == 0
        ? "It ends after three years."
        : "It is renewed for a year unless a party terminates it.";
  }

  /** Documents and a review in which nobody was asked yet, or none. */
  static void empty(Path dir, boolean review) {
    try (Engine engine = open(dir)) {
      List<Document> _ = documents(engine, dir);
      if (review) {
        Review _ = engine.reviews().begin(1, "Supply contracts, spring", COLUMNS);
      }
    }
  }

  /** A desk with it, once all is read; whatever is asked is answered with 30 days. */
  static TestDesk desk(Path dir) {
    TestDesk desk =
        TestDesk.open(
            dir.resolve("home"),
            (progress, cancellation) -> new ScriptedModel("30 days", 100_000),
            Optional.empty(),
            List.of());
    int all = NAMES.size();
    Fx.await("the shelf", 60, () -> desk.shelfNow().shelves().openItems().size() == all);
    desk.awaitRead(all);
    return desk;
  }

  private static Engine open(Path dir) {
    return Engine.open(
        dir.resolve("home"),
        TestPlatform.in(dir),
        (progress, cancellation) -> new ScriptedModel("no answer", 100_000));
  }

  private static List<Document> documents(Engine engine, Path dir) {
    long collection = engine.collections().create("Supply contracts").id();
    List<Document> documents = new ArrayList<>();
    for (int at = 0; at < NAMES.size(); at++) {
      Document added =
          engine
              .documents()
              .add(contract(dir, at), Optional.empty(), Progress.SILENT, new Cancellation());
      engine.collections().add(collection, added.id());
      documents.add(added);
    }
    return documents;
  }

  /** Documents and a review with a cell of each state; the last row waits. */
  static void full(Path dir) {
    List<Document> documents;
    Review review;
    try (Engine engine = open(dir)) {
      documents = documents(engine, dir);
      review = engine.reviews().begin(1, "Supply contracts, spring", COLUMNS);
      engine.bates().set(1, new BatesScheme("SUP-", 6, 1));
      boolean _ = engine.reviews().tag(review.id(), documents.get(1).id(), Tag.HOT, true);
      boolean _ =
          engine
              .reviews()
              .tag(review.id(), review.columns().get(3), documents.get(1).id(), Tag.HOT, true);
    }
    try (Home home = Home.open(dir.resolve("home"));
        Store store = Store.open(home)) {
      for (int at = 0; at < documents.size() - 1; at++) {
        answer(store.cells(), review.columns(), documents.get(at), at);
      }
      special(store.cells(), review.columns(), documents);
    }
  }

  private static void answer(CellTable cells, List<KeptColumn> columns, Document document, int at) {
    boolean renewed = at % 3 != 0;
    put(cells, columns.get(0), document, DAYS.get(at) + " days", Evidence.NONE, notice(at));
    put(cells, columns.get(1), document, "The laws of " + LAWS.get(at), Evidence.NONE, law(at));
    put(
        cells,
        columns.get(2),
        document,
        DATES.get(at),
        Evidence.NONE,
        "This Agreement begins on " + DATES.get(at) + ".");
    put(cells, columns.get(3), document, "USD " + amount(at), Evidence.NONE, cap(at));
    put(
        cells,
        columns.get(4),
        document,
        renewed ? "Yes, for a year." : "No, it ends after three years.",
        Evidence.NONE,
        renewal(at));
  }

  private static void special(CellTable cells, List<KeptColumn> columns, List<Document> documents) {
    cells.verify(columns.get(0), documents.get(0).id(), true, "Ada");
    cells.verify(columns.get(1), documents.get(0).id(), true, "Ada");
    cells.verify(columns.get(2), documents.get(0).id(), true, "Ada");
    String words = "USD 1,000,000 for each claim";
    cells.correct(
        columns.get(3),
        documents.get(1).id(),
        Optional.of(words),
        ValueReader.read(columns.get(3).column(), words, List.of()),
        "Ada");
    cells.flag(columns.get(3), documents.get(1).id(), true, "Ada");
    cells.note(columns.get(3), documents.get(1).id(), "Ask Birch about the annex.", "Ada");
    put(
        cells,
        columns.get(0),
        documents.get(2),
        DAYS.get(2) + " days",
        Evidence.NONE,
        notice(2),
        "Notices are given in writing.");
    Evidence doubtful =
        new Evidence(
            List.of(
                new SentenceSupport(
                    0, 8, List.of(1), new Support.Unsure(List.of(Support.Doubt.MODEL)))),
            Optional.empty(),
            List.of(),
            Optional.empty());
    put(cells, columns.get(0), documents.get(4), "90 days", doubtful, notice(4));
    cells.second(
        columns.get(4),
        documents.get(5).id(),
        new SecondReading(
            "Is it renewed?",
            "No.",
            Optional.of(new CellValue.YesNo(false)),
            false,
            Optional.of(List.of(1))),
        "smollm2");
    Evidence nothing =
        new Evidence(
            List.of(),
            Optional.of(new Absence(true, OptionalDouble.of(0.9), List.of(1), 3, 0)),
            List.of(),
            Optional.empty());
    put(
        cells,
        columns.get(3),
        documents.get(6),
        "The agreement names no amount.",
        nothing,
        "Notices are given in writing.");
    cells.fail(
        columns.get(1), documents.get(3).id(), "It does not fit into the memory. Close others.");
    put(cells, columns.get(2), documents.get(5), "in the spring", Evidence.NONE);
  }

  private static void put(
      CellTable cells,
      KeptColumn column,
      Document document,
      String words,
      Evidence evidence,
      String... quoted) {
    List<Quote> quotes = new ArrayList<>();
    for (String quote : quoted) {
      quotes.add(quote(document, quotes.size() + 1, quote));
    }
    Turn turn =
        new Turn(
            AskedColumn.first(column.column()),
            words,
            "smollm2-135m",
            "balanced",
            Instant.parse("2026-03-03T12:00:00Z"),
            12,
            2,
            1234,
            true,
            quotes,
            List.of(),
            evidence);
    Optional<CellValue> value =
        evidence.absence().isPresent()
            ? Optional.empty()
            : ValueReader.read(column.column(), words, List.of(quoted));
    boolean _ = cells.answer(column, document.id(), turn, Optional.empty(), value);
  }

  private static Quote quote(Document document, int number, String words) {
    for (Page page : document.pages()) {
      int at = page.text().replaceAll("\\s", " ").indexOf(words);
      if (at >= 0) {
        TextSpan place = new TextSpan(document.id(), page.number(), at, at + words.length());
        return new Quote(number, words, Match.VERBATIM, document.name(), List.of(place));
      }
    }
    throw new AssertionError("not in " + document.name() + ": " + words);
  }
}
