// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.app.fx.Latest;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.Gauge;
import dev.carrel.engine.MemorySnapshot;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/** Brings the engine's gauge to the FX thread. */
public final class GaugeModel implements AutoCloseable {
  private final Gauge gauge;
  private final LongSupplier budgetBytes;
  private final Latest<MemorySnapshot> latest;
  private Optional<Gauge.Watch> watch = Optional.empty();
  private Subscription settings = Subscription.EMPTY;
  private final ReadOnlyObjectWrapper<Optional<MemorySnapshot>> memory =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<Forecast>> forecast =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<GaugeFigures> figures =
      new ReadOnlyObjectWrapper<>(GaugeFigures.NONE);

  /**
   * Makes a gauge; {@link #start} lets it run.
   *
   * @param budgetBytes what may be used, as long as nothing is read and the engine knows of none
   * @param ui runs things on the FX thread
   */
  public GaugeModel(Gauge gauge, LongSupplier budgetBytes, Executor ui) {
    this.gauge = gauge;
    this.budgetBytes = budgetBytes;
    this.latest = new Latest<>(ui, now -> memory.set(Optional.of(now)));
    // A property tells its listeners only of a value that differs: so it is drawn only then.
    memory.subscribe(now -> show());
    forecast.subscribe(now -> show());
  }

  /** As the other; also shows at once what a person allows. */
  public GaugeModel(Gauge gauge, SettingsModel settings, Executor ui) {
    this(gauge, () -> settings.readOptions().budgetBytes(), ui);
    this.settings = settings.settingsProperty().subscribe(now -> show());
  }

  public ReadOnlyObjectProperty<GaugeFigures> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  /** All that the engine tells; empty before the first time. */
  public ReadOnlyObjectProperty<Optional<MemorySnapshot>> memoryProperty() {
    return memory.getReadOnlyProperty();
  }

  /** What files would take that a person holds over the window; to be set by who knows. */
  public ObjectProperty<Optional<Forecast>> forecastProperty() {
    return forecast;
  }

  /** Begins to watch. */
  public void start() {
    watch = Optional.of(gauge.watch(latest::set));
  }

  /** Shows these figures instead of the engine's; for pictures and tests. */
  public void show(MemorySnapshot instead) {
    watch.ifPresent(Gauge.Watch::close);
    memory.set(Optional.of(instead));
  }

  private void show() {
    memory.get().ifPresent(now -> figures.set(GaugeFigures.of(now, budget(now), forecast.get())));
  }

  private long budget(MemorySnapshot now) {
    return now.budgetBytes() > 0 ? now.budgetBytes() : budgetBytes.getAsLong();
  }

  @Override
  public void close() {
    watch.ifPresent(Gauge.Watch::close);
    settings.unsubscribe();
  }
}
