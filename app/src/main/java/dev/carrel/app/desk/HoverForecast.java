// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.budget.OutlookModel;
import dev.carrel.app.gauge.Forecast;
import dev.carrel.app.gauge.Forecaster;
import dev.carrel.app.gauge.GaugeModel;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.app.shelf.Hover;
import dev.carrel.app.shelf.ShelfModel;
import java.util.Optional;

/** Has the gauge show what the files would take that hover over the shelf. */
final class HoverForecast {
  private final ShelfModel shelf;
  private final GaugeModel gauge;
  private final Forecaster forecaster;

  HoverForecast(ShelfModel shelf, GaugeModel gauge, OutlookModel outlook, SettingsModel settings) {
    this.shelf = shelf;
    this.gauge = gauge;
    this.forecaster = new Forecaster(gauge, outlook, settings);
  }

  void join() {
    shelf
        .hovering()
        .hoverProperty()
        .subscribe(hover -> gauge.forecastProperty().set(hover.flatMap(this::forecast)));
  }

  /** The engine's own figure where a model is loaded; else what its file tells. */
  private Optional<Forecast> forecast(Hover hover) {
    if (hover.bytes().isPresent() && hover.fits().isPresent()) {
      return Optional.of(new Forecast(hover.bytes().getAsLong(), hover.fits().get()));
    }
    return forecaster.of(hover.tokens());
  }
}
