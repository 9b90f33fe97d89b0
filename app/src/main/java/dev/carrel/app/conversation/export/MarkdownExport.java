// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Turn;

/** A conversation as Markdown: questions as headings, quotes as block quotes with their pages. */
record MarkdownExport(ExportWords words) {
  String of(Transcript transcript) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(escaped(words.title(transcript))).append("\n\n");
    for (StoredTurn stored : transcript.turns()) {
      Turn turn = stored.turn();
      out.append("## ").append(escaped(line(turn.question()))).append("\n\n");
      out.append(words.answer(turn)).append("\n\n");
      for (Quote quote : turn.quotes()) {
        out.append("> **[").append(quote.number()).append("]** ");
        out.append(escaped(words.quoted(quote))).append("  \n> — ");
        out.append(escaped(words.place(quote))).append("\n\n");
      }
      turn.notes().forEach(note -> out.append('*').append(escaped(note)).append("*\n\n"));
      out.append('*').append(escaped(words.about(turn))).append("*\n\n");
    }
    return out.append("---\n\n").append(words.madeBy()).append('\n').toString();
  }

  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Words of documents and persons are words, whatever they look like. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
  }
}
