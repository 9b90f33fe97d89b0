// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether a device computes what the CPU does: products in the types of models' weights, attention,
 * a norm, a softmax, on random numbers. A fraction of a second on a GPU, more where its driver
 * compiles shaders first. A broken driver may end the process: run it in one that is of no other
 * use.
 */
public final class DeviceCheck {
  private DeviceCheck() {}

  /**
   * One thing that was computed, or was not.
   *
   * @param name what
   * @param error of the device against the CPU, as a normalised mean squared error; infinite where
   *     it computed no numbers; empty where it does not offer this, so that the CPU will compute it
   * @param limit the largest error that is right
   */
  public record Case(String name, OptionalDouble error, double limit) {
    /** Whether the device can be believed in this. */
    public boolean right() {
      return error.isEmpty() || error.getAsDouble() <= limit;
    }

    static Case of(String line) {
      String[] parts = line.split("\t", -1);
      OptionalDouble error =
          parts[1].equals("-")
              ? OptionalDouble.empty()
              : OptionalDouble.of(Double.parseDouble(parts[1]));
      return new Case(parts[0], error, Double.parseDouble(parts[2]));
    }
  }

  /**
   * Compares the device of that {@link Device#name()}.
   *
   * @throws LlamaException {@link LlamaException.Kind#DEVICE} where it cannot be opened; others
   *     where it has no memory or fails
   */
  public static List<Case> run(String device) {
    NativeLibrary.require();
    return Arrays.stream(nRun(device.getBytes(StandardCharsets.UTF_8)))
        .map(line -> Case.of(new String(line, StandardCharsets.UTF_8)))
        .toList();
  }

  private static native byte[][] nRun(byte[] device);
}
