// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.Course;
import dev.carrel.engine.CourseListener;
import dev.carrel.engine.Fit;
import dev.carrel.engine.ReadingQueue;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what a question is about, as far as it fits, and asks it: a course of the engine, told. */
final class AskCourse {
  /** What an answer took. */
  record Spent(int restoredTokens, double readSeconds) {}

  private final CliEngine cli;
  private final Session session;
  private final Map<DocumentId, Document> documents;
  private Spent spent = new Spent(0, 0);

  AskCourse(CliEngine cli, Session session, List<Document> documents) {
    this.cli = cli;
    this.session = session;
    this.documents =
        documents.stream()
            .collect(Collectors.toMap(Document::id, Function.identity(), (one, same) -> one));
  }

  /**
   * Reads and asks.
   *
   * @param begun hears of each document before it is read
   * @param listener hears each answer as it is written
   * @param answered has each answer, before what it stands on leaves the context
   * @throws CarrelException DOES_NOT_FIT with figures and choices: nothing was read then
   */
  void run(
      List<DocumentId> wanted,
      Fit fit,
      String question,
      Consumer<Document> begun,
      AnswerListener listener,
      BiConsumer<Reply.Answered, Spent> answered) {
    long start = System.nanoTime();
    Course course =
        cli.engine()
            .study()
            .plan(
                wanted,
                fit,
                question,
                cli.readOptions(),
                session.models().list(),
                session.progress(),
                session.cancellation());
    spent = new Spent(0, secondsSince(start));
    sayLeftOut(course);
    cli.engine()
        .study()
        .run(course, cli::readOptions, new Told(begun, listener, answered), session.cancellation())
        .orThrow();
  }

  /** A course is of those that it was planned for. */
  private Document document(DocumentId id) {
    return Optional.ofNullable(documents.get(id)).orElseThrow();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void sayLeftOut(Course course) {
    if (!course.leftOut().isEmpty()) {
      session.say(
          "Left out, since they do not fit: %s."
              .formatted(
                  course.leftOut().stream()
                      .map(id -> document(id).name())
                      .collect(Collectors.joining(", "))));
    }
  }

  /** Says what a reading is told, and hands answers on. */
  private final class Told implements CourseListener {
    private final Consumer<Document> begun;
    private final AnswerListener listener;
    private final BiConsumer<Reply.Answered, Spent> answered;

    Told(
        Consumer<Document> begun,
        AnswerListener listener,
        BiConsumer<Reply.Answered, Spent> answered) {
      this.begun = begun;
      this.listener = listener;
      this.answered = answered;
    }

    @Override
    public ReadingQueue.Listener reading(Course.Read step) {
      return new Row(document(step.document()));
    }

    @Override
    public AnswerListener asking(Course.Ask step) {
      return listener;
    }

    @Override
    public void answered(Course.Ask step, Reply.Answered reply) {
      reply.answer().notes().forEach(session::say);
      answered.accept(reply, spent);
      spent = new Spent(0, 0);
    }

    /** One document's reading. */
    private final class Row implements ReadingQueue.Listener {
      private final Document document;
      private long start = System.nanoTime();

      Row(Document document) {
        this.document = document;
      }

      @Override
      public void begun() {
        start = System.nanoTime();
        begun.accept(document);
      }

      @Override
      public void at(Stage stage, long done, long total) {
        session.progress().at(stage, done, total);
      }

      @Override
      public void read(ReadReport report) {
        spent =
            new Spent(
                spent.restoredTokens() + report.restoredTokens(),
                spent.readSeconds() + secondsSince(start));
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

      @Override
      public void failed(CarrelException error) {
        // The course ends with it, and says so.
      }
    }
  }
}
