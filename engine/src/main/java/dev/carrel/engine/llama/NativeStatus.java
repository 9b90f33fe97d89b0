// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.llama.Device;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.NativeLibrary;
import java.util.List;

/**
 * Whether llama.cpp can be used here, for a person who asks.
 *
 * @param usable whether its library was loaded
 * @param library the library's file, or why there is none
 * @param backends ggml's backends in use; of the CPU's variants the one that suits this processor
 * @param devices what it can compute on, with memory
 */
public record NativeStatus(
    boolean usable, String library, List<String> backends, List<String> devices) {

  public NativeStatus {
    backends = List.copyOf(backends);
    devices = List.copyOf(devices);
  }

  /** Loads the library if that was not done yet. Never throws. */
  public static NativeStatus look() {
    NativeLibrary status = NativeLibrary.status();
    if (status.library().isEmpty()) {
      String failure = status.failure().orElse("the native library is missing");
      return new NativeStatus(false, failure, List.of(), List.of());
    }
    String library = status.library().get().toString();
    try {
      List<String> devices = Device.all().stream().map(NativeStatus::describe).toList();
      return new NativeStatus(true, library, status.backends(), devices);
    } catch (LlamaException e) {
      return new NativeStatus(false, library + ": " + e.getMessage(), status.backends(), List.of());
    }
  }

  private static String describe(Device device) {
    return device.name() + " (" + device.description().strip() + ")";
  }
}
