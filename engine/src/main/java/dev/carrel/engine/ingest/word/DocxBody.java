// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.MadeBy;
import dev.carrel.engine.ingest.flow.RunningHeads;
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

/**
 * Writes the text part of a document. Tracked changes stand as they are wanted: both sides as
 * {@code [deleted by Ann: ~~five~~]}, {@code [inserted by Ann: three]}, or one side as plain text,
 * where a paragraph of the other has no number and what stands on both sides of a break of the
 * other is one paragraph. A note or a comment follows the paragraph that refers to it.
 */
final class DocxBody {
  private final DocxParts parts;
  private final FlowedText out;
  private final Watch watch;
  private final DocxRuns runs;
  private final DocxLabels labels;
  private final DocxLabels boxLabels;
  private final Deque<DocxParagraph> open = new ArrayDeque<>();
  private int tables;

  /** Tables that are open within a text box: each of their paragraphs is one of the box. */
  private int boxTables;

  /** Rows so far of the tables that are open: tables lie within cells. */
  private final Deque<Integer> rows = new ArrayDeque<>();

  /** Cells so far of the rows that are open. */
  private final Deque<Integer> cells = new ArrayDeque<>();

  private boolean cellHasText;

  /** Columns that the cell before takes beside its own: what follows stands below its head. */
  private int spanned;

  private boolean inRowProperties;
  private final NoteNumbers notes;

  /** A note whose sign is written out behind its place in the run, and from which piece on. */
  private Optional<DocxNotes.Note> signed = Optional.empty();

  private int signFrom;
  private int comments;

  /** Of paragraphs whose end is not wanted: they go on in the next one. */
  private final List<Piece> goesOn = new ArrayList<>();

  DocxBody(DocxParts parts, FlowedText out, ReadAs.Changes wanted, Watch watch)
      throws XMLStreamException {
    this.parts = parts;
    this.out = out;
    this.watch = watch;
    this.runs = new DocxRuns(parts.styles(), wanted, watch);
    this.labels = parts.labels();
    this.boxLabels = parts.labels();
    this.notes = parts.noteNumbers();
  }

  /** How many tracked changes there are. */
  int changes() {
    return runs.changes() + parts.changes();
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
    for (DocxNotes.Note head : parts.heads()) {
      out.write(RunningHeads.BEGINS);
      head.pieces().forEach(piece -> write(piece, true));
      out.write(RunningHeads.ENDS);
      out.endParagraph();
      unseen(head.unseen());
    }
  }

  private void endWhatGoesOn() {
    goesOn.forEach(piece -> write(piece, false));
    goesOn.clear();
  }

  private void begin(XMLStreamReader in) throws XMLStreamException {
    String name = in.getLocalName();
    switch (name) {
      case "p" -> open.push(new DocxParagraph());
      case "trPr" -> inRowProperties = true;
      case "tbl" -> {
        if (!open.isEmpty()) {
          boxTables++;
          return;
        }
        if (tables++ == 0) {
          endWhatGoesOn();
          out.endParagraph();
        } else {
          out.write(cellHasText ? " " : "");
        }
        rows.push(0);
      }
      case "tr" -> {
        if (boxTables > 0) {
          return;
        }
        boolean later = !rows.isEmpty() && rows.peek() > 0;
        rows.push(rows.isEmpty() ? 1 : rows.pop() + 1);
        if (tables <= 1) {
          out.endLine();
        } else if (later) {
          out.write("; ");
        }
        cells.push(0);
        spanned = 0;
      }
      case "tc" -> {
        if (boxTables > 0) {
          return;
        }
        if (!cells.isEmpty()) {
          out.write(cells.peek() > 0 ? " |".repeat(1 + spanned) + " " : "");
          cells.push(cells.pop() + 1);
          spanned = 0;
        }
        cellHasText = false;
      }
      case "gridSpan" -> {
        String columns = SafeXml.attribute(in, "val");
        spanned = columns.matches("[1-9]\\d?") ? Integer.parseInt(columns) - 1 : 0;
      }
      case "ins", "del", "moveFrom", "moveTo" -> {
        if (inRowProperties) {
          rowChange(in, name);
        } else {
          runs.begin(in, open.peek());
        }
      }
      case "footnoteReference" -> note(in, parts.footnote(SafeXml.attribute(in, "id")), false);
      case "endnoteReference" -> note(in, parts.endnote(SafeXml.attribute(in, "id")), true);
      case "framePr" -> {
        if (!open.isEmpty()) {
          open.peek().initial = SafeXml.attribute(in, "dropCap").matches("drop|margin");
        }
      }
      case "lastRenderedPageBreak" -> notes.endPage();
      case "sectPr" -> {
        if (!open.isEmpty()) {
          open.peek().endsSection = true;
        }
      }
      case "commentReference" -> comment(SafeXml.attribute(in, "id"));
      case "chart" -> drawn(SafeXml.attribute(in, "id"));
      case "relIds" -> drawn(SafeXml.attribute(in, "dm"));
      default -> runs.begin(in, open.peek());
    }
  }

  /** A row that is not wanted is not there. */
  private void rowChange(XMLStreamReader in, String how) throws XMLStreamException {
    runs.countChange();
    if (!runs.isLeftOut(how)) {
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

  private void note(XMLStreamReader in, Optional<DocxNotes.Note> note, boolean endnote) {
    DocxParagraph paragraph = open.peek();
    if (paragraph == null || note.isEmpty() || runs.isLeftOut()) {
      return;
    }
    if (SafeXml.attribute(in, "customMarkFollows").matches("1|true|on")) {
      signed = note;
      signFrom = paragraph.pieces.size();
      return;
    }
    String number = notes.next(endnote);
    paragraph.add("[" + number + "]", null);
    behind(paragraph, number, note.get());
  }

  private static void behind(DocxParagraph paragraph, String sign, DocxNotes.Note note) {
    paragraph.behind.add(Piece.within("[Note " + sign + ": ", note.pieces(), Mark.Kind.NOTE));
    paragraph.unseen.append(note.unseen());
  }

  /** The sign of a note that is not counted is all that its run says. */
  private void endSign() {
    DocxParagraph paragraph = open.peek();
    if (paragraph != null && signed.isPresent() && signFrom <= paragraph.pieces.size()) {
      StringBuilder sign = new StringBuilder();
      paragraph.pieces.stream().skip(signFrom).forEach(piece -> sign.append(piece.text()));
      behind(paragraph, sign.toString().strip(), signed.get());
    }
    signed = Optional.empty();
  }

  private void comment(String id) {
    DocxParagraph paragraph = open.peek();
    if (paragraph == null || runs.isLeftOut()) {
      return;
    }
    parts
        .comment(id)
        .ifPresent(
            comment -> {
              comments++;
              String words = "[Comment" + MadeBy.of(comment.by()) + ": " + comment.text() + "]";
              paragraph.behind.add(List.of(new Piece(words, Mark.Kind.COMMENT)));
            });
  }

  /** A chart or a diagram; each is told once. */
  private void drawn(String link) throws XMLStreamException {
    DocxParagraph paragraph = open.peek();
    if (paragraph != null && !runs.isLeftOut()) {
      parts.drawn(link).ifPresent(paragraph::addBehind);
    }
  }

  private void end(String name) {
    switch (name) {
      case "p" -> {
        if (!open.isEmpty()) {
          DocxParagraph done = open.pop();
          finish(done);
          if (done.endsSection) {
            notes.endSection();
          }
        }
      }
      case "r" -> endSign();
      case "trPr" -> inRowProperties = false;
      case "tr" -> {
        if (boxTables > 0) {
          return;
        }
        cells.poll();
        if (tables <= 1) {
          out.endLine();
        }
      }
      case "tbl" -> {
        if (boxTables > 0) {
          boxTables--;
          return;
        }
        rows.poll();
        if (--tables == 0) {
          out.endParagraph();
        }
        cellHasText = true;
      }
      default -> {
        if (!inRowProperties) {
          runs.end(name, open.peek());
        }
      }
    }
  }

  private void finish(DocxParagraph paragraph) {
    if (!open.isEmpty()) {
      // A text box: it stands behind the paragraph that holds it.
      DocxParagraph holder = open.peek();
      String label = boxLabels.before(paragraph);
      if (!paragraph.isBlank()) {
        List<Piece> box = new ArrayList<>(Piece.line(paragraph.pieces));
        box.addFirst(new Piece("[Text box: " + label, null));
        box.add(new Piece("]", null));
        holder.behind.add(box);
      }
      holder.behind.addAll(paragraph.behind);
      holder.unseen.append(paragraph.unseen);
      holder.pictures.addAll(paragraph.pictures);
      return;
    }
    paragraph.pieces.addAll(0, goesOn);
    goesOn.clear();
    boolean blank = paragraph.isBlank();
    if ((paragraph.breakHidden || paragraph.initial) && tables == 0) {
      goesOn.addAll(paragraph.pieces);
      paragraph.behind.forEach(line -> line.forEach(piece -> write(piece, false)));
      pictures(paragraph);
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
      for (List<Piece> line : paragraph.behind) {
        out.write(" ");
        line.forEach(piece -> write(piece, true));
      }
      unseen(paragraph.unseen);
      pictures(paragraph);
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
    for (List<Piece> line : paragraph.behind) {
      out.endLine();
      line.forEach(piece -> write(piece, false));
    }
    unseen(paragraph.unseen);
    pictures(paragraph);
    out.endParagraph();
    out.pageIfManyPictures();
  }

  private void pictures(DocxParagraph paragraph) {
    paragraph.pictures.forEach(link -> parts.picture(link).ifPresent(out::picture));
  }

  private void unseen(CharSequence words) {
    if (!words.toString().isBlank()) {
      out.writeUnseen(words.toString().strip());
    }
  }

  private void write(Piece piece, boolean oneLine) {
    String text = oneLine ? piece.text().replaceAll("\\s+", " ") : piece.text();
    Mark.Kind kind = piece.kind();
    if (kind == null) {
      out.write(text);
    } else {
      out.write(text, kind);
    }
  }

  private String address = "";

  /** What stands before a paragraph; counts it. */
  private String label(DocxParagraph paragraph) {
    Optional<Numbering.Label> next = labels.next(paragraph);
    next.filter(found -> !found.address().isEmpty())
        .ifPresent(found -> address = "¶ " + found.address());
    return next.map(Numbering.Label::label).orElse("");
  }
}
