// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import com.rtfparserkit.parser.IRtfListener;
import com.rtfparserkit.rtf.Command;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.flow.SymbolSigns;
import dev.carrel.engine.ingest.flow.TrackedChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hears what stands in an RTF file and writes its words. */
final class RtfWords implements IRtfListener {
  /** Parts that are no text of the document. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "object",
          "listtable",
          "listoverridetable",
          "rsidtbl",
          "generator",
          "fldinst",
          "themedata",
          "colorschememapping",
          "datastore",
          "latentstyles",
          "xmlnstbl",
          "mmathPr",
          "filetbl",
          "bkmkstart",
          "bkmkend",
          "nonshppict",
          "pnseclvl",
          "atrfstart",
          "atrfend",
          "atnid",
          "atntime",
          "atnicn",
          "atnparent",
          "template",
          "shprslt",
          "sp",
          "ud",
          "upr");

  /** What runs above or below the pages. */
  private static final Set<String> HEADS =
      Set.of("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf");

  /** Parts that programs may leave out and that hold, or lead to, words of the document. */
  private static final Set<String> READ =
      Set.of(
          "shptxt",
          "shpinst",
          "listtext",
          "annotation",
          "footnote",
          "atnauthor",
          "nesttableprops",
          "shppict",
          "pict",
          "fonttbl",
          "revtbl");

  private static final Set<String> BREAKS =
      Set.of("par", "sect", "page", "line", "row", "nestrow", "cell", "nestcell");

  private static final int DEEPEST = 100_000;

  /**
   * How words are written within a group.
   *
   * @param by who changed them, by a number
   * @param up above 0 for what is raised, below 0 for what is lowered
   */
  private record State(boolean leftOut, boolean hidden, Mark.Kind kind, int by, int up, int font) {
    static final State PLAIN = new State(false, false, Mark.Kind.FIELD, 0, 0, 0);

    State raised(int how) {
      return new State(leftOut, hidden, kind, by, how, font);
    }

    State left() {
      return new State(true, hidden, kind, by, up, font);
    }

    State hiding(boolean on) {
      return new State(leftOut, on, kind, by, up, font);
    }

    State of(Mark.Kind other) {
      return new State(leftOut, hidden, other, by, up, font);
    }

    State by(int other) {
      return new State(leftOut, hidden, kind, other, up, font);
    }

    State in(int other) {
      return new State(leftOut, hidden, kind, by, up, other);
    }
  }

  /** Names of fonts, of which some have signs for letters. */
  private final Map<Integer, String> fonts = new HashMap<>();

  /** How many groups were open where the list of fonts began; below 0 where none is open. */
  private int fontsFrom = -1;

  private final RtfRevisers revisers = new RtfRevisers();
  private final RtfPictures pictures;

  private final FlowedText out;
  private final ReadAs.Changes wanted;
  private final Watch watch;
  private final Deque<State> groups = new ArrayDeque<>();
  private State now = State.PLAIN;
  private final RtfAsides asides = new RtfAsides();
  private int cells;

  /** The change that is counted. */
  private @Nullable TrackedChange changing;

  /** The change whose bracket is open. */
  private @Nullable TrackedChange shown;

  private int shownBy;
  private int changes;
  private int comments;

  RtfWords(FlowedText out, RtfPictures pictures, ReadAs.Changes wanted, Watch watch) {
    this.pictures = pictures;
    this.out = out;
    this.wanted = wanted;
    this.watch = watch;
  }

  /** What a person should know of it. */
  List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    if (changes > 0) {
      notices.add(new Notice(Notice.Code.TRACKED_CHANGES, changes, wanted.shown()));
    }
    if (comments > 0) {
      notices.add(new Notice(Notice.Code.COMMENTS, comments, ""));
    }
    return notices;
  }

  @Override
  public void processDocumentStart() {}

  @Override
  public void processDocumentEnd() {
    endParagraph();
    asides.heads(out);
  }

  private void endParagraph() {
    endChange();
    asides.boxes(out);
    out.endParagraph();
  }

  @Override
  public void processGroupStart() {
    watch.check();
    if (groups.size() < DEEPEST) {
      groups.push(now);
    }
  }

  @Override
  public void processGroupEnd() {
    asides.endGroup(groups.size());
    pictures.endGroup(groups.size()).ifPresent(out::picture);
    fontsFrom = groups.size() <= fontsFrom ? -1 : fontsFrom;
    revisers.endGroup(groups.size());
    if (!groups.isEmpty()) {
      State before = now;
      now = groups.pop();
      if (!before.leftOut && before.kind == Mark.Kind.NOTE && now.kind != Mark.Kind.NOTE) {
        endChange();
        out.write("]", Mark.Kind.NOTE);
      }
      if (!before.leftOut && before.kind == Mark.Kind.COMMENT && now.kind != Mark.Kind.COMMENT) {
        endChange();
        out.write("]", Mark.Kind.COMMENT);
      }
    }
  }

  @Override
  public void processCharacterBytes(byte[] data) {}

  @Override
  public void processBinaryBytes(byte[] data) {
    pictures.write(data, groups.size());
  }

  @Override
  public void processString(String said) {
    watch.check();
    if (fontsFrom >= 0) {
      fonts.merge(now.font, said, String::concat);
    }
    revisers.write(said);
    if (now.leftOut || said.isEmpty()) {
      pictures.write(said, groups.size());
      return;
    }
    if (now.hidden) {
      out.writeUnseen(said);
      return;
    }
    TrackedChange change = change(now.kind);
    if (change == null) {
      changing = null;
    } else if (change != changing && !said.isBlank()) {
      changes++;
      changing = change;
    }
    if (change != null && change.isLeftOut(wanted)) {
      return;
    }
    TrackedChange told = wanted == ReadAs.Changes.BOTH ? change : null;
    if (asides.isOpen()) {
      boolean gone = now.kind == Mark.Kind.STRUCK || told == TrackedChange.DELETED;
      String struck = gone ? "~~" : "";
      asides.write(struck + asShown(said) + struck);
      return;
    }
    if (cells > 0) {
      endChange();
      out.write(" |".repeat(cells) + " "); // also of cells with nothing in them
    }
    cells = 0;
    if (told == null || told != shown || now.by != shownBy) {
      endChange();
    }
    boolean blank = out.atLineStart() || out.last() == ' ';
    String words = blank ? asShown(said).stripLeading() : asShown(said);
    switch (now.kind) {
      case STRUCK -> out.write("~~" + words + "~~", Mark.Kind.STRUCK);
      case DELETED, INSERTED -> {
        if (told == null) {
          out.write(words);
        } else {
          beginChange(told);
          out.write(words, told.mark());
        }
      }
      case NOTE, COMMENT -> out.write(words, now.kind);
      default -> out.write(words);
    }
  }

  private void beginChange(TrackedChange change) {
    if (shown == change) {
      return;
    }
    shown = change;
    shownBy = now.by;
    out.write(change.begins(revisers.by(now.by)));
  }

  private void endChange() {
    if (shown != null) {
      out.write(shown.ends());
      shown = null;
    }
  }

  private static @Nullable TrackedChange change(Mark.Kind kind) {
    return switch (kind) {
      case DELETED -> TrackedChange.DELETED;
      case INSERTED -> TrackedChange.INSERTED;
      default -> null;
    };
  }

  private String asShown(String said) {
    String font = fonts.getOrDefault(now.font, "").replaceFirst(";.*", "").strip();
    String words = SymbolSigns.shown(said, font);
    if (now.up == 0) {
      return words;
    }
    char last = asides.isOpen() ? asides.last() : out.last();
    return now.up > 0 ? RaisedSigns.above(words, last) : RaisedSigns.below(words);
  }

  @Override
  public void processCommand(Command command, int parameter, boolean hasParameter, boolean star) {
    watch.check();
    String name = command.getCommandName();
    if (star && !READ.contains(name) && !HEADS.contains(name)) {
      now = now.left(); // a part that only some programs know
      return;
    }
    boolean on = !hasParameter || parameter != 0;
    if (asides.isOpen() && BREAKS.contains(name)) {
      processString(" ");
      return;
    }
    switch (name) {
      case "par", "sect" -> {
        if (!now.leftOut) {
          cells = 0;
          endParagraph();
        }
      }
      case "page" -> {
        if (!now.leftOut) {
          endParagraph();
        }
      }
      case "line", "row", "nestrow" -> {
        if (!now.leftOut) {
          cells = 0;
          endChange();
          out.endLine();
        }
      }
      case "cell", "nestcell" -> cells += now.leftOut ? 0 : 1;
      case "tab" -> processString(" ");
      case "emdash" -> processString("—");
      case "endash" -> processString("–");
      case "lquote" -> processString("‘");
      case "rquote" -> processString("’");
      case "ldblquote" -> processString("“");
      case "rdblquote" -> processString("”");
      case "bullet" -> processString("•");
      case "emspace", "enspace", "qmspace", "~" -> processString(" ");
      case "_" -> processString("-");
      case "v" -> now = now.hiding(on);
      // The parser tells this by itself only where it does not know what follows.
      case "*" -> now = now.left();
      case "f" -> now = now.in(parameter);
      case "pict" -> {
        if (!now.leftOut) {
          pictures.begin(groups.size());
          now = now.left();
        }
      }
      case "pngblip", "jpegblip" -> pictures.isKnown();
      case "up" -> now = now.raised(parameter > 2 ? 1 : 0);
      case "dn" -> now = now.raised(parameter > 2 ? -1 : 0);
      case "super" -> now = now.raised(on ? 1 : 0);
      case "sub" -> now = now.raised(on ? -1 : 0);
      case "nosupersub" -> now = now.raised(0);
      case "strike", "striked" -> become(Mark.Kind.STRUCK, on);
      case "deleted" -> become(Mark.Kind.DELETED, on);
      case "revised" -> become(Mark.Kind.INSERTED, on);
      case "revauth", "revauthdel" -> now = now.by(parameter);
      case "plain" ->
          now = new State(now.leftOut, false, aside() ? now.kind : Mark.Kind.FIELD, 0, 0, 0);
      case "footnote" -> aside("[Note: ", Mark.Kind.NOTE);
      case "annotation" -> aside("[Comment" + asides.by() + ": ", Mark.Kind.COMMENT);
      case "atnauthor" -> open(RtfAsides.Kind.AUTHOR);
      case "shptxt" -> open(RtfAsides.Kind.BOX);
      default -> {
        if (HEADS.contains(name)) {
          open(RtfAsides.Kind.HEAD);
        } else if (name.equals("revtbl")) {
          revisers.begin(groups.size());
          now = now.left();
        } else if (LEFT_OUT.contains(name)) {
          fontsFrom = name.equals("fonttbl") ? groups.size() : fontsFrom;
          now = now.left();
        }
      }
    }
  }

  /** The words of the group that begins stand elsewhere. */
  private void open(RtfAsides.Kind kind) {
    if (!now.leftOut) {
      asides.open(kind, groups.size());
      now = new State(false, now.hidden, Mark.Kind.FIELD, 0, 0, now.font);
    }
  }

  private boolean aside() {
    return now.kind == Mark.Kind.NOTE || now.kind == Mark.Kind.COMMENT;
  }

  private void aside(String begins, Mark.Kind kind) {
    if (!now.leftOut && !asides.isOpen()) {
      endChange();
      out.write(out.atLineStart() ? "" : " ");
      out.write(begins, kind);
      comments += kind == Mark.Kind.COMMENT ? 1 : 0;
      now = new State(false, now.hidden, kind, 0, 0, now.font);
    }
  }

  private void become(Mark.Kind kind, boolean on) {
    if (on) {
      now = now.of(kind);
    } else if (now.kind == kind) {
      now = now.of(Mark.Kind.FIELD);
    }
  }
}
