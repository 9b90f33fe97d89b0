// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.keep.KeptContexts;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How much of the disk kept contexts may take. */
public final class KeptLimitModel {
  /**
   * How it stands.
   *
   * @param bytes that they take
   * @param limitBytes that they may take
   * @param asked whether a person set it
   */
  public record Kept(long bytes, long limitBytes, boolean asked) {}

  private final KeptContexts contexts;
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<Kept>> kept =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CarrelException>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Knows nothing before {@link #refresh}. */
  public KeptLimitModel(KeptContexts contexts, Background background) {
    this.contexts = contexts;
    this.background = background;
  }

  public ReadOnlyObjectProperty<Optional<Kept>> keptProperty() {
    return kept.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<CarrelException>> errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** Looks anew. */
  public void refresh() {
    run("look at kept contexts", () -> {});
  }

  /**
   * Sets the limit; what was not used for longest goes where there is more.
   *
   * @param bytes empty for a tenth of the disk, 20 GB at most
   */
  public void set(OptionalLong bytes) {
    run("limit kept contexts", () -> contexts.setLimit(bytes));
  }

  private void run(String title, Runnable change) {
    background
        .task(
            Lane.QUICK,
            title,
            (progress, cancellation) -> {
              change.run();
              return new Kept(
                  contexts.bytes(), contexts.limitBytes(), contexts.askedLimitBytes().isPresent());
            })
        .finishedAtClose()
        .onDone(
            now -> {
              error.set(Optional.empty());
              kept.set(Optional.of(now));
            })
        .onFailed(failure -> error.set(Optional.of(failure)))
        .start();
  }
}
