// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.ShownText;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** Writes answers as they come: the words, then what they stand on with its pages. */
final class AnswerPrinter implements AnswerListener {
  private final PrintWriter out;
  private final GivenNames names;
  private final Function<List<TextSpan>, String> bates;
  private AnswerLines lines = new AnswerLines();
  private boolean quoting;

  /**
   * Writes; documents are called as they were given.
   *
   * @param bates the Bates numbers of the pages of places; empty for none
   */
  AnswerPrinter(PrintWriter out, GivenNames names, Function<List<TextSpan>, String> bates) {
    this.bates = bates;
    this.out = out;
    this.names = names;
  }

  @Override
  public void text(String more) {
    if (quoting) { // the next answer
      quoting = false;
      lines = new AnswerLines();
    }
    out.print(lines.of(more));
    out.flush();
  }

  @Override
  public void anew(String why) {
    quoting = false;
    lines = new AnswerLines();
    out.printf("%n%n%s%n%n", ShownText.line(why));
    out.flush();
  }

  @Override
  public void quote(Quote quote) {
    if (!quoting) {
      out.printf("%n%n");
      quoting = true;
    }
    out.printf("[%d] “%s”%n    %s%n", quote.number(), ShownText.line(quote.text()), place(quote));
    out.flush();
  }

  private String place(Quote quote) {
    return quote.match() == Match.NONE
        ? "not found on any page"
        : "%s, %s%s (%s)%s"
            .formatted(
                ShownText.name(
                    names.of(quote.places().getFirst().document(), quote.documentName())),
                PlaceWords.place(quote.places().getFirst().page(), quote.standing()),
                PlaceWords.bates(bates.apply(quote.places())),
                quote.match().label(),
                PlaceWords.remarks(quote.standing()));
  }
}
