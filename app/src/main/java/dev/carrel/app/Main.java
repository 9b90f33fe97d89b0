// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app;

import dev.carrel.app.cli.CarrelCommandLine;
import dev.carrel.app.cli.DeskCall;
import dev.carrel.app.desk.DeskLauncher;
import dev.carrel.bench.command.BenchCommand;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.ground.CarrelException;
import java.util.List;
import java.util.Locale;

/** Where Carrel starts: it opens the desk ({@link DeskCall} says when), or is the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    QuietLogging.install();
    if (DeskCall.of(List.of(args)).isPresent()) {
      // The only way into the desk: a command loads no JavaFX class.
      try {
        DeskLauncher.launch(LocalPlatform.look(), args);
      } catch (CarrelException e) {
        System.exit(CarrelCommandLine.couldNotOpen(e));
      }
      return;
    }
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // figures alike on every machine
    System.exit(CarrelCommandLine.run(LocalPlatform.look(), BenchCommand::of, args));
  }
}
