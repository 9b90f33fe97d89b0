// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.Engine;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Erasable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carrel remove FILE...}: takes documents out of the home. */
@Command(
    name = "remove",
    description = {
      "Removes documents; after 30 days, or with --now, they are deleted for good.",
      "What came from inside of an archive, a mail or a PDF goes with it. The files themselves stay"
          + " where they are."
    })
final class RemoveCommand extends EngineCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|NAME",
      description = "A file that was added, or the name that a document has in Carrel.")
  private List<String> words = List.of();

  @Option(names = "--now", description = "Delete every trace now, which cannot be undone.")
  private boolean now;

  @Option(
      names = "--keep-members",
      description = "Keep the documents that came from inside of an archive, a mail or a PDF.")
  private boolean keepMembers;

  @Mixin private AnswersOption answers = new AnswersOption();

  RemoveCommand(Session session) {
    super(session);
  }

  /**
   * The JSON object.
   *
   * @param removed names, those of what was inside of others last
   * @param members how many of them came from inside of others
   * @param deleted whether they are deleted for good
   * @param answers how many stand on them, or stood
   */
  record Result(List<String> removed, int members, boolean deleted, int answers) {}

  @Override
  protected Outcome run() {
    try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
      Engine engine = cli.engine();
      ListedDocuments listed = new ListedDocuments(engine.documents(), session().cancellation());
      List<DocumentEntry> found = words.stream().map(listed::one).distinct().toList();
      List<DocumentEntry> members =
          keepMembers
              ? List.of()
              : new Members(engine.documents().entries(), engine.collections().list()).of(found);
      List<DocumentEntry> all = Stream.concat(found.stream(), members.stream()).toList();
      Set<DocumentId> ids = all.stream().map(DocumentEntry::id).collect(Collectors.toSet());
      List<String> names = all.stream().map(DocumentEntry::name).toList();
      String said =
          String.join(", ", found.stream().map(DocumentEntry::name).toList())
              + within(members.size(), found.size());
      int standing = engine.erasure().standing(ids);
      if (!now) {
        ids.forEach(engine.documents()::remove);
        return Outcome.of(
            new Result(names, members.size(), false, standing),
            "Removed: "
                + said
                + ". Adding the file again brings it back. After 30 days every trace is deleted, or"
                + " now with: carrel purge");
      }
      Set<DocumentId> _ = engine.erasure().erase(Erasable.documents(ids), answers.answers());
      return Outcome.of(
          new Result(names, members.size(), true, standing),
          "Deleted for good: " + said + "." + answers.staying(standing));
    }
  }

  private static String within(int members, int holders) {
    String of = holders == 1 ? "it" : "them";
    return switch (members) {
      case 0 -> "";
      case 1 -> " and 1 document from inside of " + of;
      default -> " and %,d documents from inside of %s".formatted(members, of);
    };
  }
}
