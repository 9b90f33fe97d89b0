// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ingest.pdf.SearchablePdf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Saving a copy of a scan whose words any program finds, one at a time. */
public final class SearchableCopies {
  /** How far it is. */
  public sealed interface State {}

  /**
   * A copy is being made.
   *
   * @param share of its pages that are done, 0 to 1
   */
  public record Saving(String name, double share) implements State {}

  /**
   * It is there.
   *
   * @param words in its text layer
   * @param leftOut words that its font has no signs for
   */
  public record Saved(Path file, int words, int leftOut) implements State {}

  private final ShelfWork work;
  private final ReadOnlyObjectWrapper<Optional<State>> state =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Runnable cancel = () -> {};
  private String folder = "";

  SearchableCopies(ShelfWork work) {
    this.work = work;
  }

  /** What is under way or was done; empty once that was seen. */
  public ReadOnlyObjectProperty<Optional<State>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** For pictures of what is under way. */
  ReadOnlyObjectWrapper<Optional<State>> state() {
    return state;
  }

  /** Whether a copy can be made of these now: of one, on which something was recognised. */
  public boolean canBe(List<ShelfItem> items) {
    return items.size() == 1
        && !(state.get().orElse(null) instanceof Saving)
        && isScan(items.getFirst());
  }

  /** As far as is known while its text is not loaded: of a scan something is noticed. */
  private static boolean isScan(ShelfItem item) {
    boolean noticed =
        item.entry().filter(entry -> entry.kind().hasPaper() && entry.notices() > 0).isPresent();
    return noticed
        && item.document()
            .map(text -> text.pages().stream().anyMatch(SearchableCopies::isRecognized))
            .orElse(true);
  }

  private static boolean isRecognized(Page page) {
    return page.marks().stream().anyMatch(mark -> mark.kind() == Mark.Kind.RECOGNIZED);
  }

  /** Where a copy would go: beside the one before, else beside the scan. */
  public Path suggested(ShelfItem item) {
    String name = item.name().replaceFirst("(?i)\\.(?:pdf|png|jpe?g|tiff?)$", "");
    // A name is a person's words, and that of a file within another one is "deal.zip › scan.pdf".
    String plain =
        Strings.of(SearchableCopies.class).get("copy.name", name.replaceAll("[/\\\\:]", "-"));
    Path before = folder.isEmpty() ? item.file().getParent() : Path.of(folder);
    return before != null && Files.isDirectory(before) ? before.resolve(plain) : Path.of(plain);
  }

  /** The folder of the last one; empty before the first. */
  String folder() {
    return folder;
  }

  void recall(String remembered) {
    folder = remembered;
  }

  /** Saves a copy; what goes wrong is told as of the shelf itself. */
  public void save(ShelfItem item, Path file) {
    if (!canBe(List.of(item))) {
      return;
    }
    Path parent = file.toAbsolutePath().getParent();
    folder = parent == null ? folder : parent.toString();
    DocumentId id = item.id().orElseThrow();
    Optional<String> password = item.password();
    String name = item.name();
    state.set(Optional.of(new Saving(name, 0)));
    BackgroundTask<SearchablePdf.Layer> task =
        work.background()
            .task(
                Lane.COPIES,
                "save a searchable copy",
                (progress, cancellation) ->
                    work.engine()
                        .documents()
                        .saveSearchable(id, file, password, progress, cancellation));
    cancel = task::cancel;
    task.onProgress(
            step ->
                state.set(
                    Optional.of(
                        new Saving(name, (double) step.done() / Math.max(1, step.total())))))
        .onDone(layer -> state.set(Optional.of(new Saved(file, layer.words(), layer.leftOut()))))
        .onCancelled(this::dismiss)
        .onFailed(
            error -> {
              dismiss();
              work.onFailed().accept(error);
            })
        .start();
  }

  /** Stops the one that is under way; nothing is written. */
  public void cancel() {
    cancel.run();
  }

  /** What was done was seen. */
  public void dismiss() {
    state.set(Optional.empty());
  }
}
