// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.ground.ShownText;

/** What is said of a quote, in the language of the desk. */
public final class QuoteText {
  private final Strings strings = Strings.of(QuoteText.class);

  /** Document and page, or that there is none. */
  public String where(Quote quote) {
    if (quote.match() == Match.NONE) {
      return strings.get("quote.nowhere");
    }
    return strings.get("quote.where", shortName(quote.documentName()), page(quote));
  }

  /** The document, or that there is none. */
  public String document(Quote quote) {
    return quote.match() == Match.NONE
        ? strings.get("quote.nowhere")
        : shortName(quote.documentName());
  }

  /** Document and page with the document's whole name. */
  public String fullWhere(Quote quote) {
    return quote.match() == Match.NONE
        ? strings.get("quote.nowhere")
        : strings.get("quote.where", quote.documentName(), page(quote));
  }

  /** The pages it stands on: one, or from one to the next. */
  public String page(Quote quote) {
    if (quote.places().isEmpty()) {
      return "";
    }
    int first = quote.places().getFirst().page();
    int last = quote.places().getLast().page();
    return first == last
        ? strings.get("quote.page", first)
        : strings.get("quote.pages", first, last);
  }

  /** How well it agrees, in a word or two. */
  public String badge(Match match) {
    return switch (match) {
      case VERBATIM -> strings.get("match.verbatim");
      case CLOSE -> strings.get("match.close");
      case NONE -> strings.get("match.none");
    };
  }

  /** How well it agrees, and what a person must know of where it stands. */
  public String badge(Quote quote) {
    return quote
        .hidden()
        .map(why -> strings.get("quote.badge.hidden", badge(quote.match()), hidden(why)))
        .orElseGet(() -> badge(quote.match()));
  }

  /** That it cannot be seen on its page, or will be redacted. */
  public String hidden(HiddenText.Why why) {
    return strings.get(
        switch (why) {
          case MARKED_FOR_REDACTION -> "quote.marked";
          case UNCERTAIN -> "quote.uncertain";
          default -> "quote.hidden";
        });
  }

  /** Its words, in a line and between marks. */
  public String quoted(Quote quote) {
    return strings.get("card.text", quote.text().strip().replaceAll("\\s+", " "));
  }

  /** Its words and how well they agree. */
  public String hover(Quote quote) {
    return strings.get("quote.hover", quote.text().strip(), badge(quote));
  }

  /** For who does not see it. */
  public String accessible(Quote quote) {
    return strings.get("quote.accessible", quote.number(), where(quote), badge(quote));
  }

  private static String shortName(String whole) {
    String name = ShownText.name(whole);
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= 5 ? name.substring(0, dot) : name;
  }
}
