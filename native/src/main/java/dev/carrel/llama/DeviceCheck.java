// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

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
    List<Case> all = new ArrayList<>();
    run(device, all::add);
    return all;
  }

  /** As the other; each case is told as soon as it was computed. */
  public static void run(String device, Consumer<Case> told) {
    NativeLibrary.require();
    byte[] name = device.getBytes(StandardCharsets.UTF_8);
    byte[][] line = nRun(name, 0);
    for (int number = 1; line.length > 0; number++) {
      told.accept(Case.of(new String(line[0], StandardCharsets.UTF_8)));
      line = nRun(name, number);
    }
  }

  private static native byte[][] nRun(byte[] device, int number);
}
