package dev.carrel.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where a person's data lies when {@code --home} does not say. */
final class HomeFolder {
  private HomeFolder() {}

  static Path byPlatform() {
    Path user = Path.of(System.getProperty("user.home", "."));
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return folder("LOCALAPPDATA").orElse(user.resolve("AppData/Local")).resolve("Carrel");
    }
    if (os.startsWith("mac")) {
      return user.resolve("Library/Application Support/Carrel");
    }
    return folder("XDG_DATA_HOME").orElse(user.resolve(".local/share")).resolve("carrel");
  }

  private static Optional<Path> folder(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
