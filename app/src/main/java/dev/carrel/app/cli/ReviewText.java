// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ReviewPlan;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.RowNames;
import dev.carrel.engine.review.Tag;
import dev.carrel.engine.review.WishCheck;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A review in words, for a terminal. */
final class ReviewText {
  private ReviewText() {}

  /** What a run takes, as a sentence. */
  static String plan(ReviewPlan plan) {
    if (plan.cells() == 0) {
      return "Nothing is left to ask.";
    }
    String read =
        plan.toRead() == 0
            ? "all of them are kept as they were read before"
            : "%d to be read, %,d tokens%s, about %s on disk"
                .formatted(
                    plan.toRead(),
                    plan.tokensToRead(),
                    time(plan.secondsToRead()),
                    ByteSize.text(plan.diskBytes()));
    String tooLong =
        plan.tooLong().isEmpty()
            ? ""
            : " Too long, so their cells will fail: "
                + plan.tooLong().stream().map(ShownText::name).collect(Collectors.joining(", "))
                + ".";
    return "%s from %s, %s.%s"
        .formatted(
            count(plan.cells(), "answer"), count(plan.documents(), "document"), read, tooLong);
  }

  /** "1 document", "2 documents". */
  static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String time(double seconds) {
    if (Double.isNaN(seconds)) {
      return "";
    }
    Duration time = Duration.ofSeconds(Math.round(seconds));
    return time.toMinutes() < 2
        ? ", about %d s".formatted(time.toSeconds())
        : ", about %d min".formatted(time.toMinutes());
  }

  /** The whole review: a block for each document, the counts last. */
  static String of(ReviewGrid grid, GivenNames names) {
    if (grid.rows().isEmpty() || grid.review().columns().isEmpty()) {
      return "There are no %s in it.".formatted(grid.rows().isEmpty() ? "documents" : "questions");
    }
    StringBuilder text = new StringBuilder();
    RowNames called = RowNames.of(grid.rows());
    for (DocumentEntry row : grid.rows()) {
      text.append(ShownText.name(names.of(row.id(), called.of(row))))
          .append(about(grid, row))
          .append("%n".formatted());
      for (KeptColumn column : grid.review().columns()) {
        append(text, grid, column, grid.cell(column, row.id()));
      }
      text.append("%n".formatted());
    }
    return text.append(counts(grid)).toString();
  }

  /** The numbers of its pages and its tags; empty for none. */
  private static String about(ReviewGrid grid, DocumentEntry row) {
    String bates =
        Optional.ofNullable(grid.bates().get(row.id()))
            .map(range -> ", %s to %s".formatted(range.from(), range.to()))
            .orElse("");
    return bates + tags(grid.tags(row.id()));
  }

  private static String tags(Collection<Tag> tags) {
    return tags.stream().map(tag -> " #" + tag.name()).collect(Collectors.joining());
  }

  private static void append(StringBuilder text, ReviewGrid grid, KeptColumn column, Cell cell) {
    text.append(
        "  %s [%s%s]%s: %s%n"
            .formatted(
                ShownText.name(column.column().title()),
                state(cell.state()),
                grid.wish(column, cell.document())
                    .filter(WishCheck::deviates)
                    .map(check -> ", deviates: " + ShownText.line(check.sentence()))
                    .orElse(""),
                tags(grid.tags(column, cell.document())),
                shown(cell)));
    quotes(cell).stream()
        .findFirst()
        .ifPresent(
            quote ->
                text.append(
                    "      “%s”%n      %s%s%s%n"
                        .formatted(
                            ShownText.line(quote.text()),
                            PlaceWords.place(quote.places().getFirst().page(), quote.standing()),
                            PlaceWords.bates(grid.bates(quote.places())),
                            PlaceWords.remarks(quote.standing()))));
  }

  private static List<Quote> quotes(Cell cell) {
    return cell.answer().map(Turn::quotes).orElse(List.of()).stream()
        .filter(quote -> quote.match() != Match.NONE)
        .toList();
  }

  private static String shown(Cell cell) {
    if (cell.state() == CellState.FAILED) {
      return ShownText.line(cell.failure());
    }
    String words = ShownText.line(cell.words().replaceAll("\\s+", " ").strip());
    Optional<String> value = cell.value().map(ReviewText::value).filter(v -> !v.isEmpty());
    return value.map(v -> v.equals(words) ? words : v + " (" + words + ")").orElse(words);
  }

  /** A value in few words; empty for one that the words say as they are. */
  static String value(CellValue value) {
    return switch (value) {
      case CellValue.Text _, CellValue.Unread _ -> "";
      case CellValue.YesNo yesNo -> yesNo.yes() ? "yes" : "no";
      case CellValue.Day day -> day.iso();
      case CellValue.Amount amount ->
          (amount.number().toPlainString() + " " + ShownText.line(amount.unit())).strip();
      case CellValue.Length length -> (length.iso() + " " + length.counted()).strip();
      case CellValue.Names names ->
          names.names().stream().map(ShownText::line).collect(Collectors.joining("; "));
      case CellValue.Chosen chosen ->
          chosen.choices().stream().map(ShownText::line).collect(Collectors.joining("; "));
    };
  }

  /** "12 answered, 3 unsure, 1 failed". */
  static String counts(ReviewGrid grid) {
    return grid.counts().entrySet().stream()
        .map((Map.Entry<CellState, Integer> e) -> e.getValue() + " " + state(e.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** A state in plain words, which say no more than is known. */
  static String state(CellState state) {
    return switch (state) {
      case NOT_THERE -> "nothing found";
      case CORRECTED -> "corrected by a person";
      case VERIFIED -> "verified by a person";
      default -> state.label();
    };
  }
}
