// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.flow.SymbolSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Notes;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.jspecify.annotations.Nullable;

/** Writes the text of one Word file. Belongs to one thread. */
final class DocText {
  private static final char NOTE = '\u0002';
  private static final char COMMENT = '\u0005';
  private static final char CELL_END = '\u0007';
  private static final char FIELD = '\u0013';
  private static final char FIELD_SHOWN = '\u0014';
  private static final char FIELD_END = '\u0015';

  private enum Change {
    NONE,
    DELETED,
    INSERTED
  }

  private record Behind(String line, Mark.Kind kind) {}

  private final HWPFDocument document;
  private final FlowedText out;
  private final ReadAs.Changes wanted;
  private final Watch watch;
  private final DocNumbers numbers = new DocNumbers();
  private final List<String> remarks;
  private final List<Behind> behind = new ArrayList<>();
  private Change change = Change.NONE;
  private int fieldCodes;
  private boolean inTable;
  private boolean behindCell;
  private int notes;
  private int comments;
  private int changes;
  private final StringBuilder unseen = new StringBuilder();

  DocText(HWPFDocument document, FlowedText out, ReadAs.Changes wanted, Watch watch) {
    this.document = document;
    this.out = out;
    this.wanted = wanted;
    this.watch = watch;
    this.remarks =
        Pattern.compile(String.valueOf(COMMENT))
            .splitAsStream(document.getCommentsRange().text())
            .skip(1)
            .toList();
  }

  int changes() {
    return changes;
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
    String boxes = CompoundFile.line(document.getMainTextboxRange().text());
    if (!boxes.isEmpty()) {
      out.endParagraph();
      out.write("[Text boxes: " + boxes + "]");
    }
  }

  private void write(Paragraph paragraph) {
    boolean table = paragraph.isInTable();
    if (paragraph.isTableRowEnd()) {
      out.endLine();
      behindCell = false;
      return;
    }
    String label = numbers.next(paragraph);
    boolean blank = words(paragraph.text()).isBlank();
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
      write(paragraph.getCharacterRun(i), table);
    }
    endChange();
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
    for (Behind each : behind) {
      out.endLine();
      out.write(each.line, each.kind);
    }
    behind.clear();
    if (!unseen.isEmpty()) {
      out.writeUnseen(unseen.toString());
      unseen.setLength(0);
    }
    out.endParagraph();
  }

  private void write(CharacterRun run, boolean oneLine) {
    StringBuilder shown = new StringBuilder();
    String text = signs(run);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case FIELD -> fieldCodes++;
        case FIELD_SHOWN, FIELD_END ->
            fieldCodes = Math.max(0, fieldCodes - (c == FIELD_SHOWN ? 1 : 0));
        case NOTE -> shown.append(note(run.getStartOffset() + i));
        case COMMENT -> comment();
        default -> shown.append(fieldCodes > 0 ? "" : words(String.valueOf(c)));
      }
    }
    if (shown.isEmpty()) {
      return;
    }
    String words = oneLine ? shown.toString().replaceAll("\\s+", " ") : shown.toString();
    if (run.isVanished()) {
      unseen.append(words);
      return;
    }
    Change now =
        run.isMarkedDeleted()
            ? Change.DELETED
            : run.isMarkedInserted() ? Change.INSERTED : Change.NONE;
    if (now != change) {
      endChange();
      beginChange(now);
    }
    if (isLeftOut(now)) {
      return;
    }
    String aligned =
        switch (run.getSubSuperScriptIndex()) {
          case 1 -> "superscript";
          case 2 -> "subscript";
          default -> "";
        };
    String signs = RaisedSigns.aligned(words, aligned, out.last());
    boolean struck = (run.isStrikeThrough() || run.isDoubleStrikeThrough()) && !signs.isBlank();
    switch (wanted == ReadAs.Changes.BOTH ? now : Change.NONE) {
      case DELETED -> out.write(signs, Mark.Kind.DELETED);
      case INSERTED -> out.write(signs, Mark.Kind.INSERTED);
      case NONE -> {
        if (struck) {
          out.write("~~" + signs + "~~", Mark.Kind.STRUCK);
        } else {
          out.write(signs);
        }
      }
    }
  }

  /** The words of a run; a sign of a symbol font stands in the text as a bracket. */
  private static String signs(CharacterRun run) {
    String text = run.text();
    if (!run.isSymbol()) {
      return SymbolSigns.shown(text, name(run.getFontName()));
    }
    String font = "";
    try {
      font = name(run.getSymbolFont().getMainFontName());
    } catch (IndexOutOfBoundsException | NullPointerException e) {
      font = ""; // the list of fonts does not have it
    }
    return SymbolSigns.at(font, run.getSymbolCharacter());
  }

  private static String name(@Nullable String font) {
    return font == null ? "" : font;
  }

  private boolean isLeftOut(Change of) {
    return (of == Change.DELETED && wanted.hidesDeleted())
        || (of == Change.INSERTED && wanted.hidesInserted());
  }

  private void beginChange(Change begins) {
    change = begins;
    changes += begins == Change.NONE ? 0 : 1;
    if (wanted != ReadAs.Changes.BOTH) {
      return;
    }
    out.write(
        switch (begins) {
          case DELETED -> "[deleted: ~~";
          case INSERTED -> "[inserted: ";
          case NONE -> "";
        });
  }

  private void endChange() {
    out.write(
        switch (wanted == ReadAs.Changes.BOTH ? change : Change.NONE) {
          case DELETED -> "~~]";
          case INSERTED -> "]";
          case NONE -> "";
        });
    change = Change.NONE;
  }

  /** A sign in the text, and the note behind the paragraph. */
  private String note(int place) {
    String words = note(document.getFootnotes(), document.getFootnoteRange(), place);
    if (words.isEmpty()) {
      words = note(document.getEndnotes(), document.getEndnoteRange(), place);
    }
    if (words.isEmpty()) {
      return "";
    }
    notes++;
    behind.add(new Behind("[Note " + notes + ": " + words + "]", Mark.Kind.NOTE));
    return "[" + notes + "]";
  }

  private static String note(Notes of, Range text, int place) {
    int index = of.getNoteIndexByAnchorPosition(place);
    if (index < 0) {
      return "";
    }
    String all = text.text();
    int from = Math.clamp(of.getNoteTextStartOffset(index), 0, all.length());
    int to = Math.clamp(of.getNoteTextEndOffset(index), from, all.length());
    return CompoundFile.line(all.substring(from, to));
  }

  private void comment() {
    if (comments < remarks.size()) {
      String words = CompoundFile.line(remarks.get(comments++));
      behind.add(new Behind("[Comment: " + words + "]", Mark.Kind.COMMENT));
    }
  }

  /** Without what stands for other things than letters ([MS-DOC], 2.4.1). */
  private static String words(String text) {
    return text.replace('\u000B', '\n')
        .replace('\u001E', '-')
        .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
  }
}
