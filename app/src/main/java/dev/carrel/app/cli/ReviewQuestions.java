// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Playbook;
import dev.carrel.engine.review.PlaybookFile;
import dev.carrel.engine.review.Playbooks;
import dev.carrel.engine.review.ReviewColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The questions that a command was given. */
final class ReviewQuestions {
  @Option(
      names = "--ask",
      paramLabel = "QUESTION",
      description = "A question; may be given several times.")
  private List<String> asked = List.of();

  @Option(
      names = "--questions",
      paramLabel = "SET",
      description = {
        "A set of questions: a YAML or JSON file, or one that Carrel brings (contract, nda,"
            + " nda-de,",
        "lease, lease-de, research, incident, medical)."
      })
  private Optional<String> set = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Each once, those of the set first; none if none was given. */
  List<ReviewColumn> columns() {
    List<ReviewColumn> columns = new ArrayList<>();
    if (set.isPresent()) {
      List<ReviewColumn> of = playbook(set.get()).columns();
      if (of.isEmpty()) {
        throw wrong("there is no question in the set " + ShownText.name(set.get()));
      }
      columns.addAll(of);
    }
    for (String question : asked) {
      if (question.isBlank()) {
        throw wrong("--ask needs a question");
      }
      if (question.length() > Playbook.LONGEST_TEXT) {
        throw wrong(
            "a question has at most %,d characters, not %,d"
                .formatted(Playbook.LONGEST_TEXT, question.length()));
      }
      columns.add(new ReviewColumn(ReviewColumn.titleOf(question), ColumnType.TEXT, question));
    }
    List<ReviewColumn> each = columns.stream().distinct().toList();
    if (each.size() > Playbook.MOST_COLUMNS) {
      throw wrong(
          "at most %,d questions are asked at once, not %,d"
              .formatted(Playbook.MOST_COLUMNS, each.size()));
    }
    return each;
  }

  /** The file that they are in; empty for none, and for a set that Carrel brings. */
  Optional<Path> file() {
    return set.filter(name -> Playbooks.shipped(name).isEmpty()).map(Path::of);
  }

  private Playbook playbook(String name) {
    if (name.isBlank()) {
      throw wrong("--questions needs a file or the name of a set");
    }
    Optional<Playbook> shipped = Playbooks.shipped(name);
    Path file = Path.of(name);
    if (shipped.isEmpty() && Files.notExists(file) && file.getNameCount() == 1) {
      throw new CarrelException(
          Code.FILE_MISSING,
          "There is no file %s, and no set of questions of this name.".formatted(name),
          "Carrel brings "
              + Playbooks.shipped().stream()
                  .map(Playbooks.Shipped::id)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return shipped.orElseGet(() -> PlaybookFile.read(file));
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
