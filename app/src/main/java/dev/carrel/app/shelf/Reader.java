package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.app.fx.Step;
import dev.carrel.app.shelf.ItemState.Phase;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.Engine;
import dev.carrel.engine.Prepared;
import dev.carrel.engine.Progress.Stage;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Lets the model read documents, one after another, and tells each row how far it is. */
public final class Reader {
  /** How documents are read: asked anew for each, so that a changed setting counts at once. */
  @FunctionalInterface
  public interface Options extends Supplier<ReadOptions> {}

  private final Engine engine;
  private final Options options;
  private final Background background;
  private final BiConsumer<ShelfItem, Optional<CarrelException>> onEnded;

  Reader(
      Engine engine,
      Options options,
      Background background,
      BiConsumer<ShelfItem, Optional<CarrelException>> onEnded) {
    this.engine = engine;
    this.options = options;
    this.background = background;
    this.onEnded = onEnded;
  }

  void read(ShelfItem item) {
    Document document = item.document().orElseThrow();
    ReadOptions chosen = options.get();
    Clock clock = new Clock();
    item.become(new ItemState.Queued());
    BackgroundTask<Boolean> task =
        background
            .task(
                Lane.READING,
                "read " + document.name(),
                (progress, cancellation) -> {
                  Prepared prepared = engine.prepare(chosen, false, progress, cancellation);
                  engine.read(document.id(), prepared.options(), progress, cancellation);
                  return true;
                })
            .onRunning(
                () -> item.become(new ItemState.Reading(Phase.LOADING, -1, Optional.empty())))
            .onProgress(step -> item.become(clock.reading(step)))
            .onDone(done -> ended(item, new ItemState.Read(), Optional.empty()))
            .onFailed(error -> ended(item, new ItemState.Failed(error), Optional.of(error)))
            .onCancelled(() -> ended(item, new ItemState.Indexed(), Optional.empty()));
    item.workedOnBy(task);
    task.start();
  }

  private void ended(ShelfItem item, ItemState state, Optional<CarrelException> error) {
    item.become(state);
    onEnded.accept(item, error);
  }

  /** Starts with the first token read: loading the model says nothing about reading. */
  private static final class Clock {
    private Optional<TimeLeft> timeLeft = Optional.empty();

    ItemState reading(Step step) {
      if (step.stage() != Stage.READ_TOKENS) {
        Phase phase =
            step.done() >= step.total()
                ? Phase.READING
                : step.stage() == Stage.CALIBRATE_SECONDS ? Phase.MEASURING : Phase.LOADING;
        double share = phase == Phase.READING ? 0 : step.share();
        return new ItemState.Reading(phase, share, Optional.empty());
      }
      long now = System.nanoTime();
      TimeLeft left = timeLeft.orElseGet(() -> new TimeLeft(now));
      timeLeft = Optional.of(left);
      Optional<Duration> rest = left.at(step.share(), now);
      return new ItemState.Reading(Phase.READING, step.share(), rest);
    }
  }
}
