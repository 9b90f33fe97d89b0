// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.markdown.Markdown;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.report.WebPage;
import java.util.Locale;

/**
 * A conversation as one HTML file that needs nothing else: no script, no picture, no font from
 * elsewhere. What the model or a document says is shown, never run.
 */
record HtmlExport(ExportWords words) {
  private static final String STYLE =
      """
      body { font: 16px/1.55 system-ui, sans-serif; color: #23262b; background: #fff;
             max-width: 42em; margin: 3em auto; padding: 0 1.5em; }
      h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin: 2.4em 0 .8em; padding: .6em .9em;
             background: #e6edf5; border-radius: .6em; white-space: pre-wrap; }
      blockquote { margin: .7em 0; padding: .5em 1em; border-left: 4px solid #c9c6bf; }
      blockquote.close { border-left-style: dashed; }
      blockquote.none { border-left-style: dotted; }
      blockquote p { margin: 0; font-style: italic; } cite { font-style: normal; font-size: .9em;
             color: #55595f; }
      table { border-collapse: collapse; } th, td { border: 1px solid #c9c6bf; padding: .3em .6em; }
      pre { background: #f6f4f0; padding: .8em; overflow-x: auto; white-space: pre-wrap; }
      .about, footer { color: #55595f; font-size: .85em; }
      @media print { body { margin: 0; max-width: none; } h2, blockquote { break-inside: avoid; }
             h2 { break-after: avoid; } }
      """;

  String of(Transcript transcript) {
    String title = words.title(transcript);
    StringBuilder out =
        new StringBuilder(WebPage.begin(Locale.getDefault().toLanguageTag(), title, STYLE));
    out.append("<h1>").append(WebPage.words(title)).append("</h1>\n");
    int number = 0;
    for (StoredTurn stored : transcript.turns()) {
      turn(stored.turn(), ++number, out);
    }
    return out.append("<footer>")
        .append(WebPage.words(words.madeBy()))
        .append("</footer>\n")
        .append(WebPage.END)
        .toString();
  }

  private void turn(Turn turn, int number, StringBuilder out) {
    out.append("<section>\n<h2>").append(WebPage.words(turn.question().strip())).append("</h2>\n");
    out.append(
        HtmlBlocks.of(
            Markdown.parse(words.answer(turn)),
            mark ->
                turn.quotes().stream()
                    .filter(quote -> quote.number() == mark)
                    .findFirst()
                    .map(quote -> anchor(number, mark))));
    for (Quote quote : turn.quotes()) {
      out.append("<blockquote id=\"")
          .append(anchor(number, quote.number()))
          .append("\" class=\"")
          .append(quote.match().label())
          .append("\"><p>[")
          .append(quote.number())
          .append("] ")
          .append(WebPage.words(words.quoted(quote)))
          .append("</p><cite>")
          .append(WebPage.words(words.place(quote)))
          .append("</cite></blockquote>\n");
    }
    words
        .remarks(turn)
        .forEach(note -> out.append("<p class=\"about\">" + WebPage.words(note) + "</p>\n"));
    out.append("<p class=\"about\">" + WebPage.words(words.about(turn)) + "</p>\n</section>\n");
  }

  private static String anchor(int turn, int quote) {
    return "q" + turn + "-" + quote;
  }
}
