// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The clock and the stop sign of one file being read. The reader asks {@link #check} often; the
 * thread that waits for it asks {@link #isStuck}, for a parser that never comes back to ask.
 *
 * <p>A time is over when the work has had so much of the processor, so that a busy machine, on
 * which all takes longer, refuses no file that an idle one reads; or when {@link #PATIENCE} times
 * as much has passed on the wall, for what waits without working.
 */
public final class Watch {
  /** What a page may overrun before its thread is given up: time to reach the next check. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How many times its time a step may wait for a processor that others have. */
  private static final int PATIENCE = 10;

  /** A page takes longer or holds more than it may. */
  public static final class PageWantsTooMuch extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    /**
     * As the person is told.
     *
     * @param message what it wants, e.g. "it took longer than 10 seconds"
     */
    public PageWantsTooMuch(String message) {
      super(message);
    }
  }

  private final IngestLimits limits;
  private final Cancellation cancellation;
  private final Clock wall;
  private final long start;
  private volatile Clock work;
  private volatile long workAtStart;
  private volatile Step step;
  private volatile int page;
  private volatile boolean opening;
  private volatile boolean recognizing;

  /** Pages that were or are read from their pictures. */
  private final AtomicInteger recognized = new AtomicInteger();

  private volatile boolean abandoned;

  /** Nanoseconds since any time: only differences count. */
  @FunctionalInterface
  public interface Clock {
    long nanos();
  }

  /** When a step began, by both clocks. */
  private record Step(long wall, long work) {}

  /** Starts now, by this process's time. */
  public Watch(IngestLimits limits, Cancellation cancellation) {
    this(limits, cancellation, System::nanoTime, ProcessorTime::ofThisProcess);
  }

  /**
   * Starts now.
   *
   * @param work what the work has had of the processor
   */
  Watch(IngestLimits limits, Cancellation cancellation, Clock wall, Clock work) {
    this.limits = limits;
    this.cancellation = cancellation;
    this.wall = wall;
    this.start = wall.nanos();
    follow(work);
  }

  /** From now on the work is another's, in whose processor time it is counted. */
  public void follow(Clock other) {
    work = other;
    workAtStart = other.nanos();
    step = now();
  }

  private Step now() {
    return new Step(wall.nanos(), work.nanos());
  }

  /** What the file may cost. */
  public IngestLimits limits() {
    return limits;
  }

  /** The reader begins; until the first page its time runs from now. */
  void startOpening() {
    step = now();
    opening = true;
  }

  /** Begins a page, from 1; its time runs from now. */
  public void startPage(int number) {
    opening = false;
    recognizing = false;
    page = number;
    step = now();
  }

  /** The page at work is read from its picture; its time for that runs from now. */
  public void startRecognition() {
    recognized.incrementAndGet();
    step = now();
    recognizing = true;
  }

  private Duration pageTime() {
    return recognizing ? limits.recognitionTime() : limits.pageTime();
  }

  private Duration totalTime() {
    return limits.totalTime().plus(limits.recognitionTime().multipliedBy(recognized.get()));
  }

  /** The page at work, or 0 before the first. */
  int page() {
    return page;
  }

  /** Nobody waits for the result any more. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }

  /**
   * Returns if the work may go on.
   *
   * @throws PageWantsTooMuch if this page's time is over
   * @throws CarrelException if the work was cancelled, given up, or the file's time is over
   */
  public void check() {
    cancellation.throwIfRequested();
    if (abandoned || isOver(totalTime(), Duration.ZERO, start, workAtStart)) {
      throw timedOut("took longer than " + words(limits.totalTime()));
    }
    if (opening && isOver(limits.openTime(), Duration.ZERO)) {
      throw timedOut("took longer than " + words(limits.openTime()) + " to open");
    }
    if (page > 0 && isOver(pageTime(), Duration.ZERO)) {
      throw new PageWantsTooMuch("it took longer than " + words(pageTime()));
    }
  }

  private boolean isOver(Duration time, Duration grace) {
    Step since = step;
    return isOver(time, grace, since.wall(), since.work());
  }

  /** The work is asked only when the wall would have it over, which costs nothing until then. */
  private boolean isOver(Duration time, Duration grace, long wallSince, long workSince) {
    long most = time.plus(grace).toNanos();
    long passed = wall.nanos() - wallSince;
    return passed > most
        && (work.nanos() - workSince > most
            || passed > time.multipliedBy(PATIENCE).plus(grace).toNanos());
  }

  /**
   * As {@link #check}, for who waits for another that looks after the time by itself: a page may
   * overrun here, and is at an end only when it should have come back long ago.
   */
  public void checkOther() {
    cancellation.throwIfRequested();
    if (abandoned || isStuck()) {
      throw timedOut("came to a halt");
    }
  }

  /** Whether the reader has not asked for so long that it will not. */
  boolean isStuck() {
    return (opening && isOver(limits.openTime(), GRACE))
        || (page > 0 && isOver(pageTime(), GRACE))
        || isOver(totalTime(), GRACE, start, workAtStart);
  }

  CarrelException timedOut(String what) {
    String where = page > 0 ? " at page " + page : "";
    return new CarrelException(
        Code.TIMED_OUT,
        "Reading the file " + what + where + ".",
        "Print the file to a new PDF with another program and add that one.");
  }

  static String words(Duration time) {
    return time.toMillis() % 1000 == 0
        ? time.toSeconds() + " seconds"
        : time.toMillis() + " milliseconds";
  }
}
