// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.comparison;

import dev.carrel.app.comparison.ComparisonState.Compared;
import dev.carrel.app.comparison.ComparisonState.Comparing;
import dev.carrel.app.comparison.ComparisonState.Failed;
import dev.carrel.app.comparison.ComparisonState.None;
import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.Engine;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.compare.report.ReportFile;
import dev.carrel.engine.compare.report.ReportFormat;
import dev.carrel.engine.compare.report.ReportWords;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What differs between two documents of the shelf; at most one comparison at a time. */
public final class ComparisonModel {
  private final Engine engine;
  private final Background background;
  private final ReadOnlyObjectWrapper<ComparisonState> state =
      new ReadOnlyObjectWrapper<>(new None());
  private final ReadOnlyObjectWrapper<Optional<Path>> exported =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> exportError =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Pair> pair = Optional.empty();
  private Optional<BackgroundTask<Compared>> running = Optional.empty();

  private record Pair(DocumentId old, DocumentId now) {}

  public ComparisonModel(Engine engine, Background background) {
    this.engine = engine;
    this.background = background;
  }

  /** How far it is. */
  public ReadOnlyObjectProperty<ComparisonState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The file that was written last; empty until one is. */
  public ReadOnlyObjectProperty<Optional<Path>> exportedProperty() {
    return exported.getReadOnlyProperty();
  }

  /** Why a file could not be written; empty if none failed since. */
  public ReadOnlyObjectProperty<Optional<CarrelException>> exportErrorProperty() {
    return exportError.getReadOnlyProperty();
  }

  /** Compares two documents, in place of what was compared before. */
  public void compare(DocumentId old, DocumentId now) {
    stop();
    pair = Optional.of(new Pair(old, now));
    state.set(new Comparing());
    BackgroundTask<Compared> task =
        background.task(
            Lane.COMPARISONS,
            "compare two documents",
            (progress, cancellation) -> compared(old, now, cancellation));
    running = Optional.of(task);
    task.onDone(done -> tell(task, done)).onFailed(error -> tell(task, new Failed(error))).start();
  }

  private Compared compared(DocumentId old, DocumentId now, Cancellation cancellation) {
    Document before = document(old);
    Document after = document(now);
    return new Compared(before, after, DocumentComparison.of(before, after, cancellation));
  }

  private Document document(DocumentId id) {
    return engine
        .documents()
        .document(id)
        .orElseThrow(
            () ->
                new CarrelException(
                    Code.FILE_MISSING,
                    "One of the two documents is no longer on the shelf.",
                    "Add it again, then compare the two."));
  }

  private void tell(BackgroundTask<Compared> task, ComparisonState next) {
    if (!task.isCancelRequested()) {
      state.set(next);
    }
  }

  /** Compares again, after it failed. */
  public void again() {
    pair.ifPresent(two -> compare(two.old(), two.now()));
  }

  /** Takes the other one for the version before. */
  public void swap() {
    pair.ifPresent(two -> compare(two.now(), two.old()));
  }

  /** Ends it; a comparison that is being made stops. */
  public void close() {
    stop();
    pair = Optional.empty();
    state.set(new None());
  }

  private void stop() {
    running.ifPresent(BackgroundTask::cancel);
    running = Optional.empty();
    exported.set(Optional.empty());
    exportError.set(Optional.empty());
  }

  /** Ends it if it is of one of these, which are deleted. */
  public void forget(Set<DocumentId> documents) {
    if (pair.filter(two -> documents.contains(two.old()) || documents.contains(two.now()))
        .isPresent()) {
      close();
    }
  }

  /** Writes what is compared now into a file of the person's. */
  public void export(ReportFormat format, Path file, ReportWords words) {
    if (!(state.get() instanceof Compared(Document old, Document now, DocumentComparison all))) {
      return;
    }
    exported.set(Optional.empty());
    exportError.set(Optional.empty());
    background
        .task(
            Lane.QUICK,
            "write a comparison",
            (progress, cancellation) -> {
              ReportFile.write(
                  ReportFile.bytes(format, all, old, now, Map.of(), words), file, old, now);
              return file;
            })
        .finishedAtClose()
        .onDone(written -> exported.set(Optional.of(written)))
        .onFailed(error -> exportError.set(Optional.of(error)))
        .start();
  }
}
