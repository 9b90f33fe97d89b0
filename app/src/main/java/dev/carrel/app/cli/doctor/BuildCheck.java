package dev.carrel.app.cli.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a build from the sources needs. The launcher checks the same, more closely, before it
 * builds; here it is told to whoever asks.
 */
public final class BuildCheck {
  private static final Map<String, List<String>> TOOLS = tools();

  private BuildCheck() {}

  private static Map<String, List<String>> tools() {
    Map<String, List<String>> tools = new LinkedHashMap<>();
    tools.put("Maven", List.of("mvn", "mvn.cmd"));
    tools.put("a C++ compiler", List.of("c++", "g++", "clang++", "cl.exe", "clang-cl.exe"));
    tools.put("CMake", List.of("cmake", "cmake.exe"));
    tools.put("Ninja", List.of("ninja", "ninja-build", "ninja.exe"));
    tools.put("git", List.of("git", "git.exe"));
    tools.put("npm", List.of("npm", "npm.cmd"));
    tools.put("Python", List.of("python3", "python", "py.exe", "python.exe"));
    return tools;
  }

  /** Empty where Carrel was installed and not built. */
  public static Optional<Check> prerequisites() {
    String sources = System.getProperty("carrel.source.dir", "");
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    List<String> missing =
        TOOLS.entrySet().stream()
            .filter(tool -> tool.getValue().stream().noneMatch(BuildCheck::onPath))
            .map(Map.Entry::getKey)
            .toList();
    return Optional.of(
        missing.isEmpty()
            ? Check.ok("build", "all that a build of " + sources + " needs is here")
            : Check.ok(
                "build",
                "Carrel is built, but to build it again this is missing: "
                    + String.join(", ", missing)
                    + "; README.md has the command that installs it"));
  }

  private static boolean onPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .anyMatch(file -> windows ? Files.exists(file) : Files.isExecutable(file));
  }
}
