// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.ground.MarkdownWords;

/**
 * A conversation as Markdown: questions as headings, quotes as block quotes with their pages. What
 * the model, a document or a person says is written anew and leads nowhere.
 */
record MarkdownExport(ExportWords words) {
  String of(Transcript transcript) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(MarkdownWords.inLine(words.title(transcript))).append("\n\n");
    for (StoredTurn stored : transcript.turns()) {
      Turn turn = stored.turn();
      out.append("## ").append(MarkdownWords.inLine(turn.question())).append("\n\n");
      out.append(MarkdownBlocks.of(words.answer(turn))).append("\n\n");
      for (Quote quote : turn.quotes()) {
        out.append("> **[").append(quote.number()).append("]** ");
        out.append(MarkdownWords.inLine(words.quoted(quote))).append("  \n> — ");
        out.append(MarkdownWords.inLine(words.place(quote))).append("\n\n");
      }
      words.remarks(turn).forEach(note -> remark(note, out));
      remark(words.about(turn), out);
    }
    return out.append("---\n\n").append(MarkdownWords.line(words.madeBy())).append('\n').toString();
  }

  private static void remark(String text, StringBuilder out) {
    String said = MarkdownWords.inLine(text);
    if (!said.isEmpty()) {
      out.append('*').append(said).append("*\n\n");
    }
  }
}
