// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.settings.SettingsModel;
import dev.carrel.app.shelf.ReadingSettings;
import dev.carrel.engine.model.KvProfile;
import java.util.Optional;
import java.util.OptionalLong;

/** Sets for the whole desk what a row of the shelf offers where a document does not fit. */
record SettingsFromShelf(SettingsModel settings) implements ReadingSettings {
  @Override
  public boolean use(KvProfile chosen) {
    settings.change(now -> now.profile = Optional.of(chosen));
    return true;
  }

  @Override
  public boolean budget(long bytes) {
    settings.change(now -> now.budgetBytes = OptionalLong.of(bytes));
    return true;
  }

  @Override
  public boolean model(String name) {
    settings.change(now -> now.model = Optional.of(name));
    return true;
  }

  @Override
  public boolean takes(dev.carrel.engine.context.Choice choice) {
    return true;
  }
}
