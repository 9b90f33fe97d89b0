// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.bench.evidence.MarkedContract;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the contracts lie in which lawyers marked clauses, and what they marked. */
final class MarkedContracts {
  @Option(
      names = "--contracts",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the contracts lie.")
  private Path contracts = Path.of("");

  @Option(
      names = "--answers",
      required = true,
      paramLabel = "CLAUSES.json",
      description = "What lawyers found: for each contract, categories of clauses with spans.")
  private Path answers = Path.of("");

  /** The folder of the contracts. */
  Path folder() {
    return contracts;
  }

  /** What lawyers marked in them. */
  List<MarkedContract> marked() {
    return MarkedContract.in(answers);
  }
}
