// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.evidence.EvidenceText;
import dev.carrel.app.conversation.evidence.JudgedText;
import dev.carrel.app.conversation.evidence.Judgement;
import dev.carrel.app.conversation.export.MarkdownBlocks;
import dev.carrel.app.conversation.quote.Citations;
import dev.carrel.app.conversation.quote.QuoteText;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.Quote;

/**
 * An answer as Markdown to paste elsewhere: the words, what each sentence is to its quotes, then
 * each quote with where it stands; like an export, it leads nowhere.
 */
record AnswerText(Strings strings, QuoteText words) {
  String of(Answer answer) {
    String judged =
        JudgedText.inWords(
            answer.text(), Judgement.sentences(answer.evidence()), new EvidenceText());
    StringBuilder text =
        new StringBuilder(MarkdownBlocks.of(Citations.numbered(judged.strip(), answer.quotes())));
    for (Quote quote : answer.quotes()) {
      text.append("\n\n").append(quote(quote));
    }
    return text.append('\n').toString();
  }

  /** A quote in a paragraph of its own. */
  String quote(Quote quote) {
    return strings.get(
        "copy.quote",
        quote.number(),
        MarkdownBlocks.words(quote.text()),
        MarkdownBlocks.words(words.where(quote)),
        words.badge(quote));
  }
}
