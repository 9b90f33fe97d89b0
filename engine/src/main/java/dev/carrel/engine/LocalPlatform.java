package dev.carrel.engine;

import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.llama.NativeMachine;
import java.nio.file.Path;
import java.time.InstantSource;

/** The one place that asks this process what it runs on; called once, where a program begins. */
public final class LocalPlatform {
  private LocalPlatform() {}

  /** The system, the person and the machine that this process has. */
  public static Platform look() {
    return new Platform(
        System.getProperty("os.name", ""),
        System.getenv(),
        Path.of(System.getProperty("user.home", ".")),
        new NativeMachine(System.getenv()),
        InstantSource.system());
  }
}
