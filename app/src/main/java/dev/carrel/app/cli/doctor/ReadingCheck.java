// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import dev.carrel.engine.DocumentReading;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.sandbox.Guard;
import java.util.List;

/** What a hostile document is held from: asked of a process that reads documents. */
public final class ReadingCheck {
  private ReadingCheck() {}

  /** A line for each; what this system cannot hold is said, and is no failure. */
  public static List<Check> guards(Platform platform, Cancellation cancellation) {
    try (DocumentReading reading = DocumentReading.on(platform)) {
      List<Guard> guards = reading.guards(cancellation);
      return guards.isEmpty()
          ? List.of(Check.ok("reading", "documents are read in this process, with its rights"))
          : guards.stream().map(ReadingCheck::check).toList();
    } catch (CarrelException e) {
      return List.of(Check.failed("reading", e.getMessage(), e.remedy()));
    }
  }

  private static Check check(Guard guard) {
    String words =
        guard.against().equals("memory")
            ? guard.words() + "; one that waits for a file holds about 70 MB, for three minutes"
            : guard.words();
    return Check.ok("reading: " + guard.against(), words);
  }
}
