package dev.carrel.app.gauge;

import dev.carrel.app.fx.Latest;
import dev.carrel.engine.Gauge;
import dev.carrel.engine.MemorySnapshot;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Brings the engine's gauge to the FX thread. */
public final class GaugeModel implements AutoCloseable {
  private final Gauge gauge;
  private final LongSupplier budgetBytes;
  private final Latest<GaugeFigures> latest;
  private Optional<Gauge.Watch> watch = Optional.empty();
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
    // A property tells its listeners only of a value that differs: so it is drawn only then.
    this.latest = new Latest<>(ui, figures::set);
  }

  public ReadOnlyObjectProperty<GaugeFigures> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  /** Begins to watch. */
  public void start() {
    watch = Optional.of(gauge.watch(memory -> latest.set(figures(memory))));
  }

  private GaugeFigures figures(MemorySnapshot memory) {
    long budget = memory.budgetBytes() > 0 ? memory.budgetBytes() : budgetBytes.getAsLong();
    return new GaugeFigures(memory.use(), budget, memory.room().pages(), memory.waiting());
  }

  @Override
  public void close() {
    watch.ifPresent(Gauge.Watch::close);
  }
}
