// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.PageLayout;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes blocks as text with the box of each character: a line break after each line, an empty line
 * between paragraphs as far as white shows them and between blocks. Ligatures and presentation
 * forms become the letters that they stand for; soft hyphens go, except at the end of a line, where
 * they are a hyphen that can be seen.
 */
final class PageTextBuilder {
  private final StringBuilder text = new StringBuilder(4096);
  private final PageLayout.Builder layout;
  private final LinePitch pitch;
  private final boolean rightToLeft;

  /** The last line that was written. */
  private @Nullable TextLine above;

  /** The place of a space that is written once something follows it. */
  private @Nullable Box space;

  PageTextBuilder(float width, float height, LinePitch pitch, boolean rightToLeft) {
    this.pitch = pitch;
    this.layout = new PageLayout.Builder(width, height);
    this.rightToLeft = rightToLeft;
  }

  void add(TextBlock block) {
    List<TextLine> lines = block.lines();
    float usual = pitch.ofBlock(lines);
    boolean apart = false;
    for (int i = 0; i < lines.size(); i++) {
      TextLine line = lines.get(i);
      if (above != null && TypedUnderline.is(line, above)) {
        apart |= i == 0 || LinePitch.isParagraph(above, line, usual);
        continue;
      }
      above = line;
      List<Piece> pieces = LineText.of(line, rightToLeft);
      if (pieces.isEmpty()) {
        continue;
      }
      boolean paragraph =
          i == 0
              ? startsApart(block, pieces.getFirst())
              : LinePitch.isParagraph(lines.get(i - 1), line, usual);
      breakLine(paragraph || apart);
      apart = false;
      for (int p = 0; p < pieces.size(); p++) {
        add(pieces.get(p), p == pieces.size() - 1);
      }
      Piece last = pieces.getLast();
      if (last.text().equals(Piece.DIVIDES) && goesOn(lines, i + 1)) {
        append("-", last.box());
      }
    }
  }

  private boolean goesOn(List<TextLine> lines, int next) {
    List<Piece> line = next == lines.size() ? List.of() : LineText.of(lines.get(next), rightToLeft);
    return !line.isEmpty() && Character.isLowerCase(line.getFirst().text().codePointAt(0));
  }

  int length() {
    return text.length();
  }

  String text() {
    return text.toString();
  }

  PageLayout layout() {
    return layout.build();
  }

  private boolean startsApart(TextBlock block, Piece first) {
    return switch (block.follows()) {
      case APART -> true;
      case NEXT_COLUMN -> !goesOn(first);
      case NEXT_CELL -> false;
    };
  }

  /** Whether a sentence runs on from the foot of a column: it did not end, and this is no start. */
  private boolean goesOn(Piece first) {
    if (text.isEmpty()) {
      return false;
    }
    int last = text.charAt(text.length() - 1);
    boolean open = Character.isLetterOrDigit(last) || last == ',' || last == ';' || last == '-';
    return open && (Character.isLowerCase(first.text().codePointAt(0)) || last == '-');
  }

  private void breakLine(boolean paragraph) {
    space = null;
    if (!text.isEmpty()) {
      append(paragraph ? "\n\n" : "\n", Piece.NOWHERE);
    }
  }

  private void add(Piece piece, boolean last) {
    if (piece.isSpace()) {
      space = piece.box();
      return;
    }
    String written = normalized(piece.text(), last);
    if (written.isEmpty()) {
      return;
    }
    if (space != null) {
      append(" ", space);
      space = null;
    }
    if (written.length() > 1 && isOneUnitEach(written)) {
      spread(written, piece);
    } else {
      append(written, piece.box());
    }
  }

  /** Surrogates and combining marks share their letter's box; only whole letters are spread. */
  private static boolean isOneUnitEach(String written) {
    return written.codePoints().noneMatch(c -> Character.charCount(c) > 1 || Script.isCombining(c));
  }

  /** A ligature's letters share its box, side by side in the direction of reading. */
  private void spread(String written, Piece piece) {
    int n = written.length();
    Box box = piece.box();
    boolean upright = piece.direction() % 180 == 90;
    boolean backwards =
        (piece.direction() >= 135 && piece.direction() <= 315)
            != Script.isRightToLeft(written.codePointAt(0));
    for (int i = 0; i < n; i++) {
      int at = backwards ? n - 1 - i : i;
      Box part =
          upright
              ? new Box(box.x(), box.y() + at * box.height() / n, box.width(), box.height() / n)
              : new Box(box.x() + at * box.width() / n, box.y(), box.width() / n, box.height());
      append(written.substring(i, i + 1), part);
    }
  }

  private void append(String written, Box box) {
    text.append(written);
    for (int i = 0; i < written.length(); i++) {
      layout.add(box);
    }
  }

  private static String normalized(String raw, boolean last) {
    if (raw.length() == 1 && raw.charAt(0) < 0xAD) {
      return raw;
    }
    if (raw.equals("\u00AD")) {
      return last ? "-" : "";
    }
    StringBuilder out = new StringBuilder(raw.length()); // empty for Piece.DIVIDES
    raw.codePoints()
        .forEach(
            c -> {
              if (isPresentationForm(c)) {
                out.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
              } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                out.append(' ');
              } else if (!isInvisible(c)) {
                out.appendCodePoint(c);
              }
            });
    return out.toString().strip();
  }

  /** Besides forms: signs that Unicode says are another, as the Greek question mark is ";". */
  private static boolean isPresentationForm(int c) {
    return c == 0x37E
        || c == 0x387
        || c == 0x2126
        || c == 0x212A
        || c == 0x212B
        || isIn(c, 0xFB00, 0xFDFF)
        || isIn(c, 0xFE70, 0xFEFE)
        || isIn(c, 0xF900, 0xFAFF)
        || isIn(c, 0x2E80, 0x2FDF);
  }

  private static boolean isInvisible(int c) {
    return c < 0x20
        || c == 0xAD
        || c == 0xFEFF
        || isIn(c, 0x200B, 0x200F)
        || isIn(c, 0x202A, 0x202E)
        || isIn(c, 0x2060, 0x2069);
  }

  private static boolean isIn(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
