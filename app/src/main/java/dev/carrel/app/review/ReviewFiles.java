// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.Documents;
import dev.carrel.engine.Reviews;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.CarrelVersion;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.review.Playbook;
import dev.carrel.engine.review.PlaybookFile;
import dev.carrel.engine.review.Playbooks;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.export.ExportFacts;
import dev.carrel.engine.review.export.ExportKind;
import dev.carrel.engine.review.export.ExportOptions;
import dev.carrel.engine.review.export.ReviewExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Reviews and sets of questions as files, and the sets that Carrel brings. */
public final class ReviewFiles {
  private final ReviewWork work;
  private final Documents documents;
  private final InstantSource clock;
  private final GridModel grid;
  private final ObservableList<Playbooks.Shipped> sets = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Playbook>> offered =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Path>> written =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ReviewFiles(ReviewWork work, Documents documents, InstantSource clock, GridModel grid) {
    this.work = work;
    this.documents = documents;
    this.clock = clock;
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
    String name = String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  /** Reads a set of questions, which is offered then. */
  public void bring(Path file) {
    work.ask(
        "read a set of questions",
        reviews -> PlaybookFile.read(file),
        set -> offered.set(Optional.of(set)));
  }

  /** Writes the review that is shown, as the kind of the file's name; a workbook if it has none. */
  public void write(Path file) {
    grid.reviewProperty()
        .get()
        .ifPresent(
            review ->
                work.change(
                    "export a review",
                    reviews -> {
                      ExportKind kind = ExportKind.ofName(file).orElse(ExportKind.XLSX);
                      return written(file, review(reviews, review, kind));
                    },
                    done -> written.set(Optional.of(done))));
  }

  /** Writes the questions of the review that is shown, as a set for other documents. */
  public void writeQuestions(Path file) {
    grid.reviewProperty()
        .get()
        .ifPresent(
            review ->
                work.change(
                    "export questions",
                    reviews -> {
                      List<KeptColumn> columns = reviews.require(review.id()).columns();
                      Playbook set =
                          new Playbook(
                              review.name(), "", columns.stream().map(KeptColumn::column).toList());
                      String text =
                          file.toString().endsWith(".json")
                              ? PlaybookFile.json(set)
                              : PlaybookFile.yaml(set);
                      return written(file, text.getBytes(StandardCharsets.UTF_8));
                    },
                    done -> written.set(Optional.of(done))));
  }

  private byte[] review(Reviews reviews, Review review, ExportKind kind) {
    ReviewGrid whole = reviews.grid(review.id());
    ExportFacts facts =
        ExportFacts.NONE.withLog(reviews.log(review.id())).withUnreadable(documents::unreadable);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ReviewExport.write(
          kind, whole, ExportOptions.of(clock.instant(), CarrelVersion.text(), facts), out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e); // memory does not throw
    }
    return out.toByteArray();
  }

  private static Path written(Path file, byte[] content) {
    try {
      DurableFile.ofPerson(file).write(content);
      return file;
    } catch (IOException e) {
      Strings strings = Strings.of(ReviewFiles.class);
      throw new CarrelException(
          Code.EXPORT_FAILED,
          strings.get("export.failed", file, String.valueOf(e.getMessage())),
          strings.get("export.failed.remedy"),
          e);
    }
  }
}
