// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.sandbox;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** System calls that a process, all its threads together, may not make any more. */
final class Seccomp {
  private static final int SET_MODE_FILTER = 1;
  private static final int ALL_THREADS = 1;

  private static final int ALLOW = 0x7FFF0000;
  private static final int FAIL = 0x00050000;
  private static final int KILL = 0x80000000;

  private static final int NUMBER_AT = 0;
  private static final int PROCESSOR_AT = 4;
  private static final int FIRST_ARGUMENT_AT = 16;
  private static final int X32 = 0x40000000;
  private static final int CLONE_THREAD = 0x00010000;

  /**
   * One step of the filter, in the kernel's form.
   *
   * @param yes steps to skip if it holds
   * @param no steps to skip if it does not
   */
  record Step(short code, int yes, int no, int value) {
    static Step load(int offset) {
      return new Step((short) 0x20, 0, 0, offset);
    }

    static Step ifEqual(int value, int yes, int no) {
      return new Step((short) 0x15, yes, no, value);
    }

    static Step ifAtLeast(int value, int yes, int no) {
      return new Step((short) 0x35, yes, no, value);
    }

    static Step ifAnyBit(int value, int yes, int no) {
      return new Step((short) 0x45, yes, no, value);
    }

    static Step end(int result) {
      return new Step((short) 0x06, 0, 0, result);
    }
  }

  private Seccomp() {}

  /** Forbids the network, other processes, and what else is of no use to one that reads. */
  static Guard forbid(LinuxCalls linux) {
    List<Step> steps = steps(linux.numbers());
    MemorySegment filter = linux.memory(8L * steps.size());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      filter.set(ValueLayout.JAVA_SHORT, 8L * i, step.code);
      filter.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) step.yes);
      filter.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) step.no);
      filter.set(ValueLayout.JAVA_INT, 8L * i + 4, step.value);
    }
    MemorySegment program = linux.memory(16);
    program.set(ValueLayout.JAVA_SHORT, 0, (short) steps.size());
    program.set(ValueLayout.JAVA_LONG, 8, filter.address());
    long error =
        linux.call(linux.numbers().seccomp(), SET_MODE_FILTER, ALL_THREADS, program.address(), 0);
    return error == 0
        ? new Guard("network", true, "none, and no other program (seccomp)")
        : new Guard("network", false, "not held: this kernel refuses seccomp (" + -error + ")");
  }

  static List<Step> steps(CallNumbers numbers) {
    List<Step> steps = new ArrayList<>();
    steps.add(Step.load(PROCESSOR_AT));
    steps.add(Step.ifEqual(numbers.audit(), 1, 0));
    steps.add(Step.end(KILL)); // numbers of another processor would mean other calls
    steps.add(Step.load(NUMBER_AT));
    if (numbers.x32()) {
      steps.add(Step.ifAtLeast(X32, 0, 1));
      steps.add(Step.end(FAIL | LinuxCalls.ENOSYS));
    }
    numbers.network().forEach(call -> refuse(steps, call, LinuxCalls.EACCES));
    numbers.forbidden().forEach(call -> refuse(steps, call, LinuxCalls.EPERM));
    // Its flags lie in memory, where a filter cannot look; the C library then takes clone.
    refuse(steps, CallNumbers.CLONE3, LinuxCalls.ENOSYS);
    steps.add(Step.ifEqual(numbers.cloning(), 1, 0));
    steps.add(Step.end(ALLOW));
    steps.add(Step.load(FIRST_ARGUMENT_AT));
    steps.add(Step.ifAnyBit(CLONE_THREAD, 1, 0));
    steps.add(Step.end(FAIL | LinuxCalls.EPERM));
    steps.add(Step.end(ALLOW));
    return steps;
  }

  private static void refuse(List<Step> steps, int call, int error) {
    steps.add(Step.ifEqual(call, 0, 1));
    steps.add(Step.end(FAIL | error));
  }
}
