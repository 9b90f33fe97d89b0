// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.MadeBy;
import dev.carrel.engine.ingest.flow.RunningHeads;
import dev.carrel.engine.ingest.word.Piece;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Notes;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.jspecify.annotations.Nullable;

/** Writes the text of one Word file. Belongs to one thread. */
final class DocText {
  private static final char PICTURE = '\u0001';
  private static final char NOTE = '\u0002';
  private static final char COMMENT = '\u0005';
  private static final char CELL_END = '\u0007';
  private static final char DRAWING = '\u0008';
  private static final int HEADS = 11;
  private static final int SEPARATORS = 6;

  private final HWPFDocument document;
  private final FlowedText out;
  private final ReadAs.Changes wanted;
  private final Watch watch;
  private final DocNumbers numbers = new DocNumbers();

  /** Of lists in boxes and notes, which are counted by themselves. */
  private final DocNumbers besideNumbers = new DocNumbers();

  private final DocNoteNumbers noteNumbers;
  private final DocPictures pictures;
  private final DocRevisers revisers;
  private final DocRuns runs;

  private final List<DocRemarks.Remark> remarks;

  private final List<List<Piece>> behind = new ArrayList<>();
  private boolean inTable;
  private boolean behindCell;
  private int comments;
  private int changes;
  private final StringBuilder unseen = new StringBuilder();

  DocText(
      HWPFDocument document,
      FlowedText out,
      DocPictures pictures,
      ReadAs.Changes wanted,
      Watch watch) {
    this.document = document;
    this.out = out;
    this.pictures = pictures;
    this.noteNumbers = new DocNoteNumbers(document);
    this.wanted = wanted;
    this.watch = watch;
    this.revisers = new DocRevisers(document);
    this.runs = new DocRuns(new Words(), wanted, revisers);
    this.remarks = DocRemarks.of(document);
  }

  int changes() {
    return changes + runs.changes();
  }

  int comments() {
    return comments;
  }

  void write() {
    Range text = document.getRange();
    int paragraphs = text.numParagraphs();
    for (int i = 0; i < paragraphs; i++) {
      watch.check();
      write(text.getParagraph(i));
    }
    List<Piece> boxes = line(document.getMainTextboxRange());
    if (!boxes.isEmpty()) {
      out.endParagraph();
      out.write("[Text boxes: ");
      boxes.forEach(this::write);
      out.write("]");
    }
    heads();
  }

  /** What runs above and below the pages, behind what separates notes ([MS-DOC], 2.8.22). */
  private void heads() {
    RunningHeads heads = new RunningHeads();
    ByteBuffer places = DocParts.part(document, HEADS);
    Range all = document.getHeaderStoryRange();
    for (int i = SEPARATORS; i + 2 < places.remaining() / 4; i++) {
      watch.check();
      List<Piece> head = line(part(all, places.getInt(4 * i), places.getInt(4 * (i + 1))));
      heads.add(String.join("", head.stream().map(Piece::text).toList()));
    }
    heads.write(out);
  }

  private void write(Paragraph paragraph) {
    boolean table = paragraph.isInTable();
    if (paragraph.isTableRowEnd()) {
      out.endLine();
      behindCell = false;
      return;
    }
    String label = numbers.next(paragraph);
    boolean blank = CompoundFile.line(paragraph.text()).isEmpty();
    if (!table) {
      endTable();
      if (!blank && paragraph.getLvl() == 0) {
        out.chapter();
      }
      out.address(numbers.address());
    }
    if (table && behindCell) {
      out.write(" | ");
    }
    if (!blank) {
      out.write(label.isEmpty() ? "" : label + " ");
    }
    for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
      runs.write(paragraph.getCharacterRun(i), table);
    }
    runs.endChange();
    if (table) {
      inTable = true;
      behindCell = paragraph.text().indexOf(CELL_END) >= 0;
      out.write(behindCell || blank ? "" : " ");
    } else {
      endParagraph();
    }
  }

  private void endTable() {
    if (inTable) {
      inTable = false;
      behindCell = false;
      endParagraph();
    }
  }

  private void endParagraph() {
    for (List<Piece> line : behind) {
      out.endLine();
      line.forEach(this::write);
    }
    behind.clear();
    if (!unseen.isEmpty()) {
      out.writeUnseen(unseen.toString());
      unseen.setLength(0);
    }
    out.endParagraph();
    out.pageIfManyPictures();
  }

  private void write(Piece piece) {
    Mark.Kind kind = piece.kind();
    if (kind == null) {
      out.write(piece.text());
    } else {
      out.write(piece.text(), kind);
    }
  }

  /** The words of the text. */
  private final class Words implements DocRuns.Line {
    @Override
    public void write(String words, Mark.@Nullable Kind kind) {
      DocText.this.write(new Piece(words, kind));
    }

    @Override
    public void unseen(String words) {
      unseen.append(words);
    }

    @Override
    public char last() {
      return out.last();
    }

    @Override
    public String sign(char c, CharacterRun run, int place) {
      boolean leftOut = runs.isLeftOut(run);
      switch (c) {
        case NOTE -> {
          return leftOut ? "" : note(place);
        }
        case COMMENT -> comment(leftOut);
        case PICTURE -> {
          if (!leftOut && !run.isVanished()) {
            pictures.within(run).ifPresent(out::picture);
          }
        }
        case DRAWING -> {
          if (!leftOut && !run.isVanished()) {
            pictures.beside(place).ifPresent(out::picture);
          }
        }
        default -> {}
      }
      return "";
    }
  }

  /** A line of what stands beside the text. */
  private final class Beside implements DocRuns.Line {
    private final List<Piece> pieces = new ArrayList<>();

    @Override
    public void write(String words, Mark.@Nullable Kind kind) {
      if (!words.isEmpty()) {
        pieces.add(new Piece(words, kind));
      }
    }

    @Override
    public void unseen(String words) {
      unseen.append(words);
    }

    @Override
    public char last() {
      String words = pieces.isEmpty() ? " " : pieces.getLast().text();
      return words.charAt(words.length() - 1);
    }

    @Override
    public String sign(char c, CharacterRun run, int place) {
      return c == '\r' || c == CELL_END ? " " : "";
    }
  }

  private List<Piece> line(Range range) {
    Beside line = new Beside();
    DocRuns words = new DocRuns(line, wanted, revisers);
    int paragraphs = range.getStartOffset() < range.getEndOffset() ? range.numParagraphs() : 0;
    for (int i = 0; i < paragraphs; i++) {
      watch.check();
      Paragraph paragraph = range.getParagraph(i);
      String label = besideNumbers.next(paragraph);
      boolean said = !label.isEmpty() && !CompoundFile.line(paragraph.text()).isEmpty();
      line.write(said ? label + " " : "", null);
      for (int j = 0; j < paragraph.numCharacterRuns(); j++) {
        words.write(paragraph.getCharacterRun(j), true);
      }
      words.endChange();
    }
    changes += words.changes();
    return Piece.line(line.pieces);
  }

  /** A sign in the text, and the note behind the paragraph. */
  private String note(int place) {
    Optional<Range> foot = note(document.getFootnotes(), document.getFootnoteRange(), place);
    Optional<Range> text =
        foot.or(() -> note(document.getEndnotes(), document.getEndnoteRange(), place));
    if (text.isEmpty()) {
      return "";
    }
    String number = noteNumbers.next(foot.isEmpty(), place);
    behind.add(Piece.within("[Note " + number + ": ", line(text.get()), Mark.Kind.NOTE));
    return "[" + number + "]";
  }

  private Optional<Range> note(Notes of, Range all, int place) {
    int index = of.getNoteIndexByAnchorPosition(place);
    return index < 0
        ? Optional.empty()
        : Optional.of(part(all, of.getNoteTextStartOffset(index), of.getNoteTextEndOffset(index)))
            .filter(text -> !CompoundFile.line(text.text()).isEmpty());
  }

  /** A part of a range, by places from its start. */
  private Range part(Range all, int from, int to) {
    int length = all.getEndOffset() - all.getStartOffset();
    int start = Math.clamp(from, 0, length);
    int end = Math.clamp(to, start, length);
    return new Range(all.getStartOffset() + start, all.getStartOffset() + end, document);
  }

  private void comment(boolean leftOut) {
    if (comments < remarks.size()) {
      DocRemarks.Remark remark = remarks.get(comments++);
      List<Piece> words = line(part(document.getCommentsRange(), remark.from(), remark.to()));
      if (!leftOut) {
        String begins = "[Comment" + MadeBy.of(remark.by()) + ": ";
        behind.add(Piece.within(begins, words, Mark.Kind.COMMENT));
      }
    }
  }
}
