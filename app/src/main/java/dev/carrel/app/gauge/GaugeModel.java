package dev.carrel.app.gauge;

import dev.carrel.app.fx.Latest;
import dev.carrel.engine.Engine;
import dev.carrel.engine.MemorySnapshot;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Asks the engine twice a second what is in memory, and tells when that has changed. */
public final class GaugeModel implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(GaugeModel.class.getName());
  private static final long PERIOD_MILLIS = 500;

  private final Engine engine;
  private final LongSupplier budgetBytes;
  private final Latest<GaugeFigures> latest;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("desk-gauge").unstarted(work));
  private volatile int longestContext = Integer.MAX_VALUE;
  private final ReadOnlyObjectWrapper<GaugeFigures> figures =
      new ReadOnlyObjectWrapper<>(GaugeFigures.NONE);

  /**
   * Makes a gauge; {@link #start} lets it run.
   *
   * @param budgetBytes what may be used, as long as nothing is read and the engine knows of none
   * @param ui runs things on the FX thread
   */
  public GaugeModel(Engine engine, LongSupplier budgetBytes, Executor ui) {
    this.engine = engine;
    this.budgetBytes = budgetBytes;
    // A property tells its listeners only of a value that differs: so it is drawn only then.
    this.latest = new Latest<>(ui, figures::set);
  }

  public ReadOnlyObjectProperty<GaugeFigures> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  /**
   * Tells what no memory can exceed.
   *
   * @param tokens the longest context that the model was trained for
   */
  public void limit(int tokens) {
    longestContext = tokens;
  }

  /** Begins to ask. */
  public void start() {
    var _ = clock.scheduleAtFixedRate(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      MemorySnapshot memory = engine.memory();
      long budget = memory.budgetBytes() > 0 ? memory.budgetBytes() : budgetBytes.getAsLong();
      latest.set(GaugeFigures.of(memory, budget, longestContext, engine.ledger()));
    } catch (RuntimeException e) {
      // The gauge must not be the first to die of somebody else's trouble; it asks again.
      LOG.log(System.Logger.Level.DEBUG, "no figures for the gauge", e);
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      if (!clock.awaitTermination(1, TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "The gauge did not stop in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
