// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.FileNames;
import dev.carrel.engine.model.DeviceWish;
import dev.carrel.engine.model.KvProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * A call of Carrel that opens the desk: no command, only documents (as a file manager's "open with"
 * gives them) and options of every command, or nothing at all. The one place where that is decided.
 *
 * @param files documents that are there
 * @param home with the data to open, as given
 * @param model for this run, as given
 * @param profile for this run
 * @param budgetBytes for this run
 * @param device for this run
 */
public record DeskCall(
    List<Path> files,
    Optional<Path> home,
    Optional<String> model,
    Optional<KvProfile> profile,
    OptionalLong budgetBytes,
    Optional<DeviceWish> device) {
  public DeskCall {
    files = List.copyOf(files);
  }

  /** The call that these arguments are; empty where they are the command line's. */
  public static Optional<DeskCall> of(List<String> args) {
    if (args.stream().allMatch(DeskCall::isDocument)) {
      List<Path> files = args.stream().map(FileNames::file).toList();
      return Optional.of(
          new DeskCall(
              files,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              OptionalLong.empty(),
              Optional.empty()));
    }
    return WithOptions.parse(args);
  }

  private static boolean isDocument(String arg) {
    try {
      return DocumentKind.ofFileName(arg).isPresent() && Files.isRegularFile(FileNames.file(arg));
    } catch (CarrelException e) {
      return false; // the command line says why
    }
  }

  /** A class of its own, so that a start without options loads no parser. */
  @CommandLine.Command(name = "carrel")
  private static final class WithOptions {
    @Mixin private final GlobalOptions options = new GlobalOptions();

    @Parameters private List<String> words = List.of();

    static Optional<DeskCall> parse(List<String> args) {
      WithOptions parsed = new WithOptions();
      try {
        new CommandLine(parsed).parseArgs(args.toArray(String[]::new));
      } catch (ParameterException e) {
        return Optional.empty(); // the command line says what is wrong
      }
      return parsed.call();
    }

    private Optional<DeskCall> call() {
      boolean wantsText = options.help || options.version || (options.json && words.isEmpty());
      if (wantsText || !words.stream().allMatch(DeskCall::isDocument)) {
        return Optional.empty();
      }
      return Optional.of(
          new DeskCall(
              words.stream().map(FileNames::file).toList(),
              Optional.ofNullable(options.home),
              Optional.ofNullable(options.model),
              Optional.ofNullable(options.profile),
              options.budgetBytes == null
                  ? OptionalLong.empty()
                  : OptionalLong.of(options.budgetBytes),
              Optional.ofNullable(options.device).map(DeviceWish::new)));
    }
  }
}
