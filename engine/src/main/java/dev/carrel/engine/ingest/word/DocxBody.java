// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.flow.SafeXml;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes the text part of a document. Tracked changes stand as they are wanted: both sides as
 * {@code [deleted by Ann: ~~five~~]}, {@code [inserted by Ann: three]}, or one side as plain text,
 * where a paragraph of the other has no number and what stands on both sides of a break of the
 * other is one paragraph. A note or a comment follows the paragraph that refers to it.
 */
final class DocxBody {
  /** A stretch of a paragraph, and how it came. */
  private record Piece(String text, Mark.@Nullable Kind kind) {}

  /** A paragraph being read; those of text boxes lie within others. */
  private static final class Paragraph {
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Piece> behind = new ArrayList<>();
    private final StringBuilder unseen = new StringBuilder();
    private String style = "";
    private String numId = "";
    private int level = -1;
    private int outline = -1;
    private boolean breakHidden;

    void add(String text, Mark.@Nullable Kind kind) {
      pieces.add(new Piece(text, kind));
    }

    char last() {
      String before = pieces.isEmpty() ? "" : pieces.getLast().text();
      return before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
    }
  }

  private final DocxParts parts;
  private final FlowedText out;
  private final ReadAs.Changes wanted;
  private final Watch watch;
  private final Deque<Paragraph> open = new ArrayDeque<>();
  private final Deque<String> change = new ArrayDeque<>();
  private int tables;

  /** Rows so far of the tables that are open: tables lie within cells. */
  private final Deque<Integer> rows = new ArrayDeque<>();

  /** Cells so far of the rows that are open. */
  private final Deque<Integer> cells = new ArrayDeque<>();

  private boolean cellHasText;
  private int fallbacks;
  private int fieldCodes;
  private final Deque<Boolean> fields = new ArrayDeque<>();
  private boolean vanish;
  private boolean strike;
  private String aligned = "";
  private boolean inRunProperties;
  private boolean inParagraphProperties;
  private boolean inRowProperties;
  private int notes;
  private int changes;
  private int comments;

  /** Of paragraphs whose end is not wanted: they go on in the next one. */
  private final List<Piece> goesOn = new ArrayList<>();

  DocxBody(DocxParts parts, FlowedText out, ReadAs.Changes wanted, Watch watch) {
    this.parts = parts;
    this.out = out;
    this.wanted = wanted;
    this.watch = watch;
  }

  /** How many tracked changes there are. */
  int changes() {
    return changes;
  }

  /** How many comments there are. */
  int comments() {
    return comments;
  }

  void write(InputStream body) throws XMLStreamException {
    XMLStreamReader in = SafeXml.reader(body);
    while (in.hasNext()) {
      watch.check();
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin(in);
        case XMLStreamConstants.END_ELEMENT -> end(in.getLocalName());
        default -> {}
      }
    }
    endWhatGoesOn();
    for (String head : parts.heads()) {
      out.write("[Runs above or below the pages: " + head + "]");
      out.endParagraph();
    }
  }

  private void endWhatGoesOn() {
    goesOn.forEach(piece -> write(piece, false));
    goesOn.clear();
  }

  private void begin(XMLStreamReader in) throws XMLStreamException {
    String name = in.getLocalName();
    if (name.equals("Fallback")) {
      fallbacks++;
    }
    if (fallbacks > 0) {
      return;
    }
    switch (name) {
      // How words are said, and how they looked before that was changed.
      case "rt",
          "rPrChange",
          "pPrChange",
          "tblPrChange",
          "trPrChange",
          "tcPrChange",
          "sectPrChange" ->
          skip(in);
      case "p" -> open.push(new Paragraph());
      case "trPr" -> inRowProperties = true;
      case "pPr" -> inParagraphProperties = true;
      case "rPr" -> inRunProperties = true;
      case "r" -> {
        vanish = false;
        strike = false;
        aligned = "";
      }
      case "tbl" -> {
        if (tables++ == 0) {
          endWhatGoesOn();
          out.endParagraph();
        } else {
          out.write(cellHasText ? " " : "");
        }
        rows.push(0);
      }
      case "tr" -> {
        boolean later = !rows.isEmpty() && rows.peek() > 0;
        rows.push(rows.isEmpty() ? 1 : rows.pop() + 1);
        if (tables <= 1) {
          out.endLine();
        } else if (later) {
          out.write("; ");
        }
        cells.push(0);
      }
      case "tc" -> {
        if (!cells.isEmpty()) {
          out.write(cells.peek() > 0 ? " | " : "");
          cells.push(cells.pop() + 1);
        }
        cellHasText = false;
      }
      case "ins", "del", "moveFrom", "moveTo" -> {
        if (inRowProperties) {
          rowChange(in, name);
        } else if (inRunProperties && inParagraphProperties && !open.isEmpty()) {
          open.peek().breakHidden |= isLeftOut(name);
        } else if (!inRunProperties && !inParagraphProperties) {
          beginChange(name, SafeXml.attribute(in, "author").strip());
        }
      }
      case "fldChar" -> field(SafeXml.attribute(in, "fldCharType"));
      default -> {
        if (!open.isEmpty()) {
          within(in, name, open.peek());
        }
      }
    }
  }

  /** A row that is not wanted is not there. */
  private void rowChange(XMLStreamReader in, String how) throws XMLStreamException {
    changes++;
    if (!isLeftOut(how)) {
      return;
    }
    for (int rows = 1; rows > 0 && in.hasNext(); ) {
      watch.check();
      int event = in.next();
      boolean row = (in.isStartElement() || in.isEndElement()) && in.getLocalName().equals("tr");
      rows += !row ? 0 : event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
    }
    inRowProperties = false;
    end("tr");
  }

  private static void skip(XMLStreamReader in) throws XMLStreamException {
    for (int depth = 1; depth > 0 && in.hasNext(); ) {
      int event = in.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private boolean isLeftOut(String how) {
    return switch (how) {
      case "ins", "moveTo" -> wanted.hidesInserted();
      case "del", "moveFrom" -> wanted.hidesDeleted();
      default -> false;
    };
  }

  private void within(XMLStreamReader in, String name, Paragraph paragraph)
      throws XMLStreamException {
    String value = SafeXml.attribute(in, "val");
    switch (name) {
      case "pStyle" -> paragraph.style = value;
      case "numId" -> paragraph.numId = inParagraphProperties ? value : paragraph.numId;
      case "ilvl" -> paragraph.level = value.matches("[0-8]") ? value.charAt(0) - '0' : -1;
      case "outlineLvl" -> paragraph.outline = value.matches("[0-8]") ? value.charAt(0) - '0' : -1;
      case "vanish" -> vanish |= inRunProperties && !inParagraphProperties && isOn(value);
      case "strike", "dstrike" ->
          strike |= inRunProperties && !inParagraphProperties && isOn(value);
      case "position" -> {
        if (inRunProperties && !inParagraphProperties && aligned.isEmpty()) {
          boolean none = value.matches("-?[0-2]?|");
          aligned = none ? "" : value.startsWith("-") ? "subscript" : "superscript";
        }
      }
      case "vertAlign" -> aligned = inRunProperties && !inParagraphProperties ? value : aligned;
      case "t", "delText" -> text(paragraph, in.getElementText());
      case "tab" -> {
        if (!inParagraphProperties) {
          text(paragraph, " ");
        }
      }
      case "br", "cr" -> text(paragraph, "\n");
      case "noBreakHyphen" -> text(paragraph, "-");
      case "sym" -> text(paragraph, symbol(SafeXml.attribute(in, "char")));
      case "footnoteReference" -> note(paragraph, parts.footnote(SafeXml.attribute(in, "id")));
      case "endnoteReference" -> note(paragraph, parts.endnote(SafeXml.attribute(in, "id")));
      case "commentReference" -> comment(paragraph, SafeXml.attribute(in, "id"));
      default -> {}
    }
  }

  private static boolean isOn(String value) {
    return !value.equals("0") && !value.equals("false") && !value.equals("off");
  }

  private static String symbol(String code) {
    try {
      int point = Integer.parseInt(code, 16);
      int plain = point >= 0xF000 ? point - 0xF000 : point;
      return switch (plain) {
        case 0xA7, 0xB7 -> "•";
        case 0xA3 -> "≤";
        case 0xB3 -> "≥";
        case 0xB1 -> "±";
        case 0xB9 -> "≠";
        case 0x6F, 0xA8 -> "☐";
        case 0xFE, 0xFD -> "☒";
        case 0xFC -> "✓";
        case 0xE0, 0xAE -> "→";
        default -> point >= 0xF000 ? "\uFFFD" : Character.toString(point);
      };
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void text(Paragraph paragraph, String said) {
    if (fieldCodes > 0 || change.stream().anyMatch(this::isLeftOut)) {
      return;
    }
    String words = RaisedSigns.aligned(said, aligned, paragraph.last());
    if (vanish) {
      paragraph.unseen.append(words);
      return;
    }
    Mark.Kind kind = kind();
    if (kind == null && strike && !words.isBlank()) {
      String bare = words.strip();
      int from = words.indexOf(bare);
      paragraph.add(words.substring(0, from), null);
      paragraph.add("~~" + bare + "~~", Mark.Kind.STRUCK);
      paragraph.add(words.substring(from + bare.length()), null);
    } else {
      paragraph.add(words, kind);
    }
  }

  private Mark.@Nullable Kind kind() {
    String how = change.peek();
    if (how == null || wanted != ReadAs.Changes.BOTH) {
      return null;
    }
    return switch (how) {
      case "ins" -> Mark.Kind.INSERTED;
      case "del" -> Mark.Kind.DELETED;
      default -> Mark.Kind.MOVED;
    };
  }

  private void beginChange(String how, String author) {
    change.push(how);
    changes++;
    if (!open.isEmpty() && wanted == ReadAs.Changes.BOTH) {
      String by = author.isEmpty() ? "" : " by " + author;
      open.peek()
          .add(
              switch (how) {
                case "ins" -> "[inserted" + by + ": ";
                case "del" -> "[deleted" + by + ": ~~";
                case "moveFrom" -> "[moved away" + by + ": ~~";
                default -> "[moved here" + by + ": ";
              },
              null);
    }
  }

  private void endChange(String how) {
    if (!change.isEmpty() && change.peek().equals(how)) {
      change.pop();
      if (!open.isEmpty() && wanted == ReadAs.Changes.BOTH) {
        open.peek().add(how.equals("del") || how.equals("moveFrom") ? "~~]" : "]", null);
      }
    }
  }

  /** What a field is made by is not text; what it shows is. */
  private void field(String part) {
    switch (part) {
      case "begin" -> {
        fields.push(true);
        fieldCodes++;
      }
      case "separate" -> {
        if (!fields.isEmpty() && fields.pop()) {
          fieldCodes--;
        }
        fields.push(false);
      }
      case "end" -> {
        if (!fields.isEmpty() && fields.pop()) {
          fieldCodes--;
        }
      }
      default -> {}
    }
  }

  private void note(Paragraph paragraph, Optional<String> text) {
    if (text.isPresent() && change.stream().noneMatch(this::isLeftOut)) {
      notes++;
      paragraph.add("[" + notes + "]", null);
      paragraph.behind.add(new Piece("[Note " + notes + ": " + text.get() + "]", Mark.Kind.NOTE));
    }
  }

  private void comment(Paragraph paragraph, String id) {
    if (change.stream().anyMatch(this::isLeftOut)) {
      return;
    }
    parts
        .comment(id)
        .ifPresent(
            comment -> {
              comments++;
              String by = comment.by().isEmpty() ? "" : " by " + comment.by();
              paragraph.behind.add(
                  new Piece("[Comment" + by + ": " + comment.text() + "]", Mark.Kind.COMMENT));
            });
  }

  private void end(String name) {
    if (name.equals("Fallback")) {
      fallbacks--;
      return;
    }
    if (fallbacks > 0) {
      return;
    }
    switch (name) {
      case "p" -> {
        if (!open.isEmpty()) {
          finish(open.pop());
        }
      }
      case "pPr" -> inParagraphProperties = false;
      case "rPr" -> inRunProperties = false;
      case "trPr" -> inRowProperties = false;
      case "tr" -> {
        cells.poll();
        if (tables <= 1) {
          out.endLine();
        }
      }
      case "tbl" -> {
        rows.poll();
        if (--tables == 0) {
          out.endParagraph();
        }
        cellHasText = true;
      }
      case "ins", "del", "moveFrom", "moveTo" -> {
        if (!inRunProperties && !inParagraphProperties && !inRowProperties) {
          endChange(name);
        }
      }
      default -> {}
    }
  }

  private void finish(Paragraph paragraph) {
    if (!open.isEmpty()) {
      // A text box: it stands behind the paragraph that holds it.
      String words = String.join("", paragraph.pieces.stream().map(Piece::text).toList()).strip();
      if (!words.isEmpty()) {
        open.peek().behind.add(new Piece("[Text box: " + words + "]", null));
      }
      open.peek().behind.addAll(paragraph.behind);
      return;
    }
    paragraph.pieces.addAll(0, goesOn);
    goesOn.clear();
    boolean blank = paragraph.pieces.stream().allMatch(piece -> piece.text.isBlank());
    if (paragraph.breakHidden && tables == 0) {
      goesOn.addAll(paragraph.pieces);
      paragraph.behind.forEach(piece -> write(piece, false));
      return;
    }
    // An empty item has a number too, unless all of it is hidden.
    String counted = blank && !paragraph.unseen.isEmpty() ? "" : label(paragraph);
    String label = blank ? "" : counted;
    if (tables > 0) {
      if (!blank) {
        out.write((cellHasText ? " " : "") + (label.isEmpty() ? "" : label + " "));
        paragraph.pieces.forEach(piece -> write(piece, true));
        cellHasText = true;
      }
      paragraph.behind.forEach(piece -> write(new Piece(" " + piece.text, piece.kind), true));
      unseen(paragraph);
      return;
    }
    if (!blank) {
      int outline =
          paragraph.outline >= 0 ? paragraph.outline : parts.styles().outline(paragraph.style);
      if (outline == 0) {
        out.chapter();
      }
      // Set anew, since a chapter may have begun a page.
      out.address(address);
      out.write(label.isEmpty() ? "" : label + " ");
      paragraph.pieces.forEach(piece -> write(piece, false));
      out.endLine();
    }
    for (Piece piece : paragraph.behind) {
      out.endLine();
      write(piece, false);
    }
    unseen(paragraph);
    out.endParagraph();
  }

  private void unseen(Paragraph paragraph) {
    if (!paragraph.unseen.toString().isBlank()) {
      out.writeUnseen(paragraph.unseen.toString().strip());
    }
  }

  private void write(Piece piece, boolean oneLine) {
    String text = oneLine ? piece.text.replaceAll("\\s+", " ") : piece.text;
    if (piece.kind == null) {
      out.write(text);
    } else {
      out.write(text, piece.kind);
    }
  }

  private String address = "";

  /** What stands before a paragraph; counts it. */
  private String label(Paragraph paragraph) {
    String numId =
        paragraph.numId.isEmpty() ? parts.styles().numId(paragraph.style) : paragraph.numId;
    if (numId.isEmpty() || numId.equals("0")) {
      return "";
    }
    int level = paragraph.level;
    if (level < 0) {
      level = parts.styles().level(paragraph.style);
    }
    if (level < 0) {
      level = parts.numbering().levelOfStyle(numId, paragraph.style).orElse(0);
    }
    Optional<Numbering.Label> next = parts.numbering().next(numId, level);
    next.filter(found -> !found.address().isEmpty())
        .ifPresent(found -> address = "¶ " + found.address());
    return next.map(Numbering.Label::label).orElse("");
  }
}
