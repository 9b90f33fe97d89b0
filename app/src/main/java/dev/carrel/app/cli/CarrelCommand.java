// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code carrel} itself: the global options, and its help. */
@Command(
    name = "carrel",
    description = {
      "Reads long documents whole with a language model on this machine,",
      "and shows the page that every answer stands on."
    },
    synopsisHeading = "%nUsage: ",
    customSynopsis = {
      "carrel [FILE.pdf...] [OPTIONS]    opens the desk",
      "       carrel COMMAND [OPTIONS]          does one thing"
    },
    descriptionHeading = "%n",
    optionListHeading = "%nOptions of every command:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  carrel ask contract.pdf \"When does the agreement end?\"",
      "  carrel models list --json",
      "",
      "Nothing leaves this machine. The network is used only by 'models get' and,",
      "to fetch the starter model, by the first 'ask'.",
      "Exit status: 0 done, 1 could not, 2 wrong usage."
    },
    versionProvider = Version.class,
    usageHelpAutoWidth = true)
final class CarrelCommand implements Runnable {
  @Mixin private final GlobalOptions options;
  @Spec private CommandSpec spec = CommandSpec.create();

  CarrelCommand(GlobalOptions options) {
    this.options = options;
  }

  GlobalOptions options() {
    return options;
  }

  @Override
  public void run() {
    CommandLine commandLine = spec.commandLine();
    throw new ParameterException(commandLine, "a command is missing");
  }
}
