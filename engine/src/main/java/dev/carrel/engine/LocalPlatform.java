// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.device.ContextTrials;
import dev.carrel.engine.device.ContextWish;
import dev.carrel.engine.device.DriverTrial;
import dev.carrel.engine.device.KeptContextTrials;
import dev.carrel.engine.device.TriedDevices;
import dev.carrel.engine.device.TriedDrivers;
import dev.carrel.engine.ground.CacheFolder;
import dev.carrel.engine.ground.Devices;
import dev.carrel.engine.ground.JavaProgram;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Program;
import dev.carrel.engine.llama.DriverTrialMain;
import dev.carrel.engine.llama.LlamaDevices;
import dev.carrel.engine.llama.NativeMachine;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one place that asks this process what it runs on; called once, where a program begins. */
public final class LocalPlatform {
  /** The first time, a driver compiles its programs, on a machine with other work. */
  private static final Duration MOST_DRIVER_SILENCE = Duration.ofMinutes(2);

  private LocalPlatform() {}

  /** The system, the person and the machine that this process has. */
  public static Platform look() {
    JavaProgram java = java();
    InstantSource clock = InstantSource.system();
    return new Platform(
        system(),
        named(System.getenv(), System.getProperty("user.name", "")),
        userHome(),
        new NativeMachine(System.getenv(), devices(java, clock)),
        clock,
        Optional.of(java));
  }

  /** With the account's name also where no variable has it, as in services and containers. */
  static Map<String, String> named(Map<String, String> environment, String account) {
    boolean told = Stream.of("USER", "LOGNAME", "USERNAME").anyMatch(environment::containsKey);
    if (told || account.isBlank() || account.equals("?")) { // "?" is Java's for none
      return environment;
    }
    Map<String, String> named = new HashMap<>(environment);
    named.put("USER", account);
    return named;
  }

  private static Devices devices(JavaProgram java, InstantSource clock) {
    Path cache = CacheFolder.of(System.getenv(), system(), userHome());
    return new TriedDevices(
        new LlamaDevices(),
        Optional.of(
            new DriverTrial(
                java, DriverTrialMain.class.getName(), System.getenv(), MOST_DRIVER_SILENCE)),
        new TriedDrivers(cache.resolve("drivers.json"), clock),
        new ContextTrials(
            ContextWish.of(System.getenv()),
            new KeptContextTrials(cache.resolve("device-contexts.json"), clock)));
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
