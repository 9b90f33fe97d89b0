// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code carrel bench}: measurements on this machine. */
@Command(
    name = "bench",
    description =
        "Measures what ways of keeping the context lose, how fast they are and what they take.")
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private BenchCommand() {}

  /** With all measurements, in the order in which help lists them. */
  public static CommandLine of(Session session) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new QualityCommand(session))
        .addSubcommand(new SpeedCommand(session))
        .addSubcommand(new NeedleCommand(session))
        .addSubcommand(new EvidenceCommand(session))
        .addSubcommand(new ListsCommand(session))
        .addSubcommand(new InjectCommand(session))
        .addSubcommand(new MemoryCommand(session))
        .addSubcommand(new ReopenCommand(session))
        .addSubcommand(new TogetherCommand(session))
        .addSubcommand(new DeepCommand(session))
        .addSubcommand(new ReviewBenchCommand(session))
        .addSubcommand(new CompareCommand(session))
        .addSubcommand(new IngestCommand(session))
        .addSubcommand(new DocumentsCommand(session))
        .addSubcommand(new OcrCommand(session))
        .addSubcommand(new StartCommand(session))
        .addSubcommand(new ScrollCommand(session))
        .addSubcommand(new GridCommand(session));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to measure: " + String.join(", ", spec.subcommands().keySet()));
  }
}
