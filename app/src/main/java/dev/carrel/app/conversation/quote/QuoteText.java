// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.PlaceName;
import dev.carrel.engine.ground.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is said of a quote, in the language of the desk. */
public final class QuoteText {
  private static final int LONGEST_NAME = 28;

  private final Strings strings = Strings.of(QuoteText.class);
  private final Function<Quote, String> bates;

  /**
   * With the Bates numbers of pages beside them.
   *
   * @param bates those of the pages that a quote stands on; empty for none
   */
  public QuoteText(Function<Quote, String> bates) {
    this.bates = bates;
  }

  /** Of pages without Bates numbers. */
  public QuoteText() {
    this(quote -> "");
  }

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

  /** The pages it stands on, one or from one to the next, with their Bates numbers. */
  public String page(Quote quote) {
    if (quote.places().isEmpty()) {
      return "";
    }
    String numbers = ShownText.line(bates.apply(quote));
    return numbers.isEmpty()
        ? place(quote)
        : strings.get("quote.page.bates", place(quote), numbers);
  }

  private String place(Quote quote) {
    int first = quote.places().getFirst().page();
    int last = quote.places().getLast().page();
    return quote
        .standing()
        .called()
        .map(
            name ->
                switch (name) {
                  case PlaceName.Labelled page ->
                      strings.get("quote.page.labelled", shown(page.label()), first, page.pages());
                  case PlaceName.Part part -> shown(part.address());
                })
        .orElseGet(() -> pages(first, last));
  }

  /** Labels and addresses are a stranger's, and a chip has little room. */
  private static String shown(String name) {
    String line = ShownText.line(name);
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
  }

  private String pages(int first, int last) {
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
    List<String> remarks = remarks(quote);
    return remarks.isEmpty()
        ? badge(quote.match())
        : strings.get("quote.badge.remarks", badge(quote.match()), String.join(", ", remarks));
  }

  /** What a person should know of how it stands there, the weightiest first; often nothing. */
  public List<String> remarks(Quote quote) {
    List<String> remarks = new ArrayList<>();
    quote.hidden().ifPresent(why -> remarks.add(hidden(why)));
    quote.standing().marks().stream()
        .sorted()
        .forEach(kind -> remarks.add(strings.get("quote.mark." + kind.name())));
    return remarks;
  }

  /** That it cannot be seen on its page, or will be redacted. */
  private String hidden(HiddenText.Why why) {
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
