// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.llama.NativeMachine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The one place that asks this process what it runs on; called once, where a program begins. */
public final class LocalPlatform {
  private LocalPlatform() {}

  /** The system, the person and the machine that this process has. */
  public static Platform look() {
    return new Platform(
        System.getProperty("os.name", ""),
        System.getenv(),
        userHome(),
        new NativeMachine(System.getenv()),
        InstantSource.system());
  }

  /**
   * What HOME names, as for the native build and other programs; Java itself asks the users' list.
   */
  private static Path userHome() {
    return Optional.ofNullable(System.getenv("HOME"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home", ".")));
  }
}
