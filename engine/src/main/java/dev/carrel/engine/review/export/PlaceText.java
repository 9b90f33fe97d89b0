// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.MarkWords;
import dev.carrel.engine.document.PlaceName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Where a quote stands and how well it agrees with that, in words. */
final class PlaceText {
  private PlaceText() {}

  /** The page where it begins; empty if it was found on none. */
  static OptionalInt page(Quote quote) {
    return quote.places().stream().mapToInt(place -> place.page()).findFirst();
  }

  /** What those who cite it call its page or place; empty where the page's number is all. */
  static String called(Quote quote) {
    return quote
        .standing()
        .called()
        .map(
            name ->
                switch (name) {
                  case PlaceName.Labelled labelled -> labelled.label();
                  case PlaceName.Part part -> part.address();
                })
        .orElse("");
  }

  /** "page 3", "page A-127 (3 of 4)", "Sheet2!B7, page 3"; empty if it was found nowhere. */
  static String place(Quote quote) {
    OptionalInt page = page(quote);
    if (page.isEmpty()) {
      return "";
    }
    int number = page.getAsInt();
    return quote
        .standing()
        .called()
        .map(
            name ->
                switch (name) {
                  case PlaceName.Labelled labelled ->
                      "page %s (%d of %d)".formatted(labelled.label(), number, labelled.pages());
                  case PlaceName.Part part -> "%s, page %d".formatted(part.address(), number);
                })
        .orElse("page " + number);
  }

  /** Place, Bates number, match and what else should be known, joined by commas. */
  static String full(Quote quote, ExportFacts facts) {
    List<String> parts = new ArrayList<>();
    parts.add(place(quote));
    parts.add(bates(quote, facts));
    parts.add(match(quote.match()));
    parts.add(remarks(quote));
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  static String bates(Quote quote, ExportFacts facts) {
    return quote.places().stream()
        .map(facts.bates())
        .filter(number -> !number.isBlank())
        .distinct()
        .collect(Collectors.joining("–"));
  }

  static String match(Match match) {
    return switch (match) {
      case VERBATIM -> "verbatim";
      case CLOSE -> "close";
      case NONE -> "not found in the documents";
    };
  }

  /** What should be known of how it stands there, joined by commas; empty for nothing. */
  static String remarks(Quote quote) {
    List<String> remarks = new ArrayList<>();
    quote.hidden().map(PlaceText::remark).ifPresent(remarks::add);
    quote.standing().marks().stream().sorted().map(MarkWords::of).forEach(remarks::add);
    return String.join(", ", remarks);
  }

  private static String remark(Why why) {
    return switch (why) {
      case COVERED -> "under a box on the page";
      case MARKED_FOR_REDACTION -> "marked for redaction, which was not applied";
      case UNCERTAIN -> "it could not be told whether it can be seen on the page";
      case HIDDEN_LAYER, OFF_PAGE, CLIPPED, TINY, INVISIBLE_MODE, TRANSPARENT, SAME_COLOUR ->
          "not visible on the page";
    };
  }
}
