// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ocr.RecognizedCharacter;
import dev.carrel.engine.ocr.RecognizedLine;
import dev.carrel.engine.ocr.RecognizedPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lays out what was read on a picture of a page, by the same rules as text. */
public final class RecognizedText {
  /** Below it a character is as likely wrong as right in tries with degraded pages. */
  private static final float SURE = 0.7f;

  /** Of a page of guesses; of degraded pages of letters that are known, a fortieth was unsure. */
  private static final double GUESSED = 0.75;

  private static final int FEWEST_WORDS = 6;

  /** Lines that differ by less are of one size, which their letters did not show. */
  private static final float SAME_SIZE = 1.3f;

  private RecognizedText() {}

  /**
   * A page and what was noticed of it.
   *
   * @param notices how many words were hard to read, if there are any
   */
  public record Read(Page page, List<Notice> notices) {
    public Read {
      notices = List.copyOf(notices);
    }

    /**
     * Whether hardly a word of it was sure, as where letters of another script were taken for those
     * that look alike: such words say nothing of what stands there.
     */
    public boolean isGuesswork() {
      String text = page.text();
      int words = text.strip().split("\\s+", -1).length;
      long letters = text.chars().filter(c -> !Character.isWhitespace(c)).count();
      long unsure = 0;
      for (Mark mark : page.marks()) {
        if (mark.kind() == Mark.Kind.POORLY_RECOGNIZED) {
          unsure += mark.end() - mark.start();
        }
      }
      return words >= FEWEST_WORDS && unsure >= GUESSED * letters;
    }
  }

  /**
   * The page.
   *
   * @param width of the page as shown, in points
   * @param height of the page as shown, in points
   * @param scale points a pixel of its picture
   */
  public static Read page(
      int number, float width, float height, RecognizedPage recognized, float scale) {
    return page(number, width, height, recognized, new Placed(scale, 0, 0));
  }

  /**
   * Where a picture is on its page.
   *
   * @param scale points a pixel
   * @param left its left edge, in points
   * @param top its upper edge, in points
   */
  record Placed(float scale, float left, float top) {
    Box box(RecognizedCharacter character) {
      return new Box(
          left + character.x() * scale,
          top + character.y() * scale,
          character.width() * scale,
          character.height() * scale);
    }
  }

  /** The same of a picture on a part of the page: a page with nothing but its text. */
  static Read page(
      int number, float width, float height, RecognizedPage recognized, Placed placed) {
    float scale = placed.scale();
    float usual = usualSize(recognized.lines()) * scale;
    List<Glyph> glyphs = new ArrayList<>();
    Map<Long, Float> sure = new HashMap<>();
    for (RecognizedLine line : ScanLines.of(recognized.lines())) {
      float em = line.size() * scale;
      boolean same =
          (em < SAME_SIZE * usual && usual < SAME_SIZE * em) || ScanLines.isEnumerator(line);
      for (RecognizedCharacter character : line.characters()) {
        Glyph glyph = glyph(line, character, direction(recognized), same ? usual : em, placed);
        glyphs.add(glyph);
        sure.merge(key(glyph.box()), character.sure(), Math::min);
      }
      glyphs.add(space(glyphs.getLast()));
    }
    List<TextBlock> blocks =
        ReadingOrder.of(ChunkBuilder.build(glyphs), Rulings.NONE, /* rightToLeft= */ false);
    PageTextBuilder builder =
        new PageTextBuilder(width, height, LinePitch.ofPage(blocks), /* rightToLeft= */ false);
    blocks.forEach(builder::add);
    Page page = new Page(number, builder.text(), builder.layout());
    return marked(page, sure);
  }

  private static float usualSize(List<RecognizedLine> lines) {
    List<Float> sizes = lines.stream().map(RecognizedLine::size).sorted().toList();
    return sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
  }

  /** A page that has to be turned clockwise to be upright reads upwards. */
  private static int direction(RecognizedPage recognized) {
    return (360 - 90 * recognized.quarters()) % 360;
  }

  private static Glyph glyph(
      RecognizedLine line, RecognizedCharacter character, int direction, float em, Placed placed) {
    float scale = placed.scale();
    return new Glyph(
        character.text(),
        direction,
        character.start() * scale,
        character.end() * scale,
        line.top() * scale,
        line.bottom() * scale,
        line.baseline() * scale,
        em,
        placed.box(character),
        false);
  }

  /** Behind a line, so that the next one does not run on. */
  private static Glyph space(Glyph last) {
    return new Glyph(
        " ",
        last.direction(),
        last.right(),
        last.right(),
        last.top(),
        last.bottom(),
        last.baseline(),
        last.em(),
        last.box(),
        false);
  }

  /** A place as fine as a layout keeps it. */
  private static long key(Box box) {
    return ((long) Math.round(box.x() * 10) << 32) | (Math.round(box.y() * 10) & 0xFFFFFFFFL);
  }

  private static Read marked(Page page, Map<Long, Float> sure) {
    String text = page.text();
    if (text.isEmpty()) {
      return new Read(page, List.of());
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(0, text.length(), Mark.Kind.RECOGNIZED));
    int poor = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
        continue;
      }
      if (i > start && isPoor(page, start, i, sure)) {
        marks.add(new Mark(start, i, Mark.Kind.POORLY_RECOGNIZED));
        poor++;
      }
      start = i + 1;
    }
    EnumeratorOrder.breaks(text)
        .forEach(out -> marks.add(new Mark(out.start(), out.end(), Mark.Kind.OUT_OF_ORDER)));
    marks.sort(Mark.IN_ORDER);
    return new Read(
        page.withMarks(marks),
        poor == 0
            ? List.of()
            : List.of(new Notice(Notice.Code.POORLY_RECOGNIZED, page.number(), poor, "")));
  }

  private static boolean isPoor(Page page, int start, int end, Map<Long, Float> sure) {
    for (int i = start; i < end; i++) {
      if (sure.getOrDefault(key(page.layout().box(i)), 1f) < SURE) {
        return true;
      }
    }
    return false;
  }
}
