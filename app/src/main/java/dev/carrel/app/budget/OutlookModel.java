// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.budget;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.context.Outlook;
import dev.carrel.engine.context.ReadOptions;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** What the model in use could read on this machine; looked at anew when another is chosen. */
public final class OutlookModel implements AutoCloseable {
  private final ModelWork work;
  private final SettingsModel settings;
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<Outlook>> outlook =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Subscription subscription;
  private int looks;

  /** Looks at the model in the background. */
  public OutlookModel(ModelWork work, SettingsModel settings, Background background) {
    this.work = work;
    this.settings = settings;
    this.background = background;
    subscription =
        settings
            .settingsProperty()
            .subscribe(
                (before, now) -> {
                  if (!before.model().equals(now.model())
                      || !before.threads().equals(now.threads())
                      || !before.device().equals(now.device())) {
                    refresh();
                  }
                });
    refresh();
  }

  /** Empty while it is not known, or where there is no model. */
  public ReadOnlyObjectProperty<Optional<Outlook>> outlookProperty() {
    return outlook.getReadOnlyProperty();
  }

  /** The name of the model in use. */
  public String model() {
    return settings.get().model().orElse(ModelCatalogue.STARTER);
  }

  /** Looks again: a model has come, or was measured. */
  public void refresh() {
    String name = model();
    int look = ++looks;
    background
        .task(
            Lane.OUTLOOKS,
            "look at " + name,
            (progress, cancellation) -> {
              ReadOptions options = settings.readOptions();
              return work.look(name, options, cancellation);
            })
        .onDone(found -> show(look, found))
        .onFailed(error -> show(look, Optional.empty()))
        .start();
  }

  private void show(int look, Optional<Outlook> found) {
    if (look == looks) {
      outlook.set(found);
    }
  }

  @Override
  public void close() {
    looks++;
    subscription.unsubscribe();
  }
}
