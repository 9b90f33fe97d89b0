// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.CellDifference;
import dev.carrel.engine.review.LogCheck;
import dev.carrel.engine.review.LogEntry;
import dev.carrel.engine.review.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code carrel review verify ID}. */
@Command(
    name = "verify",
    description = {
      "Checks that the log of a review is as it was written, and its cells as the log tells.",
      "Prints the log's last hash.",
      "Exit status 1 if an entry was changed or taken out from between others, or a cell differs."
    })
final class ReviewVerifyCommand extends ReviewCommands.OfOne {
  ReviewVerifyCommand(Session session) {
    super(session);
  }

  /**
   * The JSON object.
   *
   * @param broken the number of the first entry that does not follow, or 0
   * @param cells how many were held against the log
   * @param notTold how many could not be
   * @param valuesNotTold how many of the compared ones but for their values
   */
  record Verified(
      long review,
      int entries,
      int withoutWords,
      long broken,
      int cells,
      List<Differing> differing,
      int notTold,
      int valuesNotTold,
      String lastHash) {}

  /**
   * A cell that is not as the log tells.
   *
   * @param document its name; empty if it is not there
   */
  record Differing(String document, String id, String title, List<String> parts) {}

  @Override
  Outcome of(CliEngine cli, Review review) {
    LogCheck check = cli.engine().reviews().checkLog(review.id());
    List<LogEntry> log = cli.engine().reviews().log(review.id());
    String last = log.isEmpty() ? "" : log.getLast().hash();
    Map<String, String> names =
        cli.engine().documents().entries().stream()
            .collect(Collectors.toMap(entry -> entry.id().sha256(), DocumentEntry::name));
    List<Differing> differing =
        check.cells().differing().stream()
            .map(
                cell ->
                    new Differing(
                        names.getOrDefault(cell.document(), ""),
                        cell.document(),
                        cell.title(),
                        cell.parts().stream().map(CellDifference.Part::label).toList()))
            .toList();
    Verified verified =
        new Verified(
            review.id(),
            check.entries(),
            check.withoutWords(),
            check.broken().orElse(0),
            check.cells().compared(),
            differing,
            check.cells().untold(),
            check.cells().valuesUntold(),
            last);
    return new Outcome(verified, text(check, differing, last), check.holds() ? 0 : 1);
  }

  private static String text(LogCheck check, List<Differing> differing, String last) {
    if (check.broken().isPresent()) {
      return "Entry %d is not as it was written, or does not follow from the one before it: the log was changed. No cell was compared with it."
          .formatted(check.broken().getAsLong());
    }
    if (!check.isWhole()) {
      return "The log is empty, and begins with the review: it was taken out.";
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d entries, each follows from the one before it. The last hash: %s"
            .formatted(check.entries(), last));
    if (check.withoutWords() > 0) {
      lines.add(
          "%d of them have lost their words, which were deleted for good with their documents."
              .formatted(check.withoutWords()));
    }
    lines.addAll(cells(check.cells(), differing));
    return String.join(System.lineSeparator(), lines);
  }

  private static List<String> cells(LogCheck.Cells cells, List<Differing> differing) {
    List<String> lines = new ArrayList<>();
    String compared = ReviewText.count(cells.compared(), "cell") + " compared with the log: ";
    if (differing.isEmpty()) {
      lines.add(compared + "as it tells.");
    } else {
      lines.add(compared + differing.size() + " not as it tells, so changed by something else.");
      differing.forEach(cell -> lines.add("  " + line(cell)));
    }
    if (cells.untold() > 0) {
      lines.add(
          ReviewText.count(cells.untold(), "cell")
              + " could not be compared: the log does not tell enough of them.");
    }
    if (cells.valuesUntold() > 0) {
      lines.add(
          "Of "
              + ReviewText.count(cells.valuesUntold(), "cell")
              + " the words alone were compared: the log, of an earlier Carrel, does not tell what"
              + " they were read as.");
    }
    return lines;
  }

  private static String line(Differing cell) {
    String document = cell.document().isEmpty() ? cell.id() : cell.document();
    return "%s, %s: %s"
        .formatted(
            ShownText.name(document),
            ShownText.name(cell.title()),
            String.join(", ", cell.parts()));
  }
}
