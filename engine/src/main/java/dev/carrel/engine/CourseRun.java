// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One run of a course: readings go through the queue, all else is done here. After a reading the
 * next step is begun on a thread of its own, since the queue's must read on.
 */
final class CourseRun {
  private final Course course;
  private final ReadingDesk reading;
  private final Study.Asking asking;
  private final Supplier<ReadOptions> options;
  private final CourseListener listener;
  private final Cancellation cancellation;
  private final CompletableFuture<CourseEnd> end = new CompletableFuture<>();
  private final Deque<Course.Step> rest;

  /** Readings in the queue that have not ended; guarded by this. */
  private final Set<Course.Read> underWay = new LinkedHashSet<>();

  private Optional<CarrelException> failure = Optional.empty();

  CourseRun(
      Course course,
      ReadingDesk reading,
      Study.Asking asking,
      Supplier<ReadOptions> options,
      CourseListener listener,
      Cancellation cancellation) {
    this.course = course;
    this.reading = reading;
    this.asking = asking;
    this.options = options;
    this.listener = listener;
    this.cancellation = cancellation;
    this.rest = new ArrayDeque<>(course.steps());
    Cancellation.Registration stop = cancellation.onRequest(this::cancelReadings);
    CompletableFuture<?> _ = end.whenComplete((how, never) -> stop.close());
  }

  CompletableFuture<CourseEnd> end() {
    return end;
  }

  /** Does steps until one has to be waited for. What nobody expected ends the course, too. */
  void advance() {
    try {
      step();
    } catch (RuntimeException | Error e) {
      boolean _ = end.completeExceptionally(e);
      throw e;
    }
  }

  private void step() {
    while (!rest.isEmpty()) {
      if (cancellation.isRequested()) {
        stopped(Cancellation.cancelled());
        return;
      }
      if (rest.peekFirst() instanceof Course.Read) {
        enqueue();
        return;
      }
      try {
        act(rest.getFirst());
      } catch (CarrelException e) {
        stopped(e);
        return;
      }
      rest.removeFirst();
    }
    end.complete(new CourseEnd.Done());
  }

  private void act(Course.Step step) {
    switch (step) {
      case Course.Leave leave -> reading.forget(leave.document());
      case Course.Ask ask ->
          listener.answered(ask, asking.ask(ask.question(), listener.asking(ask), cancellation));
      case Course.Read _ -> throw new IllegalStateException("readings go through the queue");
    }
  }

  /** The readings that stand next to one another, in order. */
  private void enqueue() {
    List<Course.Read> group = new ArrayList<>();
    for (Course.Step step : rest) {
      if (!(step instanceof Course.Read read)) {
        break;
      }
      group.add(read);
    }
    synchronized (this) {
      underWay.addAll(group);
    }
    for (Course.Read read : group) {
      InQueue told = new InQueue(read, listener.reading(read));
      if (!reading.queue().add(read.document(), read.pages(), options, told)) {
        told.failed(Cancellation.cancelled()); // somebody else has it in the queue already
      }
    }
  }

  private void cancelReadings() {
    List<Course.Read> waiting;
    synchronized (this) {
      waiting = new ArrayList<>(underWay);
    }
    // From the last on, so that none has its turn meanwhile.
    waiting.reversed().forEach(read -> reading.queue().cancel(read.document()));
  }

  private void ended(Course.Read read, Optional<CarrelException> error) {
    boolean first;
    boolean last;
    synchronized (this) {
      first = error.isPresent() && failure.isEmpty();
      if (first) {
        failure = error;
      } else if (error.isEmpty()) {
        rest.remove(read);
      }
      underWay.remove(read);
      last = underWay.isEmpty();
    }
    if (first) {
      cancelReadings();
    }
    if (last) {
      Optional<CarrelException> why;
      synchronized (this) {
        why = failure;
      }
      if (why.isPresent()) {
        stopped(why.get());
      } else if (rest.isEmpty()) {
        end.complete(new CourseEnd.Done());
      } else {
        Thread _ = Thread.ofPlatform().daemon().name("course").start(this::advance);
      }
    }
  }

  private void stopped(CarrelException why) {
    end.complete(new CourseEnd.Stopped(new Course(List.copyOf(rest), course.leftOut()), why));
  }

  /** Tells a listener what the queue tells, and then the run. */
  private final class InQueue implements ReadingQueue.Listener {
    private final Course.Read read;
    private final ReadingQueue.Listener told;

    InQueue(Course.Read read, ReadingQueue.Listener told) {
      this.read = read;
      this.told = told;
    }

    @Override
    public void begun() {
      told.begun();
    }

    @Override
    public void at(Stage stage, long done, long total) {
      told.at(stage, done, total);
    }

    @Override
    public void read(ReadReport report) {
      told.read(report);
      ended(read, Optional.empty());
    }

    @Override
    public void failed(CarrelException error) {
      told.failed(error);
      ended(read, Optional.of(error));
    }
  }
}
