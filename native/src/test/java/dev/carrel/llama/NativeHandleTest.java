// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NativeHandleTest {
  private final List<Long> freed = new ArrayList<>();

  private NativeHandle handle(long address, NativeHandle... parents) {
    return new NativeHandle(this, "thing", address, freed::add, List.of(parents));
  }

  @Test
  void closingFreesOnceAndRefusesLaterCalls() {
    Object owner = new Object();
    NativeHandle handle = new NativeHandle(owner, "thing", 7, freed::add, List.of());
    assertEquals(8L, handle.<Long>with(address -> address + 1));
    handle.close();
    handle.close();
    assertEquals(List.of(7L), freed);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> handle.run(address -> {}));
    assertEquals("thing is closed", e.getMessage());
    assertTrue(handle.isClosed() && owner.hashCode() != 0);
  }

  @Test
  void whoeverWatchesMayAskWithoutKnowingWhetherItIsClosed() {
    NativeHandle handle = handle(7);
    assertEquals(Optional.of(8L), handle.unlessClosed(address -> address + 1));
    handle.unlessClosed(
        address -> {
          handle.close();
          assertEquals(List.of(), freed, "not while it is in use");
          return address;
        });
    assertEquals(List.of(7L), freed);
    assertEquals(Optional.empty(), handle.unlessClosed(address -> address + 1));
  }

  @Test
  void whatIsInUseIsFreedWhenTheCallEnds() {
    NativeHandle handle = handle(7);
    handle.run(
        address -> {
          handle.close();
          assertEquals(List.of(), freed);
        });
    assertEquals(List.of(7L), freed);
  }

  @Test
  void aParentIsFreedAfterItsChildren() {
    NativeHandle parent = handle(1);
    NativeHandle child = handle(2, parent);
    parent.close();
    assertEquals(List.of(), freed);
    child.close();
    assertEquals(List.of(2L, 1L), freed);
  }

  @Test
  void aForgottenOwnerIsCleanedUp() throws InterruptedException {
    CountDownLatch cleaned = new CountDownLatch(1);
    forget(cleaned);
    for (int i = 0; i < 100 && cleaned.getCount() > 0; i++) {
      System.gc();
      if (cleaned.await(100, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    assertEquals(0, cleaned.getCount());
  }

  private static void forget(CountDownLatch cleaned) {
    NativeHandle handle =
        new NativeHandle(new Object[1], "thing", 7, address -> cleaned.countDown(), List.of());
    assertTrue(!handle.isClosed());
  }
}
