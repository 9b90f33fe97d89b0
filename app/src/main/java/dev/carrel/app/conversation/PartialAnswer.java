// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An answer as far as it has come.
 *
 * @param text its Markdown
 * @param quotes in order
 */
record PartialAnswer(String text, List<Quote> quotes) {
  PartialAnswer {
    quotes = List.copyOf(quotes);
  }

  /** Gathers what a listener hears on the thread that writes the answer. */
  static final class Gatherer implements AnswerListener {
    private final StringBuilder text = new StringBuilder();
    private final List<Quote> quotes = new ArrayList<>();
    private final Consumer<PartialAnswer> onMore;

    Gatherer(Consumer<PartialAnswer> onMore) {
      this.onMore = onMore;
    }

    @Override
    public void quote(Quote quote) {
      quotes.add(quote);
      tell();
    }

    @Override
    public void text(String more) {
      text.append(more);
      tell();
    }

    private void tell() {
      onMore.accept(new PartialAnswer(text.toString(), quotes));
    }
  }
}
