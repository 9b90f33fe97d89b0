// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.conversation.evidence.EvidenceText;
import dev.carrel.app.conversation.evidence.Judgement;
import dev.carrel.app.conversation.quote.Citations;
import dev.carrel.app.conversation.quote.QuoteText;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.SentenceSupport;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The words around an exported answer, in the language of the desk.
 *
 * @param bates the Bates numbers of the pages of places; empty for none
 */
record ExportWords(Strings strings, Function<List<TextSpan>, String> bates) {
  /** Of pages without Bates numbers. */
  ExportWords(Strings strings) {
    this(strings, places -> "");
  }

  String title(Transcript transcript) {
    return transcript.title().isBlank() ? strings.get("export.untitled") : transcript.title();
  }

  /** When, by which model with which profile, how fast. */
  String about(Turn turn) {
    String when = when(turn.created());
    if (turn.model().isEmpty()) {
      return when;
    }
    String words = strings.get("export.about", when, turn.model(), turn.profile());
    return turn.complete() ? words : words + strings.get("export.stopped");
  }

  String when(Instant time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(Locale.getDefault())
        .format(time.atZone(ZoneId.systemDefault()));
  }

  String answer(Turn turn) {
    String numbered = Citations.numbered(turn.answer().strip(), turn.quotes());
    return numbered.isBlank() ? strings.get("export.empty") : numbered;
  }

  /** Where it stands, with the Bates numbers of its pages, and how well it agrees with that. */
  String place(Quote quote) {
    QuoteText words = new QuoteText(said -> bates.apply(said.places()));
    return strings.get("export.place", words.fullWhere(quote), words.badge(quote));
  }

  /** What each sentence is to its quotes, then what else a person should know of the answer. */
  List<String> remarks(Turn turn) {
    List<String> remarks = new ArrayList<>();
    Judgement.sentences(turn.evidence()).forEach(sentence -> remarks.add(judged(turn, sentence)));
    remarks.addAll(turn.notes());
    return remarks;
  }

  private String judged(Turn turn, SentenceSupport sentence) {
    int length = turn.answer().length();
    String words =
        turn.answer()
            .substring(Math.min(sentence.start(), length), Math.min(sentence.end(), length));
    EvidenceText text = new EvidenceText();
    return strings.get(
        "export.sentence",
        words.strip().replaceAll("\\s+", " "),
        text.word(sentence.support()),
        String.join(" ", text.found(sentence)));
  }

  String quoted(Quote quote) {
    return new QuoteText().quoted(quote);
  }

  String madeBy() {
    return strings.get("export.madeBy");
  }
}
