// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.Reviews;
import dev.carrel.engine.review.Playbook;
import dev.carrel.engine.review.PlaybookFile;
import dev.carrel.engine.review.Playbooks;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.export.ExportKind;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Reviews and sets of questions as files, and the sets that Carrel brings. */
public final class ReviewFiles {
  private final ReviewWork work;
  private final GridModel grid;
  private final ObservableList<Playbooks.Shipped> sets = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Playbook>> offered =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Path>> written =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyBooleanWrapper references = new ReadOnlyBooleanWrapper();

  ReviewFiles(ReviewWork work, GridModel grid) {
    this.work = work;
    this.grid = grid;
    work.ask("ready sets of questions", reviews -> Playbooks.shipped(), sets::setAll);
  }

  /** The sets that Carrel brings, in the order in which they are offered. */
  public ObservableList<Playbooks.Shipped> sets() {
    return FXCollections.unmodifiableObservableList(sets);
  }

  /** A set from a file that a person brought, until it is taken or left. */
  public ReadOnlyObjectProperty<Optional<Playbook>> offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  /** What was written last, until {@link #dismiss}. */
  public ReadOnlyObjectProperty<Optional<Path>> writtenProperty() {
    return written.getReadOnlyProperty();
  }

  public void dismiss() {
    written.set(Optional.empty());
  }

  /** No longer offers the set from a file. */
  public void leaveOffered() {
    offered.set(Optional.empty());
  }

  /** Whether a file may be a set of questions, by its name. */
  public static boolean isSet(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  /** Reads a set of questions, which is offered then. */
  public void bring(Path file) {
    work.ask(
        "read a set of questions",
        reviews -> PlaybookFile.read(file),
        set -> offered.set(Optional.of(set)));
  }

  /** Whether references to the documents can be written, as far as was looked. */
  public ReadOnlyBooleanProperty hasReferencesProperty() {
    return references.getReadOnlyProperty();
  }

  /** Looks whether a document of the review that is shown has a DOI or a title. */
  public void lookForReferences() {
    Optional<Long> shown = grid.reviewProperty().get().map(Review::id);
    if (shown.isEmpty()) {
      references.set(false);
    }
    shown.ifPresent(
        id ->
            work.ask(
                "references of a review",
                reviews -> reviews.hasReferences(id),
                found -> references.set(found && grid.isOf(id))));
  }

  /** Writes the review that is shown, as the kind of the file's name; a workbook if it has none. */
  public void write(Path file) {
    ExportKind kind = ExportKind.ofName(file).orElse(ExportKind.XLSX);
    write("export a review", file, (reviews, id) -> reviews.export(id, kind, file, false));
  }

  /** Writes the questions of the review that is shown, as a set for other documents. */
  public void writeQuestions(Path file) {
    write("export questions", file, (reviews, id) -> reviews.exportQuestions(id, file));
  }

  private void write(String title, Path file, ObjLongConsumer<Reviews> writing) {
    written.set(Optional.empty());
    grid.reviewProperty()
        .get()
        .ifPresent(
            review ->
                work.change(
                    title,
                    reviews -> {
                      writing.accept(reviews, review.id());
                      return file;
                    },
                    done -> written.set(Optional.of(done))));
  }
}
