// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.compare.Change.Piece;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.evidence.Matter;
import dev.carrel.engine.ground.ShownText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What differs between two versions, in words. */
record ComparisonText(Document old, Document now) {
  String of(DocumentComparison comparison) {
    List<Change> changes = comparison.byWeight();
    if (changes.isEmpty()) {
      return "All %,d words of %s are those of %s, in the same order."
          .formatted(
              comparison.wordsAfter(), ShownText.name(now.name()), ShownText.name(old.name()));
    }
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (Change change : changes) {
      if (change.kind() != Kind.RENUMBERED) {
        text.append(of(change, ++number)).append(System.lineSeparator());
      }
    }
    return text.append(summary(comparison)).toString();
  }

  private String of(Change change, int number) {
    return "%d. %s%s, %s%n    %s%n"
        .formatted(
            number,
            change.kind().name().toLowerCase(Locale.ROOT),
            matters(change),
            where(change),
            ShownText.line(
                change.pieces().stream()
                    .map(ComparisonText::piece)
                    .collect(Collectors.joining(" "))));
  }

  private static String matters(Change change) {
    return change.matters().isEmpty()
        ? ""
        : change.matters().stream()
            .sorted()
            .map(ComparisonText::word)
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String word(Matter matter) {
    return switch (matter) {
      case AMOUNT -> "amount";
      case DATE -> "date";
      case PERIOD -> "period";
      case NUMBER -> "number";
      case PARTY -> "party";
      case NEGATION -> "negation";
    };
  }

  private String where(Change change) {
    String before = place(old, change.before());
    String after = place(now, change.after());
    return switch (change.kind()) {
      case ADDED -> after;
      case REMOVED -> before + " before";
      case CHANGED, MOVED, RENUMBERED -> before + " before, " + after + " now";
    };
  }

  private static String place(Document document, Side side) {
    return side.places().isEmpty()
        ? "nowhere"
        : PlaceWords.place(side.places().getFirst().page(), document.standing(side.places()));
  }

  private static String piece(Piece piece) {
    return switch (piece.how()) {
      case KEPT -> piece.text();
      case REMOVED -> "[-" + piece.text() + "-]";
      case ADDED -> "{+" + piece.text() + "+}";
    };
  }

  private static String summary(DocumentComparison comparison) {
    return "%s changed, %s moved, %s put in, %s taken out%s; %,d of %,d words stand as before."
        .formatted(
            count(comparison, Kind.CHANGED),
            count(comparison, Kind.MOVED),
            count(comparison, Kind.ADDED),
            count(comparison, Kind.REMOVED),
            count(comparison, Kind.RENUMBERED) == 0
                ? ""
                : ", %d only renumbered".formatted(count(comparison, Kind.RENUMBERED)),
            comparison.unchanged(),
            comparison.wordsBefore());
  }

  private static long count(DocumentComparison comparison, Kind kind) {
    return comparison.changes().stream().filter(change -> change.kind() == kind).count();
  }
}
