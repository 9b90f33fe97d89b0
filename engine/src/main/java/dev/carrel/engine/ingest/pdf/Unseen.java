// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.HiddenText.Why;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leaves out of what cannot be seen on a page what says nothing that the page does not show. */
final class Unseen {
  private static final float SAME_PLACE = 0.35f;
  private static final float TWICE = 0.9f;
  private static final float CELL = 4;

  private final Map<Long, List<Glyph>> seen = new HashMap<>();

  private Unseen(List<Glyph> glyphs) {
    for (Glyph glyph : glyphs) {
      seen.computeIfAbsent(cell(glyph, 0, 0), c -> new ArrayList<>(2)).add(glyph);
    }
  }

  /**
   * The hidden glyphs by reason, without runs that stand on the page at the same place (shadows,
   * outlines, a text layer under visible text) and without what holds no letter or digit.
   */
  static Map<Why, List<Glyph>> worthTelling(Sight.Parted parted) {
    Map<Why, List<Glyph>> kept = new EnumMap<>(Why.class);
    if (parted.hidden().isEmpty()) {
      return kept;
    }
    Unseen unseen = new Unseen(parted.seen());
    parted
        .hidden()
        .forEach(
            (why, glyphs) -> {
              List<Glyph> worth = unseen.withoutDoubles(glyphs);
              if (worth.stream().anyMatch(Unseen::saysSomething)) {
                kept.put(why, worth);
              }
            });
    return kept;
  }

  private List<Glyph> withoutDoubles(List<Glyph> glyphs) {
    List<Glyph> kept = new ArrayList<>(glyphs.size());
    int from = 0;
    for (int i = 1; i <= glyphs.size(); i++) {
      if (i == glyphs.size() || !isSameLine(glyphs.get(i - 1), glyphs.get(i))) {
        List<Glyph> run = glyphs.subList(from, i);
        if (!isDouble(run)) {
          kept.addAll(run);
        }
        from = i;
      }
    }
    return kept;
  }

  private static boolean isSameLine(Glyph last, Glyph next) {
    return last.direction() == next.direction()
        && Math.abs(last.baseline() - next.baseline()) < SAME_PLACE * last.em();
  }

  private boolean isDouble(List<Glyph> run) {
    int letters = 0;
    int twice = 0;
    boolean says = false;
    for (Glyph glyph : run) {
      if (!glyph.isSpace()) {
        letters++;
        says |= saysSomething(glyph);
        twice += isSeenToo(glyph) ? 1 : 0;
      }
    }
    return !says || twice >= TWICE * letters;
  }

  private boolean isSeenToo(Glyph glyph) {
    float near = SAME_PLACE * glyph.em();
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        for (Glyph other : seen.getOrDefault(cell(glyph, dx, dy), List.of())) {
          if (other.text().equals(glyph.text())
              && Math.abs(other.box().x() - glyph.box().x()) < near
              && Math.abs(other.box().y() - glyph.box().y()) < near) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static long cell(Glyph glyph, int dx, int dy) {
    long x = (long) Math.floor(glyph.box().x() / CELL) + dx;
    long y = (long) Math.floor(glyph.box().y() / CELL) + dy;
    return x * 1_000_003 + y;
  }

  private static boolean saysSomething(Glyph glyph) {
    return glyph.text().codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
