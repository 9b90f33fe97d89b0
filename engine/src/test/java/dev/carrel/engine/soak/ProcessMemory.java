// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What this process holds, once everything that nobody uses any more was given back. */
final class ProcessMemory {
  /** glibc's struct mallinfo2. */
  private static final StructLayout MALLINFO =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_LONG.withName("arena"),
          ValueLayout.JAVA_LONG.withName("ordblks"),
          ValueLayout.JAVA_LONG.withName("smblks"),
          ValueLayout.JAVA_LONG.withName("hblks"),
          ValueLayout.JAVA_LONG.withName("hblkhd"),
          ValueLayout.JAVA_LONG.withName("usmblks"),
          ValueLayout.JAVA_LONG.withName("fsmblks"),
          ValueLayout.JAVA_LONG.withName("uordblks"),
          ValueLayout.JAVA_LONG.withName("fordblks"),
          ValueLayout.JAVA_LONG.withName("keepcost"));

  private ProcessMemory() {}

  /** In bytes: {@code resident}, {@code heap}, and {@code malloc} where glibc tells. */
  static JsonObject now() throws IOException {
    System.gc();
    System.gc();
    JsonObject out = new JsonObject();
    call("malloc_trim", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG))
        .ifPresent(ProcessMemory::trim);
    call("mallinfo2", FunctionDescriptor.of(MALLINFO))
        .ifPresent(handle -> out.addProperty("malloc", inUse(handle)));
    out.addProperty("heap", Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    out.addProperty("resident", resident());
    return out;
  }

  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> call(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find(name)
        .map(address -> linker.downcallHandle(address, descriptor));
  }

  private static void trim(MethodHandle trim) {
    try {
      int _ = (int) trim.invokeExact(0L);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static long inUse(MethodHandle mallinfo) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = (MemorySegment) mallinfo.invokeExact((SegmentAllocator) arena);
      return field(info, "uordblks") + field(info, "hblkhd");
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static long field(MemorySegment info, String name) {
    return info.get(
        ValueLayout.JAVA_LONG, MALLINFO.byteOffset(MemoryLayout.PathElement.groupElement(name)));
  }

  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("RssAnon:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .sum();
  }
}
