// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.budget;

import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.context.Outlook;
import dev.carrel.engine.model.KvProfile;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.value.ObservableValue;

/** The budget, and what another one would change. */
public final class BudgetModel {
  /** People choose in steps of 100 MB. */
  public static final long STEP = 100_000_000;

  private final SettingsModel settings;
  private final ObservableValue<Optional<MemorySnapshot>> memory;
  private final OutlookModel outlook;

  public BudgetModel(
      SettingsModel settings,
      ObservableValue<Optional<MemorySnapshot>> memory,
      OutlookModel outlook) {
    this.settings = settings;
    this.memory = memory;
    this.outlook = outlook;
  }

  public SettingsModel settings() {
    return settings;
  }

  /** What is in memory now. */
  public ObservableValue<Optional<MemorySnapshot>> memory() {
    return memory;
  }

  /** What the model could read; see {@link OutlookModel#outlookProperty}. */
  public ObservableValue<Optional<Outlook>> outlook() {
    return outlook.outlookProperty();
  }

  /** Bytes that are used now, as chosen or as Carrel finds. */
  public long now() {
    return settings.machine().memory().budgetBytes(settings.get().budgetBytes());
  }

  /** Whether a person chose it. */
  public boolean isChosen() {
    return settings.get().budgetBytes().isPresent();
  }

  /** Whether a context is in memory, which stays under any budget. */
  public boolean isSomethingRead() {
    return memory.getValue().filter(now -> now.contextCapacity() > 0).isPresent();
  }

  /** The smallest that can be chosen. */
  public long least() {
    return 5 * STEP;
  }

  /** The largest that can be chosen: what this process could have at all. */
  public long most() {
    return Math.max(2 * least(), settings.machine().memory().reachableBytes() / STEP * STEP);
  }

  /** What a budget means. */
  public BudgetEffect effect(long bytes) {
    Optional<MemorySnapshot> seen = memory.getValue();
    Optional<Outlook> known = outlook.outlookProperty().get();
    return BudgetEffect.of(seen, known, profile(seen, known), bytes);
  }

  private KvProfile profile(Optional<MemorySnapshot> seen, Optional<Outlook> known) {
    return seen.flatMap(MemorySnapshot::profile)
        .orElseGet(() -> ProfilesModel.usedProfile(settings.get(), known));
  }

  /** Chooses one, to the nearest step. */
  public void choose(long bytes) {
    long rounded = Math.clamp(Math.round((double) bytes / STEP) * STEP, least(), most());
    settings.change(now -> now.budgetBytes = OptionalLong.of(rounded));
  }

  /** Lets Carrel find it: most of what is free. */
  public void automatic() {
    settings.change(now -> now.budgetBytes = OptionalLong.empty());
  }
}
