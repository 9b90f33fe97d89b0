// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.comparison;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.compare.report.ReportWords;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.evidence.Matter;
import dev.carrel.engine.ground.ShownText;
import java.util.Locale;

/** What the desk says of a comparison, in the person's language, on the desk and in files. */
final class ComparisonStrings implements ReportWords {
  private final Strings strings = Strings.of(ComparisonStrings.class);
  private final String language = Locale.getDefault().toLanguageTag();

  @Override
  public String language() {
    return language;
  }

  @Override
  public String title(Document old, Document now) {
    return strings.get("title", ShownText.name(old.name()), ShownText.name(now.name()));
  }

  @Override
  public String summary(DocumentComparison comparison, Document old, Document now) {
    if (comparison.changes().isEmpty()) {
      return strings.get("same", comparison.wordsAfter());
    }
    return strings.get(
        "summary",
        comparison.count(Kind.CHANGED),
        comparison.count(Kind.MOVED),
        comparison.count(Kind.ADDED),
        comparison.count(Kind.REMOVED),
        comparison.count(Kind.RENUMBERED),
        comparison.unchanged(),
        comparison.wordsBefore(),
        comparison.count(Kind.MISREAD));
  }

  @Override
  public String kind(Change.Kind kind) {
    return strings.get("kind." + kind.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String matter(Matter matter) {
    return strings.get("matter." + matter.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String place(Document document, Side side) {
    int page = side.places().getFirst().page();
    return document
        .standing(side.places())
        .called()
        .map(
            name ->
                switch (name) {
                  case PlaceName.Labelled labelled ->
                      strings.get("page.labelled", ShownText.line(labelled.label()), page);
                  case PlaceName.Part part -> ShownText.line(part.address());
                })
        .orElseGet(() -> strings.get("page", page));
  }

  @Override
  public String nowhere() {
    return strings.get("nowhere");
  }

  @Override
  public String head(Head head) {
    return strings.get("head." + head.name().toLowerCase(Locale.ROOT));
  }
}
