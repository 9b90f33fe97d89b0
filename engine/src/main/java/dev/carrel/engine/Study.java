// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.context.Choices;
import dev.carrel.engine.context.DocumentPlan;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.context.Verdicts;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is read when: the one place where documents that may not fit are turned into steps, and
 * where steps are run. The command line, the desk and a review all go through it. Thread-safe.
 */
public final class Study {
  /** Answers from what was read, as {@link Engine#ask} does. */
  @FunctionalInterface
  interface Asking {
    Reply.Answered ask(String question, AnswerListener listener, Cancellation cancellation);
  }

  private final ReadingDesk reading;
  private final Asking asking;

  Study(ReadingDesk reading, Asking asking) {
    this.reading = reading;
    this.asking = asking;
  }

  /**
   * The course for a question about documents. Nothing is read yet; the model is loaded if needed.
   *
   * @param documents in the order in which they are to be read
   * @param fit what to do where they do not fit together
   * @param question asked at its end, or of each document; by which pages are picked
   * @param models that could be had instead, for the words of a refusal
   * @throws dev.carrel.engine.ground.CarrelException DOES_NOT_FIT with figures and choices
   */
  public Course plan(
      List<DocumentId> documents,
      Fit fit,
      String question,
      ReadOptions options,
      List<ModelEntry> models,
      Progress progress,
      Cancellation cancellation) {
    return switch (fit) {
      case WHOLE -> {
        Verdicts.requireFit(
            reading.plan(documents, options, progress, cancellation), options.profile(), models);
        yield asked(documents.stream().map(Course.Read::new).toList(), List.of(), question);
      }
      case DOCUMENTS -> {
        ReadingPlan plan = reading.plan(documents, options, progress, cancellation);
        List<DocumentId> taken = taken(plan, options);
        if (taken.isEmpty()) {
          Verdicts.requireFit(plan, options.profile(), models);
        }
        List<DocumentId> left = documents.stream().filter(id -> !taken.contains(id)).toList();
        yield asked(taken.stream().map(Course.Read::new).toList(), left, question);
      }
      case PAGES ->
          asked(pages(documents, question, options, progress, cancellation), List.of(), question);
      case ONE_BY_ONE -> {
        for (DocumentId document : documents) {
          Verdicts.requireFit(
              reading.plan(List.of(document), options, progress, cancellation),
              options.profile(),
              models);
        }
        yield new Course(
            documents.stream()
                .flatMap(
                    document ->
                        Stream.<Course.Step>of(
                            new Course.Read(document),
                            new Course.Ask(question),
                            new Course.Leave(document)))
                .toList(),
            List.of());
      }
    };
  }

  private static List<DocumentId> taken(ReadingPlan plan, ReadOptions options) {
    return Choices.documentsThatFit(plan, options.profile()).stream()
        .map(DocumentPlan::document)
        .map(document -> document.id())
        .toList();
  }

  /**
   * The pages that fit a question best, of documents that do not fit whole.
   *
   * @return in the order of the documents; those without a page are not read
   */
  public List<Course.Read> pages(
      List<DocumentId> documents,
      String question,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    Map<DocumentId, PageSelection> picked =
        reading.pickPages(documents, question, options, progress, cancellation);
    return documents.stream()
        .flatMap(
            document ->
                Optional.ofNullable(picked.get(document))
                    .map(pages -> new Course.Read(document, pages))
                    .stream())
        .toList();
  }

  private static Course asked(
      List<Course.Read> readings, List<DocumentId> leftOut, String question) {
    List<Course.Step> steps = new ArrayList<>(readings);
    steps.add(new Course.Ask(question));
    return new Course(steps, leftOut);
  }

  /**
   * Begins a course. Readings that stand together are put into the queue at once, where they can be
   * moved and cancelled; the first ones are there when this returns.
   *
   * @param options asked for when a reading has its turn
   * @param cancellation stops the step under way, and with it the course
   * @return how it ended; fails only by what nobody expected
   */
  public CompletableFuture<CourseEnd> begin(
      Course course,
      Supplier<ReadOptions> options,
      CourseListener listener,
      Cancellation cancellation) {
    CourseRun run = new CourseRun(course, reading, asking, options, listener, cancellation);
    run.advance();
    return run.end();
  }

  /** As {@link #begin}, and waits for its end. */
  public CourseEnd run(
      Course course,
      Supplier<ReadOptions> options,
      CourseListener listener,
      Cancellation cancellation) {
    try {
      return begin(course, options, listener, cancellation).join();
    } catch (CompletionException e) {
      // As if it had happened here: whoever called says so, and does not wait for ever.
      switch (e.getCause()) {
        case RuntimeException unexpected -> throw unexpected;
        case Error error -> throw error;
        case null, default -> throw e;
      }
    }
  }
}
