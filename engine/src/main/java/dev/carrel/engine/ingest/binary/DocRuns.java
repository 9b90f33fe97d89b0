// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.flow.SymbolSigns;
import dev.carrel.engine.ingest.flow.TrackedChange;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.jspecify.annotations.Nullable;

/**
 * Writes words with how they look and how they were changed, wherever they stand: in the text, in a
 * note, in a comment. Belongs to one thread.
 */
final class DocRuns {
  private static final char FIELD = '\u0013';
  private static final char FIELD_SHOWN = '\u0014';
  private static final char FIELD_END = '\u0015';
  private static final char LINE_END = '\u000B';

  /** One that does not break. */
  private static final char HYPHEN = '\u001E';

  /** Where the words go. */
  interface Line {
    void write(String words, Mark.@Nullable Kind kind);

    /** Words that are hidden. */
    void unseen(String words);

    /** The last character that was written. */
    char last();

    /** What is shown for a character that stands for something else. */
    String sign(char c, CharacterRun run, int place);
  }

  /** How words came, and by whom; as usual if nothing is said. */
  private record Change(@Nullable TrackedChange how, String by) {
    static final Change NONE = new Change(null, "");
  }

  private final Line line;
  private final ReadAs.Changes wanted;
  private final DocRevisers revisers;
  private Change change = Change.NONE;

  /** Of each field that is open, whether what it is made by is read, which is no text. */
  private final Deque<Boolean> fields = new ArrayDeque<>();

  private int changes;

  DocRuns(Line line, ReadAs.Changes wanted, DocRevisers revisers) {
    this.line = line;
    this.wanted = wanted;
    this.revisers = revisers;
  }

  /** How many tracked changes there were. */
  int changes() {
    return changes;
  }

  void write(CharacterRun run, boolean oneLine) {
    StringBuilder shown = new StringBuilder();
    String text = signs(run);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case FIELD -> fields.push(true);
        case FIELD_SHOWN -> {
          if (fields.poll() != null) {
            fields.push(false);
          }
        }
        case FIELD_END -> fields.poll();
        case '\t', '\n' -> shown.append(said(c));
        case LINE_END -> shown.append(said('\n'));
        case HYPHEN -> shown.append(said('-'));
        default ->
            shown.append(
                Character.isISOControl(c) ? line.sign(c, run, run.getStartOffset() + i) : said(c));
      }
    }
    if (shown.isEmpty()) {
      return;
    }
    String words = oneLine ? shown.toString().replaceAll("\\s+", " ") : shown.toString();
    if (run.isVanished()) {
      line.unseen(words);
      return;
    }
    become(changeOf(run));
    if (isLeftOut(change)) {
      return;
    }
    String aligned =
        switch (run.getSubSuperScriptIndex()) {
          case 1 -> "superscript";
          case 2 -> "subscript";
          default -> "";
        };
    String signs = RaisedSigns.aligned(words, aligned, line.last());
    boolean struck = (run.isStrikeThrough() || run.isDoubleStrikeThrough()) && !signs.isBlank();
    TrackedChange told = told();
    if (told != null) {
      line.write(signs, told.mark());
    } else {
      line.write(struck ? "~~" + signs + "~~" : signs, struck ? Mark.Kind.STRUCK : null);
    }
  }

  /** Whether what this run has is not wanted. */
  boolean isLeftOut(CharacterRun run) {
    return isLeftOut(changeOf(run));
  }

  private boolean isLeftOut(Change of) {
    return of.how != null && of.how.isLeftOut(wanted);
  }

  /** How the words that are read now came, where that is told of them. */
  private @Nullable TrackedChange told() {
    return wanted == ReadAs.Changes.BOTH ? change.how : null;
  }

  private Change changeOf(CharacterRun run) {
    if (run.isMarkedDeleted()) {
      return new Change(TrackedChange.DELETED, revisers.by(run, true));
    }
    return run.isMarkedInserted()
        ? new Change(TrackedChange.INSERTED, revisers.by(run, false))
        : Change.NONE;
  }

  private void become(Change now) {
    if (now.equals(change)) {
      return;
    }
    endChange();
    change = now;
    changes += now.how == null ? 0 : 1;
    TrackedChange told = told();
    line.write(told == null ? "" : told.begins(now.by), null);
  }

  /** Nothing goes on behind a paragraph. */
  void endChange() {
    TrackedChange told = told();
    line.write(told == null ? "" : told.ends(), null);
    change = Change.NONE;
  }

  private String said(char c) {
    return fields.contains(true) ? "" : String.valueOf(c);
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
}
