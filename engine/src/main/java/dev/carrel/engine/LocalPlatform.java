// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ground.JavaProgram;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Program;
import dev.carrel.engine.llama.NativeMachine;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one place that asks this process what it runs on; called once, where a program begins. */
public final class LocalPlatform {
  private LocalPlatform() {}

  /** The system, the person and the machine that this process has. */
  public static Platform look() {
    return new Platform(
        system(),
        System.getenv(),
        userHome(),
        new NativeMachine(System.getenv()),
        InstantSource.system(),
        Optional.of(java()));
  }

  /** The Java that runs this. Tests of Maven's have their class path in a property of its own. */
  public static JavaProgram java() {
    Path home = Path.of(System.getProperty("java.home", "")).toAbsolutePath();
    String launcher = system().startsWith("Windows") ? "java.exe" : "java";
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    return new JavaProgram(
        home,
        new Program(home.resolve("bin").resolve(launcher)),
        Stream.of(path.split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList(),
        system(),
        System.getProperty("os.arch", ""),
        Stream.of("carrel.native.dir", "carrel.native.variant", "java.library.path")
            .filter(name -> System.getProperty(name) != null)
            .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, ""))));
  }

  /** The operating system, as Java calls it. */
  private static String system() {
    return System.getProperty("os.name", "");
  }

  /**
   * What HOME names, as for the native build and other programs; Java itself asks the users' list.
   */
  private static Path userHome() {
    return Optional.ofNullable(System.getenv("HOME"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .or(() -> Optional.of(Path.of(System.getProperty("user.home", ""))))
        .filter(Path::isAbsolute) // Java says "?" where the users' list has none
        .orElse(Platform.NOWHERE);
  }
}
