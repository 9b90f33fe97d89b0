// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a device computes what the CPU does: products in the types of models' weights, attention,
 * a norm, a softmax, on random numbers. A fraction of a second on a GPU, more where its driver
 * compiles shaders first. A broken driver may end the process: run it in one that is of no other
 * use.
 */
public final class DeviceCheck {
  private DeviceCheck() {}

  /**
   * Compares the device of that {@link Device#name()}.
   *
   * @return what came out wrong, a line each, with the error and the one allowed; empty: all well
   * @throws LlamaException {@link LlamaException.Kind#DEVICE} where it cannot be opened; others
   *     where it has no memory or fails
   */
  public static List<String> run(String device) {
    NativeLibrary.require();
    return Arrays.stream(nRun(device.getBytes(StandardCharsets.UTF_8)))
        .map(line -> new String(line, StandardCharsets.UTF_8))
        .toList();
  }

  private static native byte[][] nRun(byte[] device);
}
