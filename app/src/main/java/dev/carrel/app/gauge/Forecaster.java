// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.app.budget.OutlookModel;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.context.Outlook;
import dev.carrel.engine.model.KvProfile;
import java.util.Optional;

/**
 * Says what files would take, from their tokens; at once, for files that are held over the window.
 */
public final class Forecaster {
  private final GaugeModel gauge;
  private final OutlookModel outlook;
  private final SettingsModel settings;

  public Forecaster(GaugeModel gauge, OutlookModel outlook, SettingsModel settings) {
    this.gauge = gauge;
    this.outlook = outlook;
    this.settings = settings;
  }

  /**
   * What so many tokens more would take.
   *
   * @return empty where it is not known: there is no model, or it was not looked at yet
   */
  public Optional<Forecast> of(long tokens) {
    Optional<MemorySnapshot> read = gauge.memoryProperty().get();
    return read.filter(now -> now.contextCapacity() > 0)
        .map(now -> behind(now, tokens))
        .or(() -> outlook.outlookProperty().get().map(known -> inEmpty(known, tokens)));
  }

  private static Forecast behind(MemorySnapshot now, long tokens) {
    double perToken = (double) now.use().kvBytes() / now.contextCapacity();
    return new Forecast(Math.round(perToken * tokens), tokens <= now.room().tokens());
  }

  private Forecast inEmpty(Outlook known, long tokens) {
    KvProfile profile =
        settings
            .get()
            .profile()
            .filter(known.profiles()::contains)
            .orElseGet(() -> known.bestUpTo(KvProfile.BALANCED));
    double perToken = known.plan().profile(profile).bytesPerToken();
    long budget = settings.readOptions().budgetBytes();
    return new Forecast(
        Math.round(perToken * tokens), tokens <= known.longestTokens(profile, budget));
  }
}
