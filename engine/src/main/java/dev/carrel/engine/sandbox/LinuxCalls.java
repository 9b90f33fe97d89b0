// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Linux's system calls, all by way of the one function {@code syscall}. Belongs to one thread; its
 * memory goes when it is closed.
 */
final class LinuxCalls implements AutoCloseable {
  static final int EPERM = 1;
  static final int EACCES = 13;
  static final int ENOSYS = 38;

  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final Arena arena = Arena.ofConfined();
  private final CallNumbers numbers;
  private final MethodHandle syscall;
  private final MemorySegment state = arena.allocate(STATE);

  @SuppressWarnings("restricted") // what calls into the system is, and none of this is elsewhere
  LinuxCalls(CallNumbers numbers) {
    this.numbers = numbers;
    Linker linker = Linker.nativeLinker();
    ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
    this.syscall =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("syscall"),
            FunctionDescriptor.of(word, word, word, word, word, word, word),
            Linker.Option.firstVariadicArg(1),
            Linker.Option.captureCallState("errno"));
  }

  CallNumbers numbers() {
    return numbers;
  }

  /** Memory for a call, filled with zeros. */
  MemorySegment memory(long bytes) {
    return arena.allocate(bytes, Long.BYTES);
  }

  MemorySegment text(String text) {
    return arena.allocateFrom(text);
  }

  /**
   * Calls.
   *
   * @return what the call returns, or the number of its error, negated
   */
  long call(int number, long a, long b, long c, long d) {
    try {
      long result = (long) syscall.invokeExact(state, (long) number, a, b, c, d, 0L);
      return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable e) {
      throw new IllegalStateException("a system call could not be made", e);
    }
  }

  /** No program that this starts may more than this; without it no filter is taken. */
  void noNewPrivileges() {
    long _ = call(numbers.prctl(), PR_SET_NO_NEW_PRIVS, 1, 0, 0);
  }

  @Override
  public void close() {
    arena.close();
  }
}
