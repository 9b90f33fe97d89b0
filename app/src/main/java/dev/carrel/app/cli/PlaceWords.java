// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.document.MarkWords;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.document.Standing;
import dev.carrel.engine.ground.ShownText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says where words stand, and what a person should know of how they stand there. */
final class PlaceWords {
  private PlaceWords() {}

  /** "page 3", "page A-127 (3 of 4)", or "Sheet2!B7, page 3". */
  static String place(int page, Standing standing) {
    return standing
        .called()
        .map(
            name ->
                switch (name) {
                  case PlaceName.Labelled labelled ->
                      "page %s (%d of %d)"
                          .formatted(ShownText.line(labelled.label()), page, labelled.pages());
                  case PlaceName.Part part ->
                      "%s, page %d".formatted(ShownText.line(part.address()), page);
                })
        .orElse("page " + page);
  }

  /** A page as it is cited; where there is no paper, what its first place is called beside it. */
  static String page(Page page, int pages, boolean paper) {
    return page.label()
        .map(ShownText::line)
        .map(
            label ->
                paper
                    ? "page %s (%d of %d)".formatted(label, page.number(), pages)
                    : "page %d (%s)".formatted(page.number(), label))
        .orElse("page " + page.number());
  }

  /** A Bates number behind the place; empty if there is none, else it begins with a comma. */
  static String bates(String number) {
    return number.isEmpty() ? "" : ", " + ShownText.line(number);
  }

  /** What stands behind the place; empty if nothing is to be said, else it begins with a comma. */
  static String remarks(Standing standing) {
    StringBuilder words = new StringBuilder();
    standing.hidden().ifPresent(why -> words.append(", ").append(HiddenWords.ofQuote(why)));
    standing.marks().stream()
        .sorted()
        .forEach(kind -> words.append(", ").append(MarkWords.of(kind)));
    return words.toString();
  }

  /** The page's label for JSON; null where the number is all, or the place is a part. */
  static @Nullable String label(Standing standing) {
    return standing.called().orElse(null) instanceof PlaceName.Labelled labelled
        ? labelled.label()
        : null;
  }

  /** The part's address for JSON; null where there is none. */
  static @Nullable String address(Standing standing) {
    return standing.called().orElse(null) instanceof PlaceName.Part part ? part.address() : null;
  }

  /** The marks for JSON, in lower case. */
  static List<String> marks(Standing standing) {
    return standing.marks().stream()
        .sorted()
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
