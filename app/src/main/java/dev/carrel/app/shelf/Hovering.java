// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.app.fx.Latest;
import dev.carrel.engine.Engine;
import dev.carrel.engine.Estimate;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.Cancellation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Looks at files while they hover over the window. */
public final class Hovering {
  private final Engine engine;
  private final Background background;
  private final Supplier<ReadOptions> options;
  private final ReadOnlyObjectWrapper<Optional<Hover>> hover =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ShelfCollection>> target =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<BackgroundTask<Estimate>> look = Optional.empty();
  private List<Path> files = List.of();

  Hovering(Engine engine, Background background, Supplier<ReadOptions> options) {
    this.engine = engine;
    this.background = background;
    this.options = options;
  }

  /** What the files would take; empty while none hover. */
  public ReadOnlyObjectProperty<Optional<Hover>> hoverProperty() {
    return hover.getReadOnlyProperty();
  }

  /** Where they would go, if they are over a collection's row; else the open one. */
  public ReadOnlyObjectProperty<Optional<ShelfCollection>> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** Files hover; called again and again while they do. */
  public void over(List<Path> paths, Optional<ShelfCollection> collection) {
    target.set(collection);
    if (!paths.equals(files)) {
      forget();
      look(paths);
    }
  }

  private void look(List<Path> paths) {
    files = List.copyOf(paths);
    hover.set(Optional.of(Hover.of(Estimate.NONE, false)));
    List<Path> dropped = files;
    Latest<Estimate> sums = new Latest<>(background.ui(), sum -> tell(dropped, sum, false));
    BackgroundTask<Estimate> task =
        background
            .task(
                Lane.ESTIMATES,
                "look at what hovers",
                (progress, cancellation) -> look(dropped, sums, cancellation))
            .onDone(sum -> tell(dropped, sum, true));
    look = Optional.of(task);
    task.start();
  }

  private Estimate look(List<Path> dropped, Latest<Estimate> sums, Cancellation cancellation) {
    List<Path> documents = DroppedFiles.of(dropped, cancellation);
    return engine.documents().estimate(documents, options.get(), sums::set, cancellation);
  }

  private void tell(List<Path> about, Estimate sum, boolean complete) {
    boolean done = hover.get().map(Hover::complete).orElse(true);
    if (about.equals(files) && !done) {
      hover.set(Optional.of(Hover.of(sum, complete)));
    }
  }

  /** They are gone, or were dropped. */
  public void end() {
    target.set(Optional.empty());
    forget();
  }

  private void forget() {
    look.ifPresent(BackgroundTask::cancel);
    look = Optional.empty();
    files = List.of();
    hover.set(Optional.empty());
  }
}
