package dev.carrel.app.conversation;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.Quote;

/** An answer as text to paste elsewhere: the words, then each quote with where it stands. */
record AnswerText(Strings strings) {
  String of(Answer answer) {
    StringBuilder text = new StringBuilder(answer.text().strip());
    QuoteText words = new QuoteText(strings);
    for (Quote quote : answer.quotes()) {
      text.append("\n\n")
          .append(
              strings.get(
                  "copy.quote",
                  quote.number(),
                  quote.text().strip(),
                  words.where(quote),
                  words.badge(quote.match())));
    }
    return text.append('\n').toString();
  }
}
