// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.conversation.export.PdfSheet.Span;
import dev.carrel.app.markdown.Block;
import dev.carrel.app.markdown.Markdown;
import dev.carrel.app.markdown.Run;
import dev.carrel.app.markdown.Style;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Turn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** A conversation as PDF pages to print or to keep. */
record PdfExport(ExportWords words) {
  private static final float TEXT = 10.5f;
  private static final float SMALL = 9;
  private static final float INDENT = 16;
  private static final float GREY = 0.35f;

  byte[] of(Transcript transcript) throws IOException {
    try (PdfSheet sheet = new PdfSheet();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      PDDocumentInformation about = sheet.document().getDocumentInformation();
      about.setTitle(words.title(transcript));
      about.setProducer("Carrel");
      sheet.paragraph(plain(words.title(transcript), Style.BOLD), 17, 0, 0);
      sheet.gap(10);
      for (StoredTurn stored : transcript.turns()) {
        turn(sheet, stored.turn());
      }
      sheet.paragraph(plain(words.madeBy()), SMALL, 0, GREY);
      if (sheet.replaced() > 0) {
        String lacking = words.strings().get("export.replaced", sheet.replaced());
        sheet.paragraph(plain(lacking), SMALL, 0, GREY);
      }
      sheet.finish((page, of) -> words.strings().get("export.page", page, of));
      sheet.document().save(bytes);
      return bytes.toByteArray();
    }
  }

  private static List<Span> plain(String text, Style... styles) {
    return List.of(new Span(text, Set.of(styles)));
  }

  private void turn(PdfSheet sheet, Turn turn) throws IOException {
    sheet.gap(12);
    sheet.keepTogether(60);
    sheet.paragraph(plain(turn.question().strip(), Style.BOLD), 11.5f, 0, 0);
    sheet.gap(5);
    blocks(sheet, Markdown.parse(words.answer(turn)), 0);
    for (Quote quote : turn.quotes()) {
      sheet.gap(3);
      sheet.keepTogether(2 * TEXT * 1.5f);
      sheet.marker("[" + quote.number() + "]", SMALL, 0);
      sheet.paragraph(plain(words.quoted(quote), Style.ITALIC), TEXT - 0.5f, INDENT + 6, 0);
      sheet.paragraph(plain(words.place(quote)), SMALL, INDENT + 6, GREY);
    }
    for (String note : words.remarks(turn)) {
      sheet.paragraph(plain(note), SMALL, 0, GREY);
    }
    sheet.gap(3);
    sheet.paragraph(plain(words.about(turn)), SMALL, 0, GREY);
    sheet.gap(6);
  }

  private static void blocks(PdfSheet sheet, List<Block> blocks, float indent) throws IOException {
    for (Block block : blocks) {
      block(sheet, block, indent);
    }
  }

  private static void block(PdfSheet sheet, Block block, float indent) throws IOException {
    switch (block) {
      case Block.Heading(int _, int _, List<Run> words) ->
          sheet.paragraph(spans(words, Style.BOLD), TEXT + 1, indent, 0);
      case Block.Items items -> list(sheet, items, indent);
      case Block.Quotation(int _, List<Block> said) -> blocks(sheet, said, indent + INDENT);
      case Block.Code code -> code(sheet, code.text(), indent);
      case Block.Table table -> table(sheet, table, indent);
      case Block.Rule _ -> sheet.gap(8);
      case Block.Paragraph(int _, List<Run> words) ->
          sheet.paragraph(spans(words), TEXT, indent, 0);
    }
    sheet.gap(4);
  }

  private static void list(PdfSheet sheet, Block.Items items, float indent) throws IOException {
    for (int i = 0; i < items.items().size(); i++) {
      sheet.marker(items.mark(i), TEXT, indent);
      blocks(sheet, items.items().get(i), indent + INDENT);
    }
  }

  private static void code(PdfSheet sheet, String code, float indent) throws IOException {
    // Its lines and their indents stay: a space that does not break.
    String kept = code.replace("\t", "    ").replace(' ', '\u00A0');
    sheet.paragraph(plain(kept), SMALL, indent + INDENT, GREY);
  }

  /** A row in a line, its cells behind one another: a page is too narrow for many columns. */
  private static void table(PdfSheet sheet, Block.Table table, float indent) throws IOException {
    for (Block.Row row : table.rows()) {
      List<Span> line = new ArrayList<>();
      for (List<Run> cell : row.cells()) {
        if (!line.isEmpty()) {
          line.add(new Span(" | ", Set.of()));
        }
        line.addAll(row.head() ? spans(cell, Style.BOLD) : spans(cell));
      }
      sheet.paragraph(line, TEXT - 0.5f, indent, 0);
    }
  }

  private static List<Span> spans(List<Run> runs, Style... more) {
    List<Span> spans = new ArrayList<>();
    for (Run run : Run.withAddresses(runs)) {
      Set<Style> all = EnumSet.noneOf(Style.class);
      all.addAll(run.styles());
      all.addAll(List.of(more));
      spans.add(new Span(run.text(), all));
    }
    return spans;
  }
}
