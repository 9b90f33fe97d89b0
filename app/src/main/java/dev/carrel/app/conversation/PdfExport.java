package dev.carrel.app.conversation;

import dev.carrel.app.conversation.PdfSheet.Span;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Turn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;

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
      sheet.paragraph(plain(words.title(transcript), "bold"), 17, 0, 0);
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

  private static List<Span> plain(String text, String... styles) {
    return List.of(new Span(text, Set.of(styles)));
  }

  private void turn(PdfSheet sheet, Turn turn) throws IOException {
    sheet.gap(12);
    sheet.keepTogether(60);
    sheet.paragraph(plain(turn.question().strip(), "bold"), 11.5f, 0, 0);
    sheet.gap(5);
    blocks(sheet, Markdown.parse(words.answer(turn)), 0);
    for (Quote quote : turn.quotes()) {
      sheet.gap(3);
      sheet.keepTogether(2 * TEXT * 1.5f);
      sheet.marker("[" + quote.number() + "]", SMALL, 0);
      sheet.paragraph(plain(words.quoted(quote), "italic"), TEXT - 0.5f, INDENT + 6, 0);
      sheet.paragraph(plain(words.place(quote)), SMALL, INDENT + 6, GREY);
    }
    for (String note : turn.notes()) {
      sheet.paragraph(plain(note), SMALL, 0, GREY);
    }
    sheet.gap(3);
    sheet.paragraph(plain(words.about(turn)), SMALL, 0, GREY);
    sheet.gap(6);
  }

  private void blocks(PdfSheet sheet, Node parent, float indent) throws IOException {
    for (Node block : Markdown.children(parent)) {
      block(sheet, block, indent);
    }
  }

  private void block(PdfSheet sheet, Node block, float indent) throws IOException {
    switch (block) {
      case Heading heading -> sheet.paragraph(spans(heading, "bold"), TEXT + 1, indent, 0);
      case BulletList list -> list(sheet, list, 0, indent);
      case OrderedList list -> {
        Integer first = list.getMarkerStartNumber();
        list(sheet, list, first == null ? 1 : first, indent);
      }
      case BlockQuote quote -> blocks(sheet, quote, indent + INDENT);
      case FencedCodeBlock code -> code(sheet, code.getLiteral(), indent);
      case IndentedCodeBlock code -> code(sheet, code.getLiteral(), indent);
      case HtmlBlock html -> code(sheet, html.getLiteral(), indent);
      case TableBlock table -> table(sheet, table, indent);
      case ThematicBreak _ -> sheet.gap(8);
      default -> sheet.paragraph(spans(block), TEXT, indent, 0);
    }
    sheet.gap(4);
  }

  private void list(PdfSheet sheet, Node list, int first, float indent) throws IOException {
    int number = first;
    for (Node item : Markdown.children(list)) {
      sheet.marker(first == 0 ? "•" : number++ + ".", TEXT, indent);
      blocks(sheet, item, indent + INDENT);
    }
  }

  private static void code(PdfSheet sheet, String literal, float indent) throws IOException {
    // Its lines and their indents stay: a space that does not break.
    String kept = literal.stripTrailing().replace("\t", "    ").replace(' ', '\u00A0');
    sheet.paragraph(plain(kept), SMALL, indent + INDENT, GREY);
  }

  /** A row in a line, its cells behind one another: a page is too narrow for many columns. */
  private static void table(PdfSheet sheet, Node table, float indent) throws IOException {
    boolean head = true;
    for (Node part : Markdown.children(table)) {
      for (Node row : Markdown.children(part)) {
        List<Span> line = new ArrayList<>();
        for (Node cell : Markdown.children(row)) {
          if (!line.isEmpty()) {
            line.add(new Span(" | ", Set.of()));
          }
          line.addAll(head ? spans(cell, "bold") : spans(cell));
        }
        sheet.paragraph(line, TEXT - 0.5f, indent, 0);
      }
      head = false;
    }
  }

  private static List<Span> spans(Node block, String... more) {
    List<Span> spans = new ArrayList<>();
    for (Inlines.Run run : Inlines.of(block)) {
      switch (run) {
        case Inlines.Words(String text, Set<String> styles) -> {
          Set<String> all = new TreeSet<>(styles);
          all.addAll(List.of(more));
          spans.add(new Span(text, all));
        }
        case Inlines.Reference(int quote) -> spans.add(new Span("[" + quote + "]", Set.of(more)));
      }
    }
    return spans;
  }
}
