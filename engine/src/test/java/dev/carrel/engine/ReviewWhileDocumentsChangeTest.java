// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Erasable;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.ReviewColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a review while it is answered and a person does something with its documents. */
class ReviewWhileDocumentsChangeTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1);
  private static final String ANSWER = "The notice period is thirty (30) days.";

  @TempDir Path folder;
  private final List<DocumentId> answered = new ArrayList<>();
  private Engine engine;
  private long collection;
  private Review review;
  private DocumentId first;
  private DocumentId second;
  private DocumentId third;

  @BeforeEach
  void open() throws IOException {
    engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) -> new ScriptedModel(ANSWER, 6_000));
    collection = engine.collections().create("Contracts").id();
    first = add("a.md");
    second = add("b.md");
    third = add("c.md");
    review =
        engine
            .reviews()
            .begin(
                collection,
                "Spring",
                List.of(
                    new ReviewColumn("Notice", ColumnType.DURATION, "How long is the notice?"),
                    new ReviewColumn("Law", ColumnType.TEXT, "Which law governs?")));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private DocumentId add(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "# " + name + "\n\n" + ANSWER);
    DocumentId id =
        engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation()).id();
    engine.collections().add(collection, id);
    return id;
  }

  /** Answers all; beside it something is done before the first question is asked. */
  private boolean runWhile(Runnable act) {
    AtomicBoolean begun = new AtomicBoolean();
    ReviewListener listener =
        new ReviewListener() {
          @Override
          public void answering(long column, DocumentId document) {
            if (begun.compareAndSet(false, true)) {
              CompletableFuture.runAsync(act).join();
            }
          }

          @Override
          public void done(Cell cell, int done, int of) {
            answered.add(cell.document());
          }
        };
    boolean whole =
        engine.reviews().run(ReviewOrder.rest(review.id()), OPTIONS, listener, new Cancellation());
    return whole;
  }

  private List<DocumentId> rows() {
    return engine.reviews().grid(review.id()).rows().stream().map(DocumentEntry::id).toList();
  }

  private Map<CellState, Integer> counts() {
    return engine.reviews().grid(review.id()).counts();
  }

  @Test
  void aDocumentThatIsTakenOutIsNotAskedAboutAndWaitsWhereItComesBack() {
    assertTrue(runWhile(() -> engine.collections().takeOut(collection, second)));
    assertEquals(List.of(first, third), rows());
    assertEquals(List.of(first, first, third, third), answered);
    engine.collections().add(collection, second);
    assertEquals(2, counts().get(CellState.WAITING));
  }

  @Test
  void aDocumentThatIsRemovedIsNotAskedAboutAndTheOthersAre() {
    assertTrue(runWhile(() -> engine.documents().remove(second)));
    assertEquals(List.of(first, third), rows());
    assertEquals(List.of(first, first, third, third), answered);
  }

  @Test
  void aDocumentThatIsDeletedForGoodTakesItsCellsAlongAndTheOthersAreAnswered() {
    Erasable what = Erasable.documents(List.of(second));
    assertTrue(runWhile(() -> engine.erasure().erase(what, StandingAnswers.REMOVE)));
    assertEquals(List.of(first, third), rows());
    assertEquals(List.of(first, first, third, third), answered);
    assertTrue(engine.reviews().checkLog(review.id()).isWhole());
  }

  @Test
  void theDocumentThatIsBeingAnsweredMayGoToo() {
    Erasable what = Erasable.documents(List.of(first));
    assertTrue(runWhile(() -> engine.erasure().erase(what, StandingAnswers.REMOVE)));
    assertEquals(List.of(second, third), rows());
    assertEquals(List.of(second, second, third, third), answered);
    assertTrue(engine.reviews().checkLog(review.id()).isWhole());
  }

  @Test
  void anAnswerToADocumentThatIsDeletedWhileItIsGivenIsNotKeptAndTheRunGoesOn() {
    Erasable what = Erasable.documents(List.of(first));
    ReviewListener listener =
        new ReviewListener() {
          @Override
          public void done(Cell cell, int done, int of) {
            answered.add(cell.document());
            if (answered.size() == 1) {
              // Both questions have their answers here, and the second is not kept yet.
              var _ = engine.erasure().erase(what, StandingAnswers.REMOVE);
            }
          }
        };
    assertTrue(
        engine.reviews().run(ReviewOrder.rest(review.id()), OPTIONS, listener, new Cancellation()));
    assertEquals(List.of(second, third), rows());
    assertEquals(List.of(first, second, second, third, third), answered);
    assertTrue(engine.reviews().checkLog(review.id()).isWhole());
  }

  @Test
  void aNewVersionIsAnsweredByTheNextRunAndTheFormerIsNotAskedAbout() {
    AtomicReference<DocumentId> version = new AtomicReference<>();
    assertTrue(
        runWhile(
            () -> {
              try {
                Path file =
                    Files.writeString(folder.resolve("b.md"), "# b.md\n\n" + ANSWER + " Anew.");
                version.set(
                    engine
                        .documents()
                        .replace(second, file, Progress.SILENT, new Cancellation())
                        .id());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }));
    assertEquals(List.of(first, first, third, third), answered);
    answered.clear();
    assertTrue(
        engine
            .reviews()
            .run(
                ReviewOrder.rest(review.id()),
                OPTIONS,
                new ReviewListener() {
                  @Override
                  public void done(Cell cell, int done, int of) {
                    answered.add(cell.document());
                  }
                },
                new Cancellation()));
    assertEquals(List.of(version.get(), version.get()), answered);
  }
}
