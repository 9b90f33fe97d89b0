// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Engine;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.DocumentId;
import java.util.List;
import java.util.function.Consumer;
import javafx.util.Subscription;

/**
 * Applies changed settings to an open engine: a budget at once; another profile or number of
 * threads, or text that cannot be seen read or not, lets it forget what was read, another model or
 * device lets it load that one, or there. What was read comes back from disk in seconds where it
 * was read in that way before. How tracked changes and comments are read holds for files that are
 * added from then on.
 */
public final class SettingsInEngine implements AutoCloseable {
  private final Engine engine;
  private final Background background;
  private final Consumer<List<DocumentId>> onReadAgain;
  private final Subscription subscription;

  /**
   * Watches the settings.
   *
   * @param onReadAgain takes, on the FX thread, the documents that were read and are not any more,
   *     in order: they are to be put into the reading queue
   */
  public SettingsInEngine(
      SettingsModel settings,
      Engine engine,
      Background background,
      Consumer<List<DocumentId>> onReadAgain) {
    this.engine = engine;
    this.background = background;
    this.onReadAgain = onReadAgain;
    engine.documents().readAs(settings.get().readAs());
    subscription = settings.settingsProperty().subscribe(this::apply);
  }

  private void apply(Settings before, Settings now) {
    engine.documents().readAs(now.readAs());
    if (!before.model().equals(now.model()) || !before.device().equals(now.device())) {
      readAgain(true);
    } else if (!isServed(before, now)) {
      readAgain(false);
    }
    if (!before.budgetBytes().equals(now.budgetBytes())) {
      engine.reading().setBudget(now.readOptions(engine.platform().machine()).budgetBytes());
    }
  }

  /** Whether what was read was read as it would be now. */
  private boolean isServed(Settings before, Settings now) {
    ReadOptions wanted = now.readOptions(engine.platform().machine());
    boolean sameThreads =
        wanted.threads() == before.readOptions(engine.platform().machine()).threads();
    boolean asked = before.profile().equals(now.profile());
    return sameThreads
        && before.readsHidden() == now.readsHidden()
        && (asked || engine.gauge().now().profile().filter(p -> p == wanted.profile()).isPresent());
  }

  private void readAgain(boolean otherModel) {
    background
        .task(
            Lane.READING,
            "apply settings",
            (progress, cancellation) ->
                otherModel ? engine.model().unload() : engine.reading().startOver())
        .onDone(onReadAgain)
        .start();
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
