// SPDX-License-Identifier: Apache-2.0
package dev.carrel.repository;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The line that says under which licence a file is. It stands first, or second behind the line that
 * names a script's interpreter.
 *
 * @param line without its end
 */
record SourceHeader(String line) {
  private static final String LICENCE = "SPDX-License-Identifier: Apache-2.0";
  private static final Set<String> SLASHES = Set.of("java", "cpp", "h", "c");
  private static final Set<String> HASHES = Set.of("cmake", "sh");

  /** That of a file; empty if such files have none: data, pictures, what others wrote. */
  static Optional<SourceHeader> of(Path file, String text) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1);
    if (SLASHES.contains(extension)) {
      return Optional.of(new SourceHeader("// " + LICENCE));
    }
    if (HASHES.contains(extension) || name.equals("CMakeLists.txt") || text.startsWith("#!")) {
      return Optional.of(new SourceHeader("# " + LICENCE));
    }
    return extension.equals("cmd")
        ? Optional.of(new SourceHeader("@rem " + LICENCE))
        : Optional.empty();
  }

  boolean isIn(String text) {
    return text.lines().skip(place(text)).findFirst().filter(line::equals).isPresent();
  }

  /** The text with it. */
  String addedTo(String text) {
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    int at = place(text) == 0 ? 0 : text.indexOf('\n') + 1;
    return text.substring(0, at) + line + end + text.substring(at);
  }

  private static int place(String text) {
    return text.startsWith("#!") ? 1 : 0;
  }
}
