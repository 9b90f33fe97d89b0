package dev.carrel.app;

import dev.carrel.app.cli.CarrelCommandLine;
import dev.carrel.app.desk.DeskLauncher;
import dev.carrel.bench.command.BenchCommand;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.document.DocumentKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where Carrel starts: without arguments, or with documents only (as a file manager's "open with"
 * gives them), it opens the desk; with anything else it is the command line.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    QuietLogging.install();
    if (opensDesk(args)) {
      DeskLauncher.launch(
          LocalPlatform.look(),
          args); // the only way into the desk: a command loads no JavaFX class
      return;
    }
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // figures alike on every machine
    System.exit(CarrelCommandLine.run(LocalPlatform.look(), BenchCommand::of, args));
  }

  private static boolean opensDesk(String[] args) {
    return Arrays.stream(args).allMatch(Main::isDocument);
  }

  private static boolean isDocument(String arg) {
    return DocumentKind.ofFileName(arg).isPresent() && Files.isRegularFile(Path.of(arg));
  }
}
