// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A device that llama.cpp can compute on, as it stands now.
 *
 * @param name e.g. {@code CPU}, {@code Vulkan0}
 * @param description the processor's own name
 * @param type what it is
 * @param freeBytes memory that is free; 0 where the backend does not say. Of a CPU on Linux and
 *     macOS it is all of the memory: see {@link PhysicalMemory}
 * @param totalBytes memory in all, at least {@code freeBytes}; 0 where the backend does not say
 * @param driver its name and version in one text; empty where the backend does not say
 * @param software whether it is a program on the CPU that plays a GPU: slower than the CPU itself
 */
public record Device(
    String name,
    String description,
    Type type,
    long freeBytes,
    long totalBytes,
    String driver,
    boolean software) {

  /** ggml's device types. */
  public enum Type {
    CPU,
    GPU,
    /** A GPU that shares the machine's memory. */
    INTEGRATED_GPU,
    /** Works beside the CPU, e.g. BLAS. */
    ACCELERATOR,
    OTHER
  }

  /**
   * All devices of the backends that are loaded: the CPU, and others after {@link Accelerators}.
   */
  public static List<Device> all() {
    NativeLibrary.require();
    return IntStream.range(0, Backends.nCount()).mapToObj(Device::of).toList();
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static Device of(int index) {
    byte[][] texts = Backends.nTexts(index);
    long[] numbers = Backends.nNumbers(index);
    Type type =
        switch ((int) numbers[0]) {
          case 0 -> Type.CPU;
          case 1 -> Type.GPU;
          case 2 -> Type.INTEGRATED_GPU;
          case 3 -> Type.ACCELERATOR;
          default -> Type.OTHER;
        };
    return new Device(
        text(texts[0]),
        text(texts[1]),
        type,
        numbers[1],
        numbers[2],
        text(texts[2]),
        numbers[3] != 0);
  }
}
