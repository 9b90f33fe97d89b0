// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.device.DriverLibrary;
import dev.carrel.engine.device.ListedDevice;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.llama.Accelerators;
import dev.carrel.llama.Device;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.NativeLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The graphics devices that ggml's backends name. */
public final class LlamaDevices implements DriverLibrary {
  /**
   * What drivers call themselves that compute on the processor. ggml says GPU of them too; only its
   * backend for Vulkan tells them apart.
   */
  private static final List<String> SOFTWARE =
      List.of("llvmpipe", "lavapipe", "swiftshader", "softpipe", "software rasterizer");

  @Override
  public List<Path> backends() {
    return NativeLibrary.status().library().isEmpty() ? List.of() : Accelerators.present();
  }

  @Override
  public Optional<Path> shaders() {
    return NativeLibrary.status().library();
  }

  @Override
  public List<ListedDevice> list() {
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

  static List<ListedDevice> of(List<Device> devices) {
    return devices.stream().flatMap(device -> of(device).stream()).toList();
  }

  private static Optional<ListedDevice> of(Device device) {
    return kind(device)
        .map(
            kind ->
                new ListedDevice(
                    new ComputeDevice(
                        device.name(),
                        device.description().strip(),
                        kind,
                        device.freeBytes(),
                        device.totalBytes()),
                    device.driver().strip()));
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
