// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: finds the command, runs it, prints what came of it. */
public final class CarrelCommandLine {
  private static final int COULD_NOT = 1;
  private static final int WRONG_USAGE = 2;
  private static final int INTERRUPTED = 130;

  private final Streams streams;
  private final Session session;
  private final CommandLine commandLine;

  CarrelCommandLine(Platform platform, Streams streams, Function<Session, CommandLine> more) {
    GlobalOptions options = new GlobalOptions();
    this.streams = streams;
    this.session = new Session(platform, options, streams);
    this.commandLine = commandLine(new CarrelCommand(options), session, more);
  }

  /**
   * Runs one command with the process's own streams.
   *
   * @param more makes a command that does not belong to the product
   * @return the exit status
   */
  public static int run(Platform platform, Function<Session, CommandLine> more, String... args) {
    return new CarrelCommandLine(platform, Streams.ofProcess(), more).execute(args);
  }

  /**
   * Says what keeps the desk from opening.
   *
   * @return the exit status
   */
  public static int couldNotOpen(CarrelException problem) {
    Streams streams = Streams.ofProcess();
    streams.err().println(Failure.of(problem).line());
    streams.flush();
    return COULD_NOT;
  }

  /** Every command there is, in the order in which help lists them. */
  private static CommandLine commandLine(
      CarrelCommand root, Session session, Function<Session, CommandLine> more) {
    CommandLine models =
        new CommandLine(new ModelsCommand(session))
            .addSubcommand(new ModelsCommand.ListCommand(session))
            .addSubcommand(new ModelsGetCommand(session))
            .addSubcommand(new ModelsAddCommand(session))
            .addSubcommand(new ModelsRemoveCommand(session))
            .addSubcommand(new ModelsCalibrateCommand(session));
    CommandLine contexts =
        new CommandLine(new ContextsCommand(session))
            .addSubcommand(new ContextsCommand.ListCommand(session))
            .addSubcommand(new ContextsRemoveCommand(session))
            .addSubcommand(new ContextsVerifyCommand(session))
            .addSubcommand(new ContextsLimitCommand(session));
    CommandLine doctor =
        new CommandLine(new DoctorCommand(session)).addSubcommand(new DoctorGpuCommand(session));
    return new CommandLine(root)
        .addSubcommand(new AskCommand(session))
        .addSubcommand(new ReplayCommand(session))
        .addSubcommand(new PlanCommand(session))
        .addSubcommand(new TextCommand(session))
        .addSubcommand(new SearchCommand(session))
        .addSubcommand(new CompareCommand(session))
        .addSubcommand(ReviewCommands.all(session))
        .addSubcommand(BatesCommands.all(session))
        .addSubcommand(models)
        .addSubcommand(contexts)
        .addSubcommand(new RemoveCommand(session))
        .addSubcommand(new PurgeCommand(session))
        .addSubcommand(more.apply(session))
        .addSubcommand(doctor)
        .registerConverter(Path.class, new FileConverter());
  }

  int execute(String... args) {
    commandLine
        .setOut(streams.ownOut()) // help
        .setErr(streams.err())
        .setParameterExceptionHandler((e, a) -> wrongUsage(e, a))
        .setExecutionExceptionHandler((e, command, parsed) -> couldNot(e));
    Interrupt interrupt = new Interrupt(session.cancellation(), streams.err(), Interrupt.GRACE);
    try {
      return written(commandLine.execute(args));
    } catch (Throwable e) { // an Error too is told in one line
      return couldNot(e);
    } finally {
      streams.flush();
      interrupt.close();
    }
  }

  /** What was done is not done if nobody could be told of it: the disk is full, or nobody reads. */
  private int written(int status) {
    if (streams.isOutWritten() || status != 0) {
      return status;
    }
    streams.err().println("carrel: The output could not be written: the disk may be full.");
    return COULD_NOT;
  }

  private int couldNot(Throwable problem) {
    if (problem instanceof CarrelException e) {
      report(Failure.of(e), session.json());
      return e.code() == Code.CANCELLED ? INTERRUPTED : COULD_NOT;
    }
    report(Failure.unexpected(problem, session.home()), session.json());
    return COULD_NOT;
  }

  private int wrongUsage(ParameterException e, String[] args) {
    if (e.getCause() instanceof CarrelException problem) {
      return couldNot(problem); // of what was given, not of how
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = String.valueOf(e.getMessage()).strip();
    String remedy = "Try " + command + " --help.";
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      message = "'" + unmatched.getUnmatched().getFirst() + "' is not expected after " + command;
      if (!unmatched.getSuggestions().isEmpty()) {
        remedy = "Did you mean " + String.join(", ", unmatched.getSuggestions()) + "? " + remedy;
      }
    }
    boolean json = Arrays.asList(args).contains("--json");
    report(Failure.usage(message.endsWith(".") ? message : message + ".", remedy), json);
    return WRONG_USAGE;
  }

  private void report(Failure failure, boolean json) {
    session.endProgress();
    if (json) {
      session.printJson(failure);
    }
    streams.err().println(failure.line());
    streams.flush();
  }
}
