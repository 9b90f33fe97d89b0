package dev.carrel.app.cli;

import dev.carrel.engine.context.Choices;
import dev.carrel.engine.context.DocumentPlan;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.context.Verdicts;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the documents that a question is about, as far as they fit. */
final class AskReading {
  private final CliEngine cli;
  private final Session session;
  private int restoredTokens;
  private double seconds;

  AskReading(CliEngine cli, Session session) {
    this.cli = cli;
    this.session = session;
  }

  /**
   * Reads.
   *
   * @throws dev.carrel.engine.ground.CarrelException DOES_NOT_FIT with figures and choices: nothing
   *     was read then
   */
  void read(List<Document> documents, Fit fit, String question) {
    long start = System.nanoTime();
    switch (fit) {
      case WHOLE, ONE_BY_ONE -> {
        Verdicts.requireFit(plan(documents), cli.readOptions().profile(), session.models().list());
        documents.forEach(document -> read(document, PageSelection.ALL));
      }
      case DOCUMENTS -> fitting(documents).forEach(document -> read(document, PageSelection.ALL));
      case PAGES -> pages(documents, question);
    }
    seconds += (System.nanoTime() - start) / 1e9;
  }

  private ReadingPlan plan(List<Document> documents) {
    return cli.engine()
        .reading()
        .plan(ids(documents), cli.readOptions(), session.progress(), session.cancellation());
  }

  private static List<DocumentId> ids(List<Document> documents) {
    return documents.stream().map(Document::id).toList();
  }

  private List<Document> fitting(List<Document> documents) {
    ReadingPlan plan = plan(documents);
    List<Document> taken =
        Choices.documentsThatFit(plan, cli.readOptions().profile()).stream()
            .map(DocumentPlan::document)
            .toList();
    if (taken.isEmpty()) {
      Verdicts.requireFit(plan, cli.readOptions().profile(), session.models().list());
    }
    List<Document> left = documents.stream().filter(d -> !taken.contains(d)).toList();
    if (!left.isEmpty()) {
      session.say(
          "Left out, since they do not fit: %s."
              .formatted(left.stream().map(Document::name).collect(Collectors.joining(", "))));
    }
    return taken;
  }

  private void pages(List<Document> documents, String question) {
    ReadOptions options = cli.readOptions();
    Map<DocumentId, PageSelection> picked =
        cli.engine()
            .reading()
            .pickPages(
                ids(documents), question, options, session.progress(), session.cancellation());
    for (Document document : documents) {
      PageSelection pages = picked.get(document.id());
      if (pages != null) {
        read(document, pages);
      }
    }
  }

  private void read(Document document, PageSelection pages) {
    ReadReport report =
        cli.engine()
            .reading()
            .read(
                document.id(),
                pages,
                cli.readOptions(),
                session.progress(),
                session.cancellation());
    restoredTokens += report.restoredTokens();
    report.notes().forEach(session::say);
    if (report.restoredTokens() > 0) {
      session.say(
          "%s: %,d of %,d tokens were read before and are taken from disk."
              .formatted(
                  document.name(),
                  report.restoredTokens(),
                  report.restoredTokens() + report.readTokens()));
    }
  }

  /** Tokens that were taken from disk. */
  int restoredTokens() {
    return restoredTokens;
  }

  /** Time that reading took. */
  double seconds() {
    return seconds;
  }
}
