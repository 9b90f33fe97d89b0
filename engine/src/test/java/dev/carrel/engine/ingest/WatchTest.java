// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** By two clocks that stand until they are set: 45 seconds to open, 10 a page. */
class WatchTest {
  private final AtomicLong wall = new AtomicLong(7);
  private final AtomicLong work = new AtomicLong(11);
  private final Watch watch =
      new Watch(IngestLimits.DEFAULT, new Cancellation(), wall::get, work::get);

  private void pass(long wallSeconds, long workSeconds) {
    wall.addAndGet(TimeUnit.SECONDS.toNanos(wallSeconds));
    work.addAndGet(TimeUnit.SECONDS.toNanos(workSeconds));
  }

  @Test
  void aPageOnABusyMachineIsReadOn() {
    watch.startPage(1);
    pass(95, 9);
    assertDoesNotThrow(watch::check);
    assertFalse(watch.isStuck());
  }

  @Test
  void aPageThatWorksTooLongIsGivenUp() {
    watch.startPage(1);
    pass(11, 11);
    var e = assertThrows(Watch.PageWantsTooMuch.class, watch::check);
    assertEquals("it took longer than 10 seconds", e.getMessage());
    assertFalse(watch.isStuck(), "its reader has some seconds to ask");
    pass(5, 5);
    assertTrue(watch.isStuck());
  }

  @Test
  void aPageThatIsReadFromItsPictureHasMoreTimeAndTheFileToo() {
    watch.startPage(1);
    pass(8, 8);
    watch.startRecognition();
    pass(115, 115);
    assertDoesNotThrow(watch::check);
    pass(6, 6);
    assertThrows(Watch.PageWantsTooMuch.class, watch::check);
    watch.startPage(2);
    pass(9, 9);
    assertDoesNotThrow(watch::check);
    pass(2, 2);
    assertThrows(Watch.PageWantsTooMuch.class, watch::check);
  }

  @Test
  void whatOtherThreadsWorkBesideIsNotThePagesTime() {
    watch.startPage(1);
    pass(6, 60);
    assertDoesNotThrow(watch::check);
  }

  @Test
  void aPageThatWaitsWithoutWorkingEndsToo() {
    watch.startPage(1);
    pass(101, 0);
    assertThrows(Watch.PageWantsTooMuch.class, watch::check);
    assertFalse(watch.isStuck());
    pass(5, 0);
    assertTrue(watch.isStuck());
  }

  @Test
  void aFileThatWorksTooLongBeforeItsFirstPageIsRefused() {
    watch.startOpening();
    pass(440, 44);
    assertDoesNotThrow(watch::check);
    pass(2, 2);
    CarrelException e = assertThrows(CarrelException.class, watch::check);
    assertEquals(Code.TIMED_OUT, e.code());
    assertEquals("Reading the file took longer than 45 seconds to open.", e.getMessage());
  }

  @Test
  void workBeforeItWasThisFilesIsNotCounted() {
    watch.startOpening();
    pass(50, 50);
    AtomicLong other = new AtomicLong(TimeUnit.HOURS.toNanos(3));
    watch.follow(other::get);
    pass(50, 50);
    assertDoesNotThrow(watch::check);
    other.addAndGet(TimeUnit.SECONDS.toNanos(46));
    assertThrows(CarrelException.class, watch::check);
  }
}
