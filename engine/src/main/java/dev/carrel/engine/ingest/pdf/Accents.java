// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Joins accents that are drawn over a letter as glyphs of their own with that letter. */
final class Accents {
  private static final Map<String, String> COMBINING =
      Map.ofEntries(
          Map.entry("`", "\u0300"),
          Map.entry("\u00B4", "\u0301"),
          Map.entry("^", "\u0302"),
          Map.entry("\u02C6", "\u0302"),
          Map.entry("~", "\u0303"),
          Map.entry("\u02DC", "\u0303"),
          Map.entry("\u00AF", "\u0304"),
          Map.entry("\u02D8", "\u0306"),
          Map.entry("\u02D9", "\u0307"),
          Map.entry("\u00A8", "\u0308"),
          Map.entry("\u02DA", "\u030A"),
          Map.entry("\u02DD", "\u030B"),
          Map.entry("\u02C7", "\u030C"),
          Map.entry("\u00B8", "\u0327"),
          Map.entry("\u02DB", "\u0328"));

  /** A mark follows or precedes its letter, with other marks of it between. */
  private static final int REACH = 3;

  private static final float SLIGHT = 0.1f;

  private Accents() {}

  static boolean isAccent(Glyph glyph) {
    return COMBINING.containsKey(glyph.text()) || Script.isCombining(glyph.text().codePointAt(0));
  }

  /**
   * Combining marks that a font sets higher or lower than their line, or beside their letter, stand
   * where the letter does that is nearest in the content: else they would be lines of their own.
   */
  static List<Glyph> settled(List<Glyph> glyphs) {
    if (glyphs.stream().noneMatch(Accents::isMark)) {
      return glyphs;
    }
    List<Glyph> settled = new ArrayList<>(glyphs);
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph mark = glyphs.get(i);
      if (!isMark(mark)) {
        continue;
      }
      Glyph base = null;
      for (int j = Math.max(0, i - REACH); j <= Math.min(glyphs.size() - 1, i + REACH); j++) {
        Glyph letter = glyphs.get(j);
        boolean nearer = base == null || farFrom(letter, mark) < farFrom(base, mark);
        if (isBase(letter, mark) && nearer) {
          base = letter;
        }
      }
      if (base != null && base.baseline() != mark.baseline()) {
        settled.set(i, onLineOf(base, mark));
      }
    }
    return settled;
  }

  private static boolean isMark(Glyph glyph) {
    return Script.isCombining(glyph.text().codePointAt(0));
  }

  private static boolean isBase(Glyph letter, Glyph mark) {
    return Character.isLetter(letter.text().codePointAt(0))
        && letter.direction() == mark.direction()
        && letter.extra() == mark.extra()
        && Math.abs(letter.baseline() - mark.baseline()) < 0.7f * letter.em()
        && farFrom(letter, mark) < 0.3f * letter.em();
  }

  private static float farFrom(Glyph letter, Glyph mark) {
    float middle = (mark.left() + mark.right()) / 2;
    return Math.max(0, Math.max(letter.left() - middle, middle - letter.right()));
  }

  private static Glyph onLineOf(Glyph base, Glyph mark) {
    float middle = (base.left() + base.right()) / 2;
    return new Glyph(
        mark.text(),
        mark.direction(),
        middle - SLIGHT,
        middle + SLIGHT, // what takes no room opens no line
        base.top(),
        base.bottom(),
        base.baseline(),
        base.em(),
        mark.box(),
        mark.extra());
  }

  /**
   * Takes the accents that lie over a letter out of the glyphs of a line.
   *
   * @param line the glyphs of a line; those that are joined with an accent are replaced
   */
  static void compose(List<Glyph> line) {
    for (int i = 0; i < line.size(); i++) {
      if (!isAccent(line.get(i))) {
        continue;
      }
      int base = under(i, line);
      if (base >= 0) {
        line.set(base, joined(line.get(base), line.get(i)));
        line.remove(i);
        i--;
      }
    }
  }

  /** The letter that an accent lies over, or -1. */
  private static int under(int at, List<Glyph> line) {
    Glyph accent = line.get(at);
    int best = -1;
    float bestShare = 0.5f;
    for (int i = 0; i < line.size(); i++) {
      Glyph base = line.get(i);
      if (i != at && carries(base, accent)) {
        float share = shareOver(accent, base);
        best = share > bestShare ? i : best;
        bestShare = Math.max(share, bestShare);
      }
    }
    return best;
  }

  /** Letters carry accents; a stroke through it makes any sign its negation. */
  private static boolean carries(Glyph base, Glyph accent) {
    boolean letter = !isAccent(base) && Character.isLetter(base.text().codePointAt(0));
    return letter || accent.text().equals("\u0338");
  }

  private static float shareOver(Glyph accent, Glyph base) {
    boolean mark = Script.isCombining(accent.text().codePointAt(0));
    float middle = (accent.left() + accent.right()) / 2;
    if (mark && middle >= base.left() - 0.1f && middle <= base.right() + 0.1f) {
      return 0.75f;
    }
    float shared = Math.min(accent.right(), base.right()) - Math.max(accent.left(), base.left());
    return shared / Math.max(0.05f * base.em(), accent.width());
  }

  private static Glyph joined(Glyph base, Glyph accent) {
    String mark = COMBINING.getOrDefault(accent.text(), accent.text());
    String letter =
        switch (base.text()) {
          case "\u0131" -> "i";
          case "\u0237" -> "j";
          default -> base.text();
        };
    return new Glyph(
        Normalizer.normalize(letter + mark, Normalizer.Form.NFC),
        base.direction(),
        base.left(),
        base.right(),
        base.top(),
        base.bottom(),
        base.baseline(),
        base.em(),
        base.box(),
        base.extra());
  }
}
