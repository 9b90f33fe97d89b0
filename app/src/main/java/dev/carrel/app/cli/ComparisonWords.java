// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.compare.report.ReportWords;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Standing;
import dev.carrel.engine.evidence.Matter;
import dev.carrel.engine.ground.ShownText;
import java.util.Locale;

/** What the command line says of a comparison. */
final class ComparisonWords implements ReportWords {
  @Override
  public String language() {
    return "en";
  }

  @Override
  public String title(Document old, Document now) {
    return "What changed from %s to %s"
        .formatted(ShownText.name(old.name()), ShownText.name(now.name()));
  }

  @Override
  public String summary(DocumentComparison comparison, Document old, Document now) {
    if (comparison.changes().isEmpty()) {
      return "All %,d words of %s are those of %s, in the same order."
          .formatted(
              comparison.wordsAfter(), ShownText.name(now.name()), ShownText.name(old.name()));
    }
    long renumbered = comparison.count(Kind.RENUMBERED);
    long misread = comparison.count(Kind.MISREAD);
    return "%s changed, %s moved, %s put in, %s taken out%s%s; %,d of %,d words stand as before."
        .formatted(
            comparison.count(Kind.CHANGED),
            comparison.count(Kind.MOVED),
            comparison.count(Kind.ADDED),
            comparison.count(Kind.REMOVED),
            misread == 0 ? "" : ", %d perhaps only misread".formatted(misread),
            renumbered == 0 ? "" : ", %d only renumbered".formatted(renumbered),
            comparison.unchanged(),
            comparison.wordsBefore());
  }

  @Override
  public String kind(Change.Kind kind) {
    return kind == Kind.MISREAD ? "perhaps misread" : kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String matter(Matter matter) {
    return switch (matter) {
      case AMOUNT -> "amount";
      case DATE -> "date";
      case PERIOD -> "period";
      case NUMBER -> "number";
      case PARTY -> "party";
      case NEGATION -> "negation";
    };
  }

  @Override
  public String place(Document document, Side side) {
    Standing standing = document.standing(side.places());
    return PlaceWords.place(side.places().getFirst().page(), standing)
        + PlaceWords.remarks(standing);
  }

  @Override
  public String nowhere() {
    return "nowhere";
  }

  @Override
  public String head(Head head) {
    return switch (head) {
      case NUMBER -> "Number";
      case KIND -> "How";
      case MATTERS -> "What";
      case PLACE_BEFORE -> "Place before";
      case PLACE_AFTER -> "Place now";
      case BEFORE -> "Before";
      case AFTER -> "Now";
      case MODEL_SAYS -> "The model says";
    };
  }
}
