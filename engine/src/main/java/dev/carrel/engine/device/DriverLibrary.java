// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The library that asks drivers; the real one is {@code llama.LlamaDevices}. */
public interface DriverLibrary {
  /** Files that would be loaded to ask drivers; none is loaded. */
  List<Path> backends();

  /** The library that brings shaders of ours; empty where there is none. */
  Optional<Path> shaders();

  /** Loads them in this process if that was not done yet, and lists what they know. */
  List<ListedDevice> list();
}
