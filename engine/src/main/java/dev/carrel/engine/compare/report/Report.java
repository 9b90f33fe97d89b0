// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.compare.Change.Piece;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.compare.report.ReportWords.Head;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a comparison found, in words. All of it is text that may be shown, and none of it markup.
 *
 * @param language of its own words, as BCP 47 calls it
 * @param heads of the columns of a table, as {@link Head} has them
 * @param rows the changes, those that matter first; clauses of which only the number is another are
 *     not among them, but in the summary
 */
record Report(String language, String title, String summary, List<String> heads, List<Row> rows) {
  Report {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  /** "Model says: ...", so that nobody takes it for the documents' words; empty for nothing. */
  Optional<String> meaning(Row row) {
    return row.modelSays.isEmpty()
        ? Optional.empty()
        : Optional.of(heads.getLast() + ": " + row.modelSays);
  }

  /**
   * A change.
   *
   * @param number from 1
   * @param matters joined by commas; may be empty
   * @param before the clause in the old version; empty if it is not there
   * @param after the same of the new one
   * @param pieces words of both in order
   * @param modelSays what the model says that it means; empty if nothing
   */
  record Row(
      int number,
      String kind,
      String matters,
      String placeBefore,
      String placeAfter,
      String before,
      String after,
      List<Piece> pieces,
      String modelSays) {
    Row {
      pieces = List.copyOf(pieces);
    }

    /** As a row of a table, in the order of {@link Head}. */
    List<String> cells() {
      return List.of(
          Integer.toString(number),
          kind,
          matters,
          placeBefore,
          placeAfter,
          before,
          after,
          modelSays);
    }

    /** "3. changed (amount): page 2 → page 3". */
    String heading() {
      String how = matters.isEmpty() ? kind : kind + " (" + matters + ")";
      return "%d. %s: %s → %s".formatted(number, how, placeBefore, placeAfter);
    }
  }

  static Report of(
      DocumentComparison comparison,
      Document old,
      Document now,
      Map<Change, String> meanings,
      ReportWords words) {
    List<Row> rows = new ArrayList<>();
    for (Change change : comparison.byWeight()) {
      if (change.kind() != Kind.RENUMBERED) {
        String meaning = meanings.getOrDefault(change, "");
        rows.add(row(rows.size() + 1, change, old, now, meaning, words));
      }
    }
    return new Report(
        words.language(),
        ShownText.line(words.title(old, now)),
        ShownText.line(words.summary(comparison, old, now)),
        Arrays.stream(Head.values()).map(words::head).toList(),
        rows);
  }

  private static Row row(
      int number, Change change, Document old, Document now, String meaning, ReportWords words) {
    return new Row(
        number,
        words.kind(change.kind()),
        change.matters().stream().sorted().map(words::matter).collect(Collectors.joining(", ")),
        place(old, change.before(), words),
        place(now, change.after(), words),
        ShownText.line(change.before().text()),
        ShownText.line(change.after().text()),
        change.pieces().stream()
            .map(piece -> new Piece(piece.how(), ShownText.line(piece.text())))
            .toList(),
        ShownText.line(meaning));
  }

  private static String place(Document document, Side side, ReportWords words) {
    return side.places().isEmpty() ? words.nowhere() : ShownText.line(words.place(document, side));
  }
}
