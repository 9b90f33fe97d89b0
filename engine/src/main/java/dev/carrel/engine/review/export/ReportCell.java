// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.SecondReading;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell in the words of a report.
 *
 * @param title the column's
 * @param question as it is asked
 * @param state a sign, where it stands, and who verified it
 * @param value what the words were read as; empty where they are only words
 * @param words what is shown, or why there is nothing
 * @param brief the same for an overview
 * @param quotesHead what the quotes are
 * @param quotes in their order
 * @param remarks what else is known, as sentences
 */
record ReportCell(
    String title,
    String question,
    String state,
    String value,
    String words,
    String brief,
    String quotesHead,
    List<Cited> quotes,
    List<String> remarks) {
  /** How long a cell of an overview is, in characters. */
  private static final int SHORT = 160;

  /** A quote and where it stands. */
  record Cited(String text, String place) {}

  static ReportCell of(ExportedCell exported, ExportFacts facts) {
    Cell cell = exported.cell();
    return new ReportCell(
        exported.column().column().title(),
        exported.column().column().question(),
        state(exported),
        exported
            .value()
            .filter(value -> !(value instanceof CellValue.Text))
            .map(ValueText::whole)
            .orElse(""),
        words(cell),
        brief(exported),
        quotesHead(exported),
        exported.quotes().stream().map(quote -> cited(quote, facts)).toList(),
        remarks(exported));
  }

  private static String words(Cell cell) {
    return cell.words().isEmpty() ? cell.failure() : cell.words();
  }

  /** The value, else the words, cut to a line. */
  private static String brief(ExportedCell cell) {
    String text = cell.text().isBlank() ? words(cell.cell()) : cell.text();
    String whole =
        cell.isNothingFound() || text.isBlank()
            ? cell.state()
            : cell.value()
                .filter(value -> !(value instanceof CellValue.Text))
                .map(ValueText::whole)
                .orElse(text);
    String all = whole.replaceAll("\\s+", " ").strip();
    if (all.length() <= SHORT) {
      return all;
    }
    int end = Character.isHighSurrogate(all.charAt(SHORT - 1)) ? SHORT - 1 : SHORT;
    return all.substring(0, end) + "…";
  }

  private static String state(ExportedCell cell) {
    String words = StateWords.sign(cell.cell().state()) + " " + cell.state();
    return cell.tick().map(tick -> words + " by " + tick.who() + ", " + tick.at()).orElse(words);
  }

  private static String quotesHead(ExportedCell cell) {
    if (cell.isNearestOnly()) {
      return "Nothing was found; the nearest passages:";
    }
    return cell.cell().corrected().isPresent() ? "Quotes of the machine's answer:" : "Quotes:";
  }

  private static Cited cited(Quote quote, ExportFacts facts) {
    return new Cited(quote.text(), PlaceText.full(quote, facts));
  }

  private static List<String> remarks(ExportedCell exported) {
    Cell cell = exported.cell();
    List<String> remarks = new ArrayList<>();
    exported.absence().map(ReportCell::looked).ifPresent(remarks::add);
    exported
        .wish()
        .map(check -> (check.deviates() ? "Deviates: " : "As wished: ") + check.sentence() + ".")
        .ifPresent(remarks::add);
    if (cell.corrected().isPresent()) {
      cell.answer().ifPresent(answer -> remarks.add("The machine's answer: " + answer.answer()));
    }
    cell.second().map(ReportCell::second).ifPresent(remarks::add);
    cell.answer().ifPresent(answer -> remarks.addAll(answer.notes()));
    if (!exported.tags().isEmpty()) {
      remarks.add("Tags: " + exported.tagged() + ".");
    }
    if (cell.flagged()) {
      remarks.add("Flagged.");
    }
    if (!cell.note().isBlank()) {
      remarks.add("Note: " + cell.note());
    }
    return remarks;
  }

  private static String looked(Absence absence) {
    return absence.pagesNotRead() == 0
        ? "Pages read: " + absence.pagesRead() + "."
        : "Pages read: %d; not read: %d.".formatted(absence.pagesRead(), absence.pagesNotRead());
  }

  private static String second(SecondReading second) {
    return (second.agrees() ? "A second reader agrees: " : "A second reader disagrees: ")
        + second.words();
  }

  /** The sign of its state alone. */
  String sign() {
    return state.substring(0, state.indexOf(' '));
  }
}
