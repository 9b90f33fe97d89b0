package dev.carrel.app.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code carrel --version} says. */
final class Version implements IVersionProvider {
  /** Carrel's version, from the jar's manifest, or "development" outside a jar. */
  static String carrel() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "carrel " + carrel(),
      "Java "
          + Runtime.version()
          + ", "
          + System.getProperty("os.name")
          + " "
          + System.getProperty("os.arch")
    };
  }
}
