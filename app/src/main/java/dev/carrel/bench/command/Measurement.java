// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.EngineCommand;
import dev.carrel.app.cli.Outcome;
import dev.carrel.app.cli.Session;
import dev.carrel.app.cli.doctor.MachineCheck;
import dev.carrel.engine.llama.NativeStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The frame of all measurements: wrong usage is refused before anything is measured, and what was
 * found is told beside the machine and the day on which it was.
 */
abstract class Measurement extends EngineCommand {
  private static final double NANOS = 1e9;

  @Spec private CommandSpec spec = CommandSpec.create();

  Measurement(Session session) {
    super(session);
  }

  /**
   * Refuses what cannot be measured as wrong usage.
   *
   * @throws ParameterException by {@link #require} or {@link #refuse}
   */
  abstract void check();

  /**
   * Measures.
   *
   * @throws dev.carrel.engine.ground.CarrelException if it cannot be done
   */
  abstract Report measure();

  @Override
  protected final Outcome run() {
    check();
    return measure().outcome();
  }

  /** Refuses the value of an option as wrong usage. */
  final void require(boolean holds, String option, int value, String allowed) {
    if (!holds) {
      throw refuse("%s %d is out of range: it is %s".formatted(option, value, allowed));
    }
  }

  /** Wrong usage. */
  final ParameterException refuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /**
   * A report that begins with what was measured, and where.
   *
   * @param what the first line, a format
   */
  final Report report(String what, @Nullable Object... values) {
    return new Report().line(what, values).line("%s, %s%n", machine(), date());
  }

  /** The machine and the day, as keys of the JSON object. */
  final Report here(Report report) {
    return report.with("machine", machine()).with("date", date());
  }

  /** The machine, and the variant of the CPU's code that ggml chose. */
  private String machine() {
    return MachineCheck.machine(session().platform().machine()).detail()
        + "; "
        + String.join(", ", NativeStatus.look().backends());
  }

  /** Today, in UTC. */
  private String date() {
    return LocalDate.ofInstant(session().platform().clock().instant(), ZoneOffset.UTC).toString();
  }

  /** Says something about the work, formatted alike in every language. */
  final void say(String format, @Nullable Object... values) {
    session().say(String.format(Locale.ROOT, format, values));
  }

  static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / NANOS;
  }
}
