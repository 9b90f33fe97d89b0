// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.Serial;
import java.time.Duration;

/**
 * The clock and the stop sign of one file being read. The reader asks {@link #check} often; the
 * thread that waits for it asks {@link #isStuck}, for a parser that never comes back to ask.
 */
public final class Watch {
  /** What a page may overrun before its thread is given up: time to reach the next check. */
  private static final Duration GRACE = Duration.ofSeconds(5);

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
  private final long start = System.nanoTime();
  private volatile long stepStart = start;
  private volatile int page;
  private volatile boolean opening;
  private volatile boolean abandoned;

  /** Starts now. */
  public Watch(IngestLimits limits, Cancellation cancellation) {
    this.limits = limits;
    this.cancellation = cancellation;
  }

  /** What the file may cost. */
  public IngestLimits limits() {
    return limits;
  }

  /** The reader begins; until the first page its time runs from now. */
  void startOpening() {
    stepStart = System.nanoTime();
    opening = true;
  }

  /** Begins a page, from 1; its time runs from now. */
  public void startPage(int number) {
    opening = false;
    page = number;
    stepStart = System.nanoTime();
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
    long now = System.nanoTime();
    if (abandoned || now - start > limits.totalTime().toNanos()) {
      throw timedOut("took longer than " + words(limits.totalTime()));
    }
    if (opening && now - stepStart > limits.openTime().toNanos()) {
      throw timedOut("took longer than " + words(limits.openTime()) + " to open");
    }
    if (page > 0 && now - stepStart > limits.pageTime().toNanos()) {
      throw new PageWantsTooMuch("it took longer than " + words(limits.pageTime()));
    }
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
    long now = System.nanoTime();
    boolean openStuck = opening && now - stepStart > limits.openTime().plus(GRACE).toNanos();
    boolean pageStuck = page > 0 && now - stepStart > limits.pageTime().plus(GRACE).toNanos();
    return openStuck || pageStuck || now - start > limits.totalTime().plus(GRACE).toNanos();
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
