// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.compare.Change.Piece;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.ShownText;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What differs between two versions, in words.
 *
 * @param meanings what the model says of some of the changes
 */
record ComparisonText(
    Document old, Document now, ComparisonWords words, Map<Change, String> meanings) {
  ComparisonText {
    meanings = Map.copyOf(meanings);
  }

  String of(DocumentComparison comparison) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (Change change : comparison.byWeight()) {
      if (change.kind() != Kind.RENUMBERED) {
        text.append(of(change, ++number)).append(System.lineSeparator());
      }
    }
    return text.append(words.summary(comparison, old, now)).toString();
  }

  private String of(Change change, int number) {
    return "%d. %s%s, %s%n    %s%n%s"
        .formatted(
            number,
            words.kind(change.kind()),
            matters(change),
            where(change),
            ShownText.line(
                change.pieces().stream()
                    .map(ComparisonText::piece)
                    .collect(Collectors.joining(" "))),
            meaning(change));
  }

  private String meaning(Change change) {
    String words = meanings.get(change);
    return words == null ? "" : "    The model says: %s%n".formatted(ShownText.line(words));
  }

  private String matters(Change change) {
    return change.matters().isEmpty()
        ? ""
        : change.matters().stream()
            .sorted()
            .map(words::matter)
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private String where(Change change) {
    String before = place(old, change.before());
    String after = place(now, change.after());
    return switch (change.kind()) {
      case ADDED -> after;
      case REMOVED -> before + " before";
      case CHANGED, MOVED, RENUMBERED, MISREAD -> before + " before, " + after + " now";
    };
  }

  private String place(Document document, Side side) {
    return side.places().isEmpty() ? words.nowhere() : words.place(document, side);
  }

  private static String piece(Piece piece) {
    return switch (piece.how()) {
      case KEPT -> piece.text();
      case REMOVED -> "[-" + piece.text() + "-]";
      case ADDED -> "{+" + piece.text() + "+}";
    };
  }
}
