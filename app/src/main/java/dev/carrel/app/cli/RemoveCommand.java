// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.Engine;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Erasable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carrel remove FILE...}: takes documents out of the home. */
@Command(
    name = "remove",
    description = {
      "Removes documents; after 30 days, or with --now, they are deleted for good.",
      "The files themselves stay where they are."
    })
final class RemoveCommand extends EngineCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|NAME",
      description = "A file that was added, or the name that a document has in Carrel.")
  private List<String> words = List.of();

  @Option(names = "--now", description = "Delete every trace now, which cannot be undone.")
  private boolean now;

  @Mixin private AnswersOption answers = new AnswersOption();

  RemoveCommand(Session session) {
    super(session);
  }

  /**
   * The JSON object.
   *
   * @param removed names
   * @param deleted whether they are deleted for good
   * @param answers how many stand on them, or stood
   */
  record Result(List<String> removed, boolean deleted, int answers) {}

  @Override
  protected Outcome run() {
    try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
      Engine engine = cli.engine();
      ListedDocuments listed = new ListedDocuments(engine.documents(), session().cancellation());
      List<DocumentEntry> found = words.stream().map(listed::one).distinct().toList();
      Set<DocumentId> ids = found.stream().map(DocumentEntry::id).collect(Collectors.toSet());
      List<String> names = found.stream().map(DocumentEntry::name).toList();
      int standing = engine.erasure().standing(ids);
      if (!now) {
        ids.forEach(engine.documents()::remove);
        return Outcome.of(
            new Result(names, false, standing),
            "Removed: "
                + String.join(", ", names)
                + ". Adding the file again brings it back. After 30 days every trace is deleted, or"
                + " now with: carrel purge");
      }
      Set<DocumentId> _ = engine.erasure().erase(Erasable.documents(ids), answers.answers());
      return Outcome.of(
          new Result(names, true, standing),
          "Deleted for good: " + String.join(", ", names) + "." + answers.staying(standing));
    }
  }
}
