// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.sandbox.Seccomp.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The filter, run as the kernel runs it: also for the processor that this is not. */
class SeccompTest {
  private static final int ALLOW = 0x7FFF0000;
  private static final int KILL = 0x80000000;
  private static final int FAIL = 0x00050000;

  private static final CallNumbers X86 = CallNumbers.of("amd64").orElseThrow();
  private static final CallNumbers ARM = CallNumbers.of("aarch64").orElseThrow();

  private static int result(CallNumbers filter, int processor, int call, int argument) {
    List<Step> steps = Seccomp.steps(filter);
    int loaded = 0;
    int at = 0;
    while (true) {
      Step step = steps.get(at);
      at++;
      switch (step.code()) {
        case 0x20 ->
            loaded =
                switch (step.value()) {
                  case 0 -> call;
                  case 4 -> processor;
                  case 16 -> argument;
                  default -> throw new AssertionError("nothing lies at " + step.value());
                };
        case 0x15 -> at += loaded == step.value() ? step.yes() : step.no();
        case 0x35 ->
            at += Integer.compareUnsigned(loaded, step.value()) >= 0 ? step.yes() : step.no();
        case 0x45 -> at += (loaded & step.value()) != 0 ? step.yes() : step.no();
        case 0x06 -> {
          return step.value();
        }
        default -> throw new AssertionError("no such step: " + step);
      }
    }
  }

  private static int result(CallNumbers numbers, int call) {
    return result(numbers, numbers.audit(), call, 0);
  }

  @Test
  void whatReachesTheNetworkIsRefused() {
    assertEquals(FAIL | 13, result(X86, 41), "socket");
    assertEquals(FAIL | 13, result(X86, 42), "connect");
    assertEquals(FAIL | 13, result(ARM, 198), "socket");
    assertEquals(FAIL | 13, result(ARM, 203), "connect");
  }

  @Test
  void whatStartsOrTouchesAnotherProcessIsRefused() {
    for (int call : List.of(57, 58, 59, 322, 62, 101, 310)) {
      assertEquals(FAIL | 1, result(X86, call), "call " + call);
    }
    for (int call : List.of(221, 281, 129, 117, 270)) {
      assertEquals(FAIL | 1, result(ARM, call), "call " + call);
    }
  }

  @Test
  void aThreadMayBeMadeAndAProcessNot() {
    int thread = 0x003D0F00;
    for (CallNumbers numbers : List.of(X86, ARM)) {
      assertEquals(ALLOW, result(numbers, numbers.audit(), numbers.cloning(), thread));
      assertEquals(FAIL | 1, result(numbers, numbers.audit(), numbers.cloning(), 17));
      assertEquals(FAIL | 38, result(numbers, CallNumbers.CLONE3));
    }
  }

  @Test
  void readingAndWritingIsAllowed() {
    for (int call : List.of(0, 1, 3, 9, 11, 202, 231, 257)) {
      assertEquals(ALLOW, result(X86, call), "call " + call);
    }
    for (int call : List.of(56, 57, 63, 64, 94, 98, 215, 222)) {
      assertEquals(ALLOW, result(ARM, call), "call " + call);
    }
  }

  @Test
  void callsInAnotherFormAreNoWayRound() {
    assertEquals(KILL, result(X86, 0x40000003, 0, 0), "32 bits");
    assertEquals(FAIL | 38, result(X86, 0x40000000 | 41), "x32");
    assertEquals(KILL, result(ARM, X86.audit(), 198, 0));
  }

  @Test
  void theKernelTakesAFilterOfThisLength() {
    assertTrue(Seccomp.steps(X86).size() < 256);
    assertTrue(Seccomp.steps(ARM).size() < 256);
  }
}
