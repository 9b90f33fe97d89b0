// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.MadeUp;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.evidence.Counted;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.PassageWeight;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A desk with a contract on it, and answers about that with evidence as an engine may find it. */
final class JudgedDesk implements AutoCloseable {
  static final String INSURANCE =
      "The Supplier keeps the Goods insured at its own cost until risk has passed.";
  static final String PAYMENT = "The Buyer pays within forty-five (45) days of a correct invoice.";
  static final String NOTICE =
      "The Buyer may terminate this Agreement by written notice if delivery of any Lot is delayed"
          + " by more than thirty (30) days.";
  static final String TERM =
      "This Agreement begins on the date of its signature and runs for three (3) years.";
  static final String INTEREST = "Interest on late payment is four per cent a year.";
  static final String RISK = "Risk passes on delivery to the carrier named by the Buyer.";

  private static final String[] ARTICLES = {
    "1.1 Delivery. The Supplier delivers the Goods in the Lots and on the dates set out in Annex C."
        + " Title passes on payment. "
        + RISK,
    "2.1 Insurance. " + INSURANCE + " It shows the policy on request.",
    "3.1 Price. The price of each Lot is nine hundred dollars. " + PAYMENT,
    "4.1 Interest. Interest on late payment is four per cent a year.",
    "5.1 Term. This Agreement begins on the date of its signature and runs for three (3) years.",
    "6.1 Termination for delay. " + NOTICE,
    "7.1 Law. The laws of Delaware govern this Agreement.",
    "8.1 Notices. Notices are given in writing to the address on the first page."
  };

  private final TestDesk desk;
  private final Document contract;

  private JudgedDesk(TestDesk desk) {
    this.desk = desk;
    ShelfItem row = desk.rows().getFirst();
    contract = Fx.get(() -> row.documentProperty().get().orElseThrow());
  }

  static JudgedDesk open(Path dir) {
    return open(dir, "no answer");
  }

  /** With a model that writes this to whatever it is asked. */
  static JudgedDesk open(Path dir, String script) {
    SamplePdf pdf = new SamplePdf();
    for (int i = 0; i < ARTICLES.length; i++) {
      pdf.page("ARTICLE " + (i + 1), ARTICLES[i]);
    }
    TestDesk desk =
        TestDesk.open(
            dir.resolve("home"),
            (progress, cancellation) -> new ScriptedModel(script, 100_000),
            Optional.empty(),
            List.of(pdf.save(dir.resolve("Supply Agreement.pdf"))));
    return of(desk);
  }

  /** The same, with what it remembers; the contract is on the shelf. */
  static JudgedDesk reopen(Path dir) {
    return of(
        TestDesk.open(
            dir.resolve("home"),
            (progress, cancellation) -> new ScriptedModel("no answer", 100_000),
            Optional.empty(),
            List.of(dir.resolve("Supply Agreement.pdf"))));
  }

  private static JudgedDesk of(TestDesk desk) {
    desk.awaitRead(1);
    Fx.await("the page", 30, () -> desk.scene().lookup(".paper-sheet") != null);
    return new JudgedDesk(desk);
  }

  TestDesk desk() {
    return desk;
  }

  Document contract() {
    return contract;
  }

  /** Where words stand, whatever white space is between them there. */
  TextSpan place(String words) {
    Pattern pattern = Pattern.compile(Pattern.quote(words).replace(" ", "\\E\\s+\\Q"));
    for (Page page : contract.pages()) {
      Matcher matcher = pattern.matcher(page.text());
      if (matcher.find()) {
        return new TextSpan(contract.id(), page.number(), matcher.start(), matcher.end());
      }
    }
    throw new AssertionError("not in the contract: " + words);
  }

  Quote quote(int number, String words) {
    return new Quote(number, words, Match.VERBATIM, contract.name(), List.of(place(words)));
  }

  /** What the model may have looked at, the most at the first. */
  List<PassageWeight> looked(String... passages) {
    List<PassageWeight> looked = new ArrayList<>();
    double weight = 1;
    for (String passage : passages) {
      looked.add(new PassageWeight(place(passage), weight));
      weight *= 0.6;
    }
    return looked;
  }

  /** Sentences and what was found of each, as one answer. */
  static final class Sentences {
    private final StringBuilder text = new StringBuilder();
    private final List<SentenceSupport> sentences = new ArrayList<>();

    Sentences add(String sentence, Support support, Integer... quotes) {
      text.append(text.isEmpty() ? "" : " ");
      int start = text.length();
      text.append(sentence);
      sentences.add(new SentenceSupport(start, text.length(), List.of(quotes), support));
      return this;
    }

    String text() {
      return text.toString();
    }

    Evidence evidence(List<PassageWeight> looked) {
      return new Evidence(sentences, Optional.empty(), looked, Optional.empty());
    }

    List<SentenceSupport> all() {
      return sentences;
    }
  }

  /** One sentence of each kind. */
  static Sentences ofEachKind() {
    return new Sentences()
        .add("The Buyer pays within 45 days of a correct invoice.", new Support.Supported(0.97), 1)
        .add(
            "The party that bears the insurance is the Buyer.",
            new Support.Contradicted(List.of(new Support.Conflict("Buyer", "Supplier", 2))),
            2)
        .add(
            "The Buyer must terminate within 30 days of a delay.",
            new Support.Unsure(List.of(Support.Doubt.DUTY, Support.Doubt.MODEL)),
            3,
            1)
        .add("Disputes go to arbitration in Paris.", new Support.NoEvidence());
  }

  /** An answer with a badge of each kind, the last one. */
  AskedTurn answerOfEachKind() {
    Sentences said = ofEachKind();
    List<Quote> quotes = List.of(quote(1, PAYMENT), quote(2, INSURANCE), quote(3, NOTICE));
    Evidence found = said.evidence(looked(INSURANCE, PAYMENT, NOTICE, RISK));
    return answer("Who pays, who insures, and what of disputes?", said.text(), quotes, found);
  }

  AskedTurn answer(String question, String text, List<Quote> quotes, Evidence found) {
    AskedTurn turn =
        Fx.get(() -> MadeUp.answered(desk.conversationNow(), question, text, quotes, found));
    Fx.await("the turn", 20, () -> desk.scene().getRoot().lookup(".markdown") != null);
    return turn;
  }

  /** An answer that denies, with the nearest passages. */
  AskedTurn nothingFits(boolean told, OptionalDouble rightShare) {
    Sentences said =
        new Sentences()
            .add(
                "The agreement says nothing about an automatic renewal.",
                new Support.Unsure(List.of(Support.Doubt.DENIAL)));
    Absence absence = new Absence(told, rightShare, List.of(1, 2), 8, 4);
    Evidence found =
        new Evidence(
            said.all(), Optional.of(absence), looked(TERM, NOTICE, PAYMENT), Optional.empty());
    List<Quote> quotes = List.of(quote(1, TERM), quote(2, NOTICE));
    return answer("Is the agreement renewed automatically?", said.text(), quotes, found);
  }

  /** A list of three. */
  AskedTurn listed(boolean complete) {
    List<Counted.Item> items =
        List.of(
            new Counted.Item("Payment within 45 days", 1),
            new Counted.Item("Thirty days of delay", 2),
            new Counted.Item("Four per cent a year", 3));
    Evidence found =
        new Evidence(
            List.of(),
            Optional.empty(),
            looked(PAYMENT, NOTICE, INTEREST),
            Optional.of(new Counted(items, 2, 14, complete)));
    List<Quote> quotes = List.of(quote(1, PAYMENT), quote(2, NOTICE), quote(3, INTEREST));
    return answer("List all periods and rates.", "Periods and rates:", quotes, found);
  }

  @Override
  public void close() {
    desk.close();
  }
}
