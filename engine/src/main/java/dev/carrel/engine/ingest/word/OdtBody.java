// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.MadeBy;
import dev.carrel.engine.ingest.flow.OpenContent;
import dev.carrel.engine.ingest.flow.OpenDocument;
import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.flow.SpanLooks;
import dev.carrel.engine.ingest.flow.TrackedChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Writes the content of an OpenDocument text. Tracked changes stand as they are wanted, as in
 * Word's files; a note, a comment or a text box follows the paragraph that holds it.
 */
final class OdtBody implements OpenContent {
  /** Notes, comments, and what words stand in as in a text box. */
  private static final Set<String> ASIDES =
      Set.of(
          "annotation",
          "note",
          "text-box",
          "custom-shape",
          "rect",
          "ellipse",
          "circle",
          "polygon",
          "regular-polygon",
          "caption");

  /** One that is open: its words stand behind the paragraph. */
  private static final class Aside {
    private final StringBuilder words = new StringBuilder();
    private String author = "";

    /** By which a note is called in the text. */
    private String sign = "";

    /** What stands before the words that come next. */
    private String label = "";
  }

  private record Behind(String line, Mark.Kind kind) {}

  private final FlowedText out;
  private final ReadAs.Changes wanted;
  private final SpanLooks looks = new SpanLooks();
  private final OdtListStyles listStyles = new OdtListStyles();
  private final OdtLists lists = new OdtLists(listStyles);

  /** Those in notes, comments and text boxes. */
  private final OdtLists besideLists = new OdtLists(listStyles);

  private final OdtChanges tracked = new OdtChanges();
  private final Deque<Aside> asides = new ArrayDeque<>();
  private final List<Behind> behind = new ArrayList<>();

  /** Cells so far in the rows that are open: tables lie within cells. */
  private final Deque<int[]> rows = new ArrayDeque<>();

  /** Rows so far of the tables that are open. */
  private final Deque<int[]> tables = new ArrayDeque<>();

  private final Deque<OdtChanges.Change> inserted = new ArrayDeque<>();
  private boolean insertionShown;
  private String label = "";
  private String address = "";
  private boolean cellHasText;

  /** Of each section that is open, whether it is hidden. */
  private final Deque<Boolean> sections = new ArrayDeque<>();

  private boolean hiddenParagraph;
  private final StringBuilder unseen = new StringBuilder();
  private final Set<String> pictures = new HashSet<>();
  private final Set<String> objects = new LinkedHashSet<>();
  private int paragraphs;
  private int leftOut;
  private int comments;
  private int notes;
  private int changes;

  OdtBody(FlowedText out, ReadAs.Changes wanted) {
    this.out = out;
    this.wanted = wanted;
  }

  @Override
  public int comments() {
    return comments;
  }

  @Override
  public int pictures() {
    return pictures.size();
  }

  @Override
  public boolean hasHeads() {
    return true;
  }

  @Override
  public List<Notice> notices() {
    List<Notice> all = new ArrayList<>();
    if (changes > 0) {
      all.add(new Notice(Notice.Code.TRACKED_CHANGES, changes, wanted.shown()));
    }
    all.addAll(OpenContent.super.notices());
    if (!objects.isEmpty()) {
      all.add(new Notice(Notice.Code.EMBEDDED_FILES, objects.size(), String.join(", ", objects)));
    }
    return all;
  }

  @Override
  public Optional<Consumer<XMLStreamReader>> styles() {
    return Optional.of(
        in -> {
          looks.begin(in);
          listStyles.begin(in);
          looks.end(in.getLocalName());
        });
  }

  @Override
  public void words(String said) {
    if (leftOut > 0 || paragraphs == 0) {
      return;
    }
    String words = said.replaceAll("\\s+", " ");
    Aside aside = asides.peek();
    if (aside != null) {
      if (!words.isBlank()) {
        aside.words.append(aside.label.isEmpty() ? "" : aside.label + " ");
        aside.label = "";
      }
      aside.words.append(words);
      return;
    }
    if (inLeftOut()) {
      return;
    }
    if (hiddenParagraph || sections.contains(true) || looks.now().hidden()) {
      unseen.append(words);
      return;
    }
    if (!words.isBlank()) {
      writeLabel();
    }
    cellHasText |= !words.isBlank();
    SpanLooks.Look look = looks.now();
    String shown = look.shown(words, out.last());
    OdtChanges.Change change = inserted.peek();
    if (change != null && wanted == ReadAs.Changes.BOTH && !shown.isBlank()) {
      if (!insertionShown) {
        out.write(TrackedChange.INSERTED.begins(MadeBy.of(change.by())));
        insertionShown = true;
      }
      out.write(shown, Mark.Kind.INSERTED);
    } else if (look.struck() && !shown.isBlank()) {
      out.write("~~" + shown + "~~", Mark.Kind.STRUCK);
    } else {
      out.write(shown);
    }
  }

  /** Whether what is read now was put in, and that is not wanted. */
  private boolean inLeftOut() {
    return wanted.hidesInserted() && !inserted.isEmpty();
  }

  private void writeLabel() {
    out.write(label.isEmpty() ? "" : label + " ");
    label = "";
  }

  @Override
  public void begin(XMLStreamReader in) throws XMLStreamException {
    String name = in.getLocalName();
    if (leftOut == 0 && name.equals("note-citation") && !asides.isEmpty()) {
      asides.element().sign = in.getElementText().replaceAll("\\s+", " ").strip();
      return;
    }
    if (leftOut > 0 || isLeftOut(in, name)) {
      leftOut++;
      return;
    }
    looks.begin(in);
    listStyles.begin(in);
    switch (name) {
      case "tracked-changes" -> tracked.read(in);
      case "change", "change-start", "change-end" ->
          change(name, SafeXml.attribute(in, "change-id"));
      case "creator" -> author(in);
      case "h", "p" -> beginParagraph(in, name.equals("h"));
      case "list" -> here().beginList(in);
      case "list-item", "list-header" -> here().beginItem(in, name.equals("list-header"));
      case "table" -> beginTable();
      case "table-row" -> beginRow();
      case "table-cell", "covered-table-cell" -> beginCell();
      case "section" -> sections.push(SafeXml.attribute(in, "display").equals("none"));
      case "hidden-paragraph" -> hiddenParagraph |= isOn(in, "is-hidden");
      case "hidden-text" -> hiddenText(in);
      case "image" -> {
        String part = OpenDocument.part(in);
        drawn(pictures, part);
        if (!inLeftOut() && !sections.contains(true)) {
          out.picture(part);
        }
      }
      case "object", "object-ole" -> drawn(objects, OpenDocument.part(in));
      case "s", "tab" -> words(" ");
      case "line-break" -> {
        if (asides.isEmpty() && rows.isEmpty()) {
          out.endLine();
        } else {
          words(" ");
        }
      }
      default -> {
        if (ASIDES.contains(name)) {
          asides.push(new Aside());
        }
      }
    }
  }

  private static boolean isOn(XMLStreamReader in, String attribute) {
    return SafeXml.attribute(in, attribute).equals("true");
  }

  /** What a field hides under a condition. */
  private void hiddenText(XMLStreamReader in) throws XMLStreamException {
    String shown = SafeXml.attribute(in, "string-value");
    boolean hidden = isOn(in, "is-hidden");
    String written = in.getElementText();
    if (hidden) {
      unseen.append(written.isBlank() ? shown : written);
    } else {
      words(written);
    }
  }

  /** A picture, or a formula or chart of another program's; each has a picture of it too. */
  private static void drawn(Set<String> into, String part) {
    if (OpenDocument.isOwn(part)) {
      into.add(part);
    }
  }

  private static boolean isLeftOut(XMLStreamReader in, String name) {
    return switch (name) {
      case "sequence-decls", "note-citation", "date", "date-string", "ruby-text", "script" -> true;
      default -> OpenDocument.isNoText(in);
    };
  }

  private OdtLists here() {
    return asides.isEmpty() ? lists : besideLists;
  }

  private void author(XMLStreamReader in) throws XMLStreamException {
    Aside aside = asides.peek();
    if (aside != null) {
      aside.author = in.getElementText().strip();
    }
  }

  private void beginParagraph(XMLStreamReader in, boolean heading) {
    paragraphs++;
    Aside aside = asides.peek();
    if (aside != null) {
      aside.words.append(aside.words.isEmpty() ? "" : " ");
      aside.label = besideLists.paragraph().map(Numbering.Label::label).orElse("");
      return;
    }
    if (inLeftOut()) {
      return; // The break before it was put in: it goes on with the last one.
    }
    if (heading && rows.isEmpty() && SafeXml.attribute(in, "outline-level").equals("1")) {
      out.chapter();
    }
    Optional<Numbering.Label> next =
        heading && !lists.inList() ? lists.heading(in) : lists.paragraph();
    next.filter(found -> !found.address().isEmpty())
        .ifPresent(found -> address = "¶ " + found.address());
    label = next.map(Numbering.Label::label).orElse("");
    if (rows.isEmpty()) {
      out.address(address);
    } else if (cellHasText) {
      out.write(" ");
    }
  }

  /** A table within a cell goes on in the line of the row. */
  private void beginTable() {
    if (asides.isEmpty()) {
      if (!rows.isEmpty()) {
        out.write(cellHasText ? " " : "");
      }
      tables.push(new int[1]);
    }
  }

  private void beginRow() {
    int[] table = tables.peek();
    if (asides.isEmpty()) {
      boolean later = table != null && table[0]++ > 0;
      out.write(later && !rows.isEmpty() ? "; " : "");
      rows.push(new int[1]);
    }
  }

  private void beginCell() {
    int[] cells = rows.peek();
    if (asides.isEmpty() && cells != null) {
      if (cells[0]++ > 0) {
        out.write(" | ");
      }
      cellHasText = false;
    }
  }

  private void change(String how, String id) {
    if (!asides.isEmpty() || tracked.change(id).isEmpty()) {
      return;
    }
    OdtChanges.Change change = tracked.change(id).get();
    switch (how) {
      case "change-end" -> {
        endInsertion();
        inserted.poll();
      }
      case "change-start" -> {
        endInsertion();
        inserted.push(change);
        changes++;
      }
      default -> {
        changes++;
        if (change.insertion() || change.deleted().isEmpty() || wanted.hidesDeleted()) {
          return;
        }
        if (wanted == ReadAs.Changes.ORIGINAL) {
          writeLabel();
          out.write(change.deleted());
        } else {
          endInsertion();
          writeLabel();
          out.write(TrackedChange.DELETED.begins(MadeBy.of(change.by())));
          out.write(change.deleted(), Mark.Kind.DELETED);
          out.write(TrackedChange.DELETED.ends());
        }
      }
    }
  }

  private void endInsertion() {
    if (insertionShown) {
      out.write(TrackedChange.INSERTED.ends());
      insertionShown = false;
    }
  }

  @Override
  public void end(String name) {
    if (leftOut > 0) {
      leftOut--;
      return;
    }
    looks.end(name);
    switch (name) {
      case "h", "p" -> {
        paragraphs--;
        if (asides.isEmpty() && !inLeftOut()) {
          endInsertion();
          label = "";
          hiddenParagraph = false;
          if (!unseen.toString().isBlank()) {
            out.writeUnseen(unseen.toString().strip());
          }
          unseen.setLength(0);
          if (rows.isEmpty()) {
            endParagraph();
          }
        }
      }
      case "section" -> sections.poll();
      case "list" -> here().endList();
      case "list-item", "list-header" -> here().endItem();
      case "table-row" -> {
        if (asides.isEmpty()) {
          rows.poll();
          if (rows.isEmpty()) {
            out.endLine();
            out.pageIfLong();
          }
        }
      }
      case "table" -> {
        if (asides.isEmpty()) {
          tables.poll();
          cellHasText = true;
          if (rows.isEmpty()) {
            endParagraph();
          }
        }
      }
      default -> {
        if (ASIDES.contains(name)) {
          endAside(name);
        }
      }
    }
  }

  private void endAside(String name) {
    Aside aside = asides.poll();
    if (aside == null || (asides.isEmpty() && inLeftOut())) {
      return;
    }
    String words = aside.words.toString().strip();
    switch (name) {
      case "annotation" -> {
        comments++;
        String line = "[Comment" + MadeBy.of(aside.author) + ": " + words + "]";
        behind.add(new Behind(line, Mark.Kind.COMMENT));
      }
      case "note" -> {
        notes++;
        String sign = aside.sign.isEmpty() ? Integer.toString(notes) : aside.sign;
        words("[" + sign + "]");
        behind.add(new Behind("[Note " + sign + ": " + words + "]", Mark.Kind.NOTE));
      }
      default -> {
        if (!words.isEmpty()) {
          behind.add(new Behind("[Text box: " + words + "]", Mark.Kind.FIELD));
        }
      }
    }
  }

  private void endParagraph() {
    for (Behind line : behind) {
      out.endLine();
      if (line.kind == Mark.Kind.FIELD) {
        out.write(line.line);
      } else {
        out.write(line.line, line.kind);
      }
    }
    behind.clear();
    out.endParagraph();
  }
}
