// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.Erasure;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Erasable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code carrel purge}: deletes for good what was removed. */
@Command(
    name = "purge",
    description = {
      "Deletes for good everything that was removed: documents, collections, conversations and"
          + " reviews, with every trace of them.",
      "It cannot be undone."
    })
final class PurgeCommand extends EngineCommand {
  @Mixin private AnswersOption answers = new AnswersOption();

  PurgeCommand(Session session) {
    super(session);
  }

  /**
   * The JSON object.
   *
   * @param documents names
   * @param collections how many
   * @param conversations how many
   * @param reviews how many
   * @param answers how many stand on the documents, or stood
   */
  record Result(
      List<String> documents, int collections, int conversations, int reviews, int answers) {}

  @Override
  protected Outcome run() {
    try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
      Erasure erasure = cli.engine().erasure();
      Erasable removed = erasure.removed();
      Set<DocumentId> documents = new HashSet<>(removed.documents());
      if (answers.answers() != StandingAnswers.KEEP) {
        documents.addAll(erasure.quotedAndGone());
      }
      Result result =
          new Result(
              erasure.names(documents),
              removed.collections().size(),
              removed.conversations().size(),
              erasure.deleteRemovedReviews(),
              erasure.standing(documents));
      Set<DocumentId> _ =
          erasure.erase(
              new Erasable(documents, removed.collections(), removed.conversations()),
              answers.answers());
      return Outcome.of(result, text(result));
    }
  }

  private String text(Result result) {
    List<String> deleted = new ArrayList<>(result.documents);
    add(deleted, result.collections, "collection");
    add(deleted, result.conversations, "conversation");
    add(deleted, result.reviews, "review");
    String what = deleted.isEmpty() ? "" : "Deleted for good: " + String.join(", ", deleted) + ".";
    String all = (what + answers.staying(result.answers)).strip();
    return all.isEmpty() ? "Nothing was removed." : all;
  }

  private static void add(List<String> deleted, int count, String what) {
    if (count > 0) {
      deleted.add(count + " " + what + (count == 1 ? "" : "s"));
    }
  }
}
