// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Latest;
import dev.carrel.app.fx.Step;
import dev.carrel.app.shelf.ItemState.Phase;
import dev.carrel.engine.Course;
import dev.carrel.engine.CourseEnd;
import dev.carrel.engine.CourseListener;
import dev.carrel.engine.ReadingQueue;
import dev.carrel.engine.Study;
import dev.carrel.engine.context.PagePick;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lets the model read documents, one after another, and tells each row how far it is. */
public final class Reader {
  /** How documents are read: asked anew for each, so that a changed setting counts at once. */
  @FunctionalInterface
  public interface Options extends Supplier<ReadOptions> {}

  /** Hears that a reading has come further or ended. */
  interface Ended {
    /**
     * Tells.
     *
     * @param error why it did not come to its end; empty if it did, or was cancelled
     */
    void told(ShelfItem item, Optional<CarrelException> error);
  }

  private final Study study;
  private final ReadingQueue queue;
  private final Options options;
  private final Executor ui;
  private final Consumer<ShelfItem> onProgress;
  private final Ended onEnded;

  Reader(
      Study study,
      ReadingQueue queue,
      Options options,
      Executor ui,
      Consumer<ShelfItem> onProgress,
      Ended onEnded) {
    this.study = study;
    this.queue = queue;
    this.options = options;
    this.ui = ui;
    this.onProgress = onProgress;
    this.onEnded = onEnded;
  }

  /** Puts a document behind those that wait to be read. */
  void read(ShelfItem item) {
    DocumentId document = item.id().orElseThrow();
    PageSelection pages = item.choice().pages().map(PagePick::selection).orElse(PageSelection.ALL);
    Row row = new Row(item);
    item.become(new ItemState.Queued());
    item.workedOnBy(row, () -> queue.cancel(document));
    CompletableFuture<CourseEnd> _ =
        study.begin(
            Course.of(new Course.Read(document, pages)),
            options,
            new CourseListener() {
              @Override
              public ReadingQueue.Listener reading(Course.Read step) {
                return row;
              }
            },
            new Cancellation());
  }

  /** Lets those that wait be read in this order. */
  void order(List<DocumentId> order) {
    int place = 0;
    for (DocumentId document : order) {
      if (queue.move(document, place)) {
        place++;
      }
    }
  }

  /** Tells a row, on the FX thread, what the queue tells on its own. */
  private final class Row implements ReadingQueue.Listener {
    private final ShelfItem item;
    private final Clock clock = new Clock();
    private final Latest<Step> steps;
    private volatile boolean ended;
    private volatile int counted;

    Row(ShelfItem item) {
      this.item = item;
      this.steps = new Latest<>(ui, this::show);
    }

    private void show(Step step) {
      if (!ended && item.isWorkedOnBy(this)) {
        item.become(clock.reading(step));
        onProgress.accept(item);
      }
    }

    @Override
    public void begun() {
      ui.execute(
          () -> {
            if (item.isWorkedOnBy(this)) {
              item.become(new ItemState.Reading(Phase.LOADING, -1, Optional.empty()));
            }
          });
    }

    @Override
    public void at(Stage stage, long done, long total) {
      steps.set(new Step(stage, done, total));
    }

    @Override
    public void read(ReadReport report) {
      counted = item.choice().pages().isEmpty() ? report.restoredTokens() + report.readTokens() : 0;
      end(new ItemState.Read(report.notes()), Optional.empty());
    }

    @Override
    public void failed(CarrelException error) {
      if (error.code() == Code.CANCELLED) {
        end(new ItemState.Indexed(), Optional.empty());
      } else {
        end(new ItemState.Failed(error), Optional.of(error));
      }
    }

    private void end(ItemState state, Optional<CarrelException> error) {
      ended = true;
      ui.execute(
          () -> {
            if (item.isWorkedOnBy(this)) {
              item.counted(counted);
              item.become(state);
              onEnded.told(item, error);
            }
          });
    }
  }

  /** Starts with the first token read: loading the model says nothing about reading. */
  private static final class Clock {
    private Optional<TimeLeft> timeLeft = Optional.empty();

    ItemState reading(Step step) {
      if (step.stage() != Stage.READ_TOKENS) {
        Phase phase =
            step.done() >= step.total()
                ? Phase.READING
                : step.stage().isCalibration() ? Phase.MEASURING : Phase.LOADING;
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
