// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.llama.Accelerators;
import dev.carrel.llama.Device;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.NativeLibrary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The graphics devices that ggml's backends name. */
final class LlamaDevices {
  /**
   * What drivers call themselves that compute on the processor. ggml says GPU of them too; only its
   * backend for Vulkan tells them apart.
   */
  private static final List<String> SOFTWARE =
      List.of("llvmpipe", "lavapipe", "swiftshader", "softpipe", "software rasterizer");

  private LlamaDevices() {}

  /** Those that are there now; none without a library. Loads it if that was not done yet. */
  static List<ComputeDevice> now() {
    if (NativeLibrary.status().library().isEmpty()) {
      return List.of();
    }
    try {
      Accelerators.load();
      return of(Device.all());
    } catch (LlamaException e) {
      System.getLogger(LlamaDevices.class.getName())
          .log(System.Logger.Level.WARNING, "devices could not be listed", e);
      return List.of();
    }
  }

  static List<ComputeDevice> of(List<Device> devices) {
    return devices.stream().flatMap(device -> of(device).stream()).toList();
  }

  private static Optional<ComputeDevice> of(Device device) {
    return kind(device)
        .map(
            kind ->
                new ComputeDevice(
                    device.name(),
                    device.description().strip(),
                    kind,
                    device.freeBytes(),
                    device.totalBytes()));
  }

  private static Optional<Kind> kind(Device device) {
    return switch (device.type()) {
      case GPU -> Optional.of(isSoftware(device) ? Kind.SOFTWARE : Kind.DISCRETE);
      case INTEGRATED_GPU -> Optional.of(isSoftware(device) ? Kind.SOFTWARE : Kind.INTEGRATED);
      case CPU, ACCELERATOR, OTHER -> Optional.empty();
    };
  }

  private static boolean isSoftware(Device device) {
    if (device.software()) {
      return true;
    }
    String text = (device.name() + " " + device.description()).toLowerCase(Locale.ROOT);
    return SOFTWARE.stream().anyMatch(text::contains);
  }
}
