// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** The device that tests of offloading run on. */
final class GraphicsDevice {
  private GraphicsDevice() {}

  /** The name of the first that ggml finds; empty: no GPU, and no driver that plays one. */
  static Optional<String> find() {
    return Accelerators.load().isEmpty()
        ? Optional.empty()
        : Device.all().stream()
            .filter(d -> d.type() == Device.Type.GPU || d.type() == Device.Type.INTEGRATED_GPU)
            .map(Device::name)
            .findFirst();
  }

  /** The same; without one the test is skipped. */
  static String orSkip() {
    Optional<String> found = find();
    assumeTrue(
        found.isPresent(), "skipped: no GPU, and no Vulkan driver that plays one in software");
    return found.orElseThrow();
  }
}
