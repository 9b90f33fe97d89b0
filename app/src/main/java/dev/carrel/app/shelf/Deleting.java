// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Erasure;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Erasable;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Deleting for good what was just removed, after a question: it cannot be undone. */
public final class Deleting {
  /**
   * What is asked.
   *
   * @param removed what would be deleted
   * @param documents that would be, with the versions of a note that were before
   * @param answers how many stand on it, in conversations that stay
   */
  public record Question(Undoable removed, Set<DocumentId> documents, int answers) {}

  private final ShelfWork work;
  private final Runnable onChanged;
  private final ReadOnlyObjectWrapper<Optional<Question>> asked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private BiConsumer<Set<DocumentId>, StandingAnswers> onDeleted = (documents, answers) -> {};

  /**
   * Nothing is asked.
   *
   * @param onChanged what is read may be less now
   */
  Deleting(ShelfWork work, Runnable onChanged) {
    this.work = work;
    this.onChanged = onChanged;
  }

  /**
   * Has another hear of documents that are deleted, before and again after, and of what becomes of
   * the answers that stand on them: it is not to remember anything of them.
   */
  public void onDeleted(BiConsumer<Set<DocumentId>, StandingAnswers> listener) {
    onDeleted = listener;
  }

  /** What is asked now. */
  public ReadOnlyObjectProperty<Optional<Question>> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /** Asks whether what was removed last is to be deleted for good; nothing if it cannot be. */
  public void ask() {
    work.undo()
        .offeredProperty()
        .get()
        .ifPresent(removed -> removed.forGood().ifPresent(what -> ask(removed, what)));
  }

  private void ask(Undoable removed, ForGood forGood) {
    work.background()
        .task(
            Lane.READING, // behind the removal itself
            "count answers",
            (progress, cancellation) -> {
              Erasure erasure = work.engine().erasure();
              Set<DocumentId> documents = forGood.what().get().documents();
              return new Question(
                  removed, erasure.withVersionsBefore(documents), erasure.standing(documents));
            })
        .onDone(question -> asked.set(Optional.of(question)))
        .onFailed(work.onFailed())
        .start();
  }

  /** It is not to be deleted. */
  public void drop() {
    asked.set(Optional.empty());
  }

  /** Deletes what was asked about. */
  public void delete(StandingAnswers answers) {
    Optional<Question> question = asked.get();
    asked.set(Optional.empty());
    question.ifPresent(
        now -> now.removed().forGood().ifPresent(what -> delete(now, what, answers)));
  }

  private void delete(Question question, ForGood forGood, StandingAnswers answers) {
    forGood.begun().run();
    work.undo().forget(question.removed());
    // Before anything is deleted: the desk may be left before it is told of the end.
    onDeleted.accept(question.documents(), answers);
    Set<DocumentId> deleted = new HashSet<>();
    work.change(
        "delete for good",
        () -> {
          Erasable what = forGood.what().get();
          deleted.addAll(work.engine().erasure().erase(what, answers));
        },
        () -> {
          onDeleted.accept(Set.copyOf(deleted), answers);
          onChanged.run();
        });
  }
}
