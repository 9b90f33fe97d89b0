// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders in which programs are looked for: those of the {@code PATH} that are named by a whole
 * path. An entry that is empty, {@code .} or relative stands for the current folder or one below
 * it, which may be the folder of a stranger's document; such entries are left out.
 *
 * @param folders absolute, in order
 */
public record SearchPath(List<Path> folders) {
  /** Variables that hold folders in which a system looks for programs or libraries. */
  private static final Set<String> VARIABLES =
      Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH");

  /** Keeps Windows from looking in the current folder before the {@code PATH}. */
  private static final String NOT_HERE = "NoDefaultCurrentDirectoryInExePath";

  /** In order. */
  public SearchPath {
    folders = List.copyOf(folders);
  }

  /** What an environment's {@code PATH} says; nothing if it has none. */
  public static SearchPath of(Map<String, String> environment) {
    return parse(
        environment.entrySet().stream()
            .filter(entry -> name(entry.getKey()).equals("PATH")) // Windows writes "Path"
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(""));
  }

  private static SearchPath parse(String path) {
    String plain = File.separatorChar == '\\' ? path.replace("\"", "") : path;
    return new SearchPath(
        Stream.of(plain.split(File.pathSeparator)).flatMap(SearchPath::absolute).toList());
  }

  private static Stream<Path> absolute(String entry) {
    try {
      return Stream.of(entry).filter(e -> !e.isBlank()).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  private static String name(String variable) {
    return variable.toUpperCase(Locale.ROOT);
  }

  /** The first program of that name; an ending such as {@code .exe} is part of the name. */
  public Optional<Program> find(String name) {
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("'" + name + "' is no name of a program");
    }
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .map(Program::new)
        .findFirst();
  }

  /** An environment in which a program that is run finds nothing in its current folder either. */
  static Map<String, String> cleaned(Map<String, String> environment) {
    Map<String, String> cleaned = new HashMap<>();
    environment.forEach(
        (variable, value) -> {
          if (!VARIABLES.contains(name(variable))) {
            cleaned.put(variable, value);
          } else if (!parse(value).folders.isEmpty()) {
            cleaned.put(variable, parse(value).toString());
          }
        });
    if (File.separatorChar == '\\') {
      cleaned.put(NOT_HERE, "1");
    }
    return cleaned;
  }

  /** As the system writes it. */
  @Override
  public String toString() {
    return String.join(File.pathSeparator, folders.stream().map(Path::toString).toList());
  }
}
