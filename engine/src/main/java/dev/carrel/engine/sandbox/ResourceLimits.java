// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.sandbox;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** How much a process may take of what is not endless. */
final class ResourceLimits {
  private static final int FILE_SIZE = 1;
  private static final int DATA = 2;
  private static final int CORE = 4;

  private ResourceLimits() {}

  /** Limits memory and the size of files that are written, and leaves no image when it dies. */
  static Guard set(LinuxCalls linux, long memoryBytes, long fileBytes) {
    long _ = set(linux, CORE, 0);
    long _ = set(linux, FILE_SIZE, fileBytes);
    long error = set(linux, DATA, memoryBytes);
    return error == 0
        ? new Guard("memory", true, "at most %,d MB in all".formatted(memoryBytes / 1_000_000))
        : new Guard("memory", true, "Java's own limits; the system's could not be set");
  }

  private static long set(LinuxCalls linux, int what, long limit) {
    MemorySegment both = linux.memory(2 * Long.BYTES);
    both.set(ValueLayout.JAVA_LONG, 0, limit);
    both.set(ValueLayout.JAVA_LONG, Long.BYTES, limit);
    return linux.call(linux.numbers().prlimit(), 0, what, both.address(), 0);
  }
}
