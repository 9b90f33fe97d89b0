// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Carrel runs on: the system, the person's folders, the machine, the time. Made once at the
 * edge ({@code LocalPlatform}) and passed to whoever needs some of it; nothing else asks the system
 * by itself, so a test that brings its own sees nobody's cache, home or measured speeds.
 *
 * @param osName as Java calls it, such as {@code Linux} or {@code Windows 11}
 * @param environment the process's variables
 * @param userHome the person's own folder
 * @param machine what there is to compute with
 * @param clock the time of day
 * @param java that runs this, if other processes of it may be started
 */
public record Platform(
    String osName,
    Map<String, String> environment,
    Path userHome,
    Machine machine,
    InstantSource clock,
    Optional<JavaProgram> java) {
  /**
   * The own folder of a person who has none: neither HOME nor the users' list names one. Nothing
   * can be made below it.
   */
  public static final Path NOWHERE = Path.of("/dev/null");

  public Platform {
    environment = Map.copyOf(environment);
  }

  /** One on which no other process of this program is started. */
  public Platform(
      String osName,
      Map<String, String> environment,
      Path userHome,
      Machine machine,
      InstantSource clock) {
    this(osName, environment, userHome, machine, clock, Optional.empty());
  }

  /** The same, with a Java of which processes may be started. */
  public Platform withJava(JavaProgram program) {
    return new Platform(osName, environment, userHome, machine, clock, Optional.of(program));
  }

  /**
   * The folder for what can be fetched or built again, which all homes share: {@code CARREL_CACHE},
   * or the system's own place for caches.
   */
  public Path cache() {
    return CacheFolder.of(environment, osName, userHome);
  }

  /** Where model files lie that were fetched. */
  public Path models() {
    return cache().resolve("models");
  }

  /** The system's own place for the person's data; a home that was moved lies elsewhere. */
  public Path dataPlace() {
    if (isWindows()) {
      return absolute("LOCALAPPDATA")
          .orElse(userHome.resolve("AppData").resolve("Local"))
          .resolve("Carrel");
    }
    if (isMac()) {
      return userHome.resolve("Library").resolve("Application Support").resolve("Carrel");
    }
    return absolute("XDG_DATA_HOME")
        .orElse(userHome.resolve(".local").resolve("share"))
        .resolve("carrel");
  }

  /** The XDG specification says that a relative path is to be ignored, as an empty one is. */
  private Optional<Path> absolute(String variable) {
    return variable(variable).map(Path::of).filter(Path::isAbsolute);
  }

  /** A variable of the environment that is not blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  public boolean isWindows() {
    return osName.toLowerCase(Locale.ROOT).startsWith("windows");
  }

  public boolean isMac() {
    return osName.toLowerCase(Locale.ROOT).startsWith("mac");
  }
}
