// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Program;
import dev.carrel.engine.ground.ProgramRun;
import dev.carrel.engine.ground.SearchPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The system's browser. JavaFX can open one too, but looks for it by its bare name, also in the
 * current folder where the {@code PATH} has a relative entry.
 */
final class Browser implements Consumer<URI> {
  private static final List<String> OPENERS =
      List.of("xdg-open", "gio", "sensible-browser", "firefox", "chromium", "google-chrome");

  private final Platform platform;

  Browser(Platform platform) {
    this.platform = platform;
  }

  /** Shows an address; where there is no browser, nothing happens. */
  @Override
  public void accept(URI address) {
    run(address)
        .ifPresent(
            run -> Thread.ofVirtual().start(() -> start(run))); // the FX thread does not wait
  }

  /** How it is shown; empty where there is no browser. */
  Optional<ProgramRun> run(URI address) {
    return opener()
        .map(
            program ->
                new ProgramRun(
                    program,
                    arguments(program, address.toASCIIString()),
                    Objects.requireNonNull(program.file().getParent()),
                    platform.environment()));
  }

  private Optional<Program> opener() {
    if (platform.isMac()) {
      return Optional.of(new Program(Path.of("/usr/bin/open")));
    }
    if (platform.isWindows()) {
      return platform
          .variable("SystemRoot")
          .map(Path::of)
          .filter(Path::isAbsolute)
          .map(root -> new Program(root.resolve("System32").resolve("rundll32.exe")));
    }
    SearchPath path = SearchPath.of(platform.environment());
    return OPENERS.stream().flatMap(name -> path.find(name).stream()).findFirst();
  }

  private List<String> arguments(Program program, String address) {
    if (platform.isWindows()) {
      return List.of("url.dll,FileProtocolHandler", address);
    }
    return program.file().endsWith("gio") ? List.of("open", address) : List.of(address);
  }

  private static void start(ProgramRun run) {
    try {
      Process _ = run.startUnheard();
    } catch (IOException e) {
      System.getLogger(Browser.class.getName())
          .log(System.Logger.Level.INFO, "the browser could not be started", e);
    }
  }
}
