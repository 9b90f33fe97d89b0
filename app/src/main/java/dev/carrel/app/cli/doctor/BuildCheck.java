// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import dev.carrel.engine.ground.SearchPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a build from the sources needs. The launcher checks the same, more closely, before it
 * builds; here it is told to whoever asks.
 */
public final class BuildCheck {
  private static final String CHECK = "build";

  private BuildCheck() {}

  /** Empty where Carrel was installed and not built. */
  public static Optional<Check> prerequisites() {
    String sources = System.getProperty("carrel.source.dir", "");
    return sources.isEmpty() ? Optional.empty() : Optional.of(check(Path.of(sources)));
  }

  private static Check check(Path sources) {
    List<String> missing;
    try {
      missing =
          Prerequisites.of(sources).tools().stream()
              .filter(tool -> !isHere(tool))
              .map(Prerequisites.Tool::name)
              .toList();
    } catch (IOException e) {
      return Check.ok(CHECK, "what a build needs could not be read: " + e.getMessage());
    }
    return missing.isEmpty()
        ? Check.ok(CHECK, "all that a build of " + sources + " needs is here")
        : Check.ok(
            CHECK,
            "Carrel is built, but to build it again this is missing: "
                + String.join(", ", missing)
                + "; README.md has the command that installs it");
  }

  private static boolean isHere(Prerequisites.Tool tool) {
    return tool.programs().isEmpty() || tool.programs().stream().anyMatch(BuildCheck::onPath);
  }

  private static boolean onPath(String program) {
    SearchPath path = SearchPath.of(System.getenv());
    return Stream.of("", ".exe", ".cmd").anyMatch(end -> path.find(program + end).isPresent());
  }
}
