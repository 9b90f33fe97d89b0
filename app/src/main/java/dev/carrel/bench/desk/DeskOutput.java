// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.ProgramRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BiPredicate;

/** What a desk in a process of its own says. */
final class DeskOutput {
  private DeskOutput() {}

  /**
   * Runs the process to its end.
   *
   * @param heard takes the process and a line of it, and gives back whether it understood the line
   * @return the last line that was not understood, for who must say why it came to nothing
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED
   */
  static String hear(
      ProgramRun desk, Cancellation cancellation, BiPredicate<Process, String> heard) {
    String last = "";
    try {
      Process process = desk.startJoined();
      try (Cancellation.Registration _ = cancellation.onRequest(process::destroyForcibly);
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          last = heard.test(process, line) ? last : line;
        }
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      last = String.valueOf(e.getMessage());
    }
    cancellation.throwIfRequested();
    return last;
  }
}
