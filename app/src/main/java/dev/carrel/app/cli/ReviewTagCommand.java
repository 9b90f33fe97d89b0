// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.Reviews;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel review tag ID DOCUMENT TAG...}. */
@Command(
    name = "tag",
    description = {
      "Files a document of a review, or with --question one of its cells, under tags: relevant,"
          + " privileged, hot, or your own.",
      "What is put on and taken off stands in the review's log."
    })
final class ReviewTagCommand extends ReviewCommands.OfOne {
  @Parameters(
      index = "1",
      paramLabel = "FILE|NAME",
      description = "A file that was added, or the name that a document has in Carrel.")
  private String document = "";

  @Parameters(
      index = "2..*",
      paramLabel = "TAG",
      description = "Tags to put on; with none it says which there are.")
  private List<String> given = List.of();

  @Option(
      names = "--question",
      paramLabel = "TITLE",
      description = "The head of the question whose cell is meant; else the document as a whole.")
  private Optional<String> title = Optional.empty();

  @Option(names = "--off", description = "Take the tags off.")
  private boolean off;

  @Spec private CommandSpec spec = CommandSpec.create();

  ReviewTagCommand(Session session) {
    super(session);
  }

  /**
   * The JSON object.
   *
   * @param question null for the document as a whole
   */
  record Tagged(
      long review, String document, String id, @Nullable String question, List<String> tags) {}

  @Override
  Outcome of(CliEngine cli, Review review) {
    List<Tag> tags = tags();
    Reviews reviews = cli.engine().reviews();
    DocumentEntry entry =
        new ListedDocuments(cli.engine().documents(), session().cancellation()).one(document);
    if (reviews.grid(review.id()).rows().stream().noneMatch(row -> row.id().equals(entry.id()))) {
      throw wrong("%s is no document of the review %d".formatted(entry.name(), review.id()));
    }
    Optional<KeptColumn> column = title.map(head -> column(review, head));
    for (Tag tag : tags) {
      boolean _ =
          column.isPresent()
              ? reviews.tag(review.id(), column.get(), entry.id(), tag, !off)
              : reviews.tag(review.id(), entry.id(), tag, !off);
    }
    ReviewGrid grid = reviews.grid(review.id());
    List<String> now =
        names(column.map(c -> grid.tags(c, entry.id())).orElseGet(() -> grid.tags(entry.id())));
    return Outcome.of(
        new Tagged(review.id(), entry.name(), entry.id().sha256(), title.orElse(null), now),
        "%s%s: %s"
            .formatted(
                ShownText.name(entry.name()),
                title.map(head -> ", " + ShownText.name(head)).orElse(""),
                now.isEmpty() ? "no tags" : String.join(", ", now)));
  }

  /** Not converted one by one by the parser, which would call a wrong one unexpected. */
  private List<Tag> tags() {
    try {
      return given.stream().map(Tag::new).toList();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  static List<String> names(Collection<Tag> tags) {
    return tags.stream().map(Tag::name).toList();
  }

  private KeptColumn column(Review review, String head) {
    return review.columns().stream()
        .filter(column -> column.column().title().equals(head))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "the review %d has no question with the head '%s'"
                        .formatted(review.id(), head)));
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), ShownText.line(why));
  }
}
