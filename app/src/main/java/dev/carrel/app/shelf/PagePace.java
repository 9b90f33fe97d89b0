// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Tells from how long the last pages took how long the rest will take. */
final class PagePace {
  private static final int LAST = 8;

  /** Quicker ones were read before, or need not be read from their pictures. */
  private static final Duration REAL = Duration.ofMillis(200);

  private record At(long page, long nanos) {}

  private final Deque<At> last = new ArrayDeque<>();

  /**
   * The time to the end.
   *
   * @param done so many pages are
   * @param nanos {@link System#nanoTime} now
   */
  Optional<Duration> left(long done, long total, long nanos) {
    At now = new At(done, nanos);
    At before = last.peekLast();
    if (before != null && done <= before.page) {
      return rest(total);
    }
    if (before != null && nanos - before.nanos < REAL.toNanos() * (done - before.page)) {
      last.clear();
    }
    last.addLast(now);
    if (last.size() > LAST) {
      last.removeFirst();
    }
    return rest(total);
  }

  private Optional<Duration> rest(long total) {
    At first = last.peekFirst();
    At now = last.peekLast();
    if (first == null || now == null || now.page - first.page < 2) {
      return Optional.empty();
    }
    double each = (double) (now.nanos - first.nanos) / (now.page - first.page);
    return Optional.of(Duration.ofNanos(Math.round(each * (total - now.page))));
  }
}
