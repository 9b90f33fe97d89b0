// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.CarrelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Writes conversations into files, beside the FX thread. */
public final class ExportModel {
  /** What came of it. */
  public sealed interface Outcome {}

  /** It is being written. */
  public record Writing(Path file) implements Outcome {}

  /** The file is there, whole. */
  public record Written(Path file) implements Outcome {}

  /** The file is as it was before. */
  public record Failed(Path file, CarrelException error) implements Outcome {}

  private final Background background;
  private final Function<List<TextSpan>, String> bates;
  private final Supplier<List<Path>> documents;
  private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Nothing is written yet.
   *
   * @param bates the Bates numbers of the pages of places; asked beside the FX thread
   * @param documents files that are not written over; likewise
   */
  public ExportModel(
      Background background,
      Function<List<TextSpan>, String> bates,
      Supplier<List<Path>> documents) {
    this.bates = bates;
    this.documents = documents;
    this.background = background;
  }

  /** What came of the last one; empty when that was seen. */
  public ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** It was seen. */
  public void dismiss() {
    outcome.set(Optional.empty());
  }

  /** Writes a conversation. */
  public void write(Transcript transcript, ExportFormat format, Path file) {
    write(file, to -> to.write(transcript, format, file));
  }

  /** Writes a receipt. */
  public void write(String receipt, Path file) {
    write(file, to -> to.write(receipt, file));
  }

  private void write(Path file, Consumer<ExportFile> how) {
    outcome.set(Optional.of(new Writing(file)));
    Strings strings = Strings.of(ExportModel.class);
    background
        .task(
            Lane.QUICK,
            "export a conversation",
            (progress, cancellation) -> {
              how.accept(new ExportFile(strings, bates, documents.get()));
              return file;
            })
        .onDone(written -> outcome.set(Optional.of(new Written(written))))
        .onFailed(error -> outcome.set(Optional.of(new Failed(file, error))))
        .finishedAtClose()
        .start();
  }
}
