// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that are printed across others in a paler colour: "Licensed to ..." in grey over a page's
 * text, however small they are. The same words elsewhere on the page are the same mark.
 */
final class Overprinted {
  private static final float SAME_SIZE = 0.02f;
  private static final float SAME_LINE = 0.2f;
  private static final float SAME_WORDS = 1.5f;
  private static final int FEWEST_LETTERS = 3;

  /** So much of the smaller of two letters is covered where one lies on the other. */
  private static final float COVERED = 0.25f;

  /** How much paler, of 255. */
  private static final int PALER = 0x30;

  private static final float CELL = 16;

  /** Glyphs written one after the other in one colour. */
  private static final class Run {
    final List<Glyph> glyphs = new ArrayList<>();
    final int colour;

    Run(int colour) {
      this.colour = colour;
    }

    String text() {
      StringBuilder text = new StringBuilder();
      glyphs.stream().filter(glyph -> !glyph.isSpace()).forEach(g -> text.append(g.text()));
      return text.toString();
    }
  }

  private final List<Run> runs = new ArrayList<>();
  private final Map<Long, List<Glyph>> cells = new HashMap<>();
  private final IdentityHashMap<Glyph, Run> runOf = new IdentityHashMap<>();

  private Overprinted() {}

  /** The glyphs of such words; inks one for each glyph. */
  static Set<Glyph> of(List<Glyph> glyphs, List<Ink> inks) {
    Set<Glyph> marks = Collections.newSetFromMap(new IdentityHashMap<>());
    if (inks.stream().mapToInt(Ink::colour).distinct().limit(2).count() < 2) {
      return marks;
    }
    Overprinted page = new Overprinted();
    page.read(glyphs, inks);
    Set<String> words = new HashSet<>();
    for (Run run : page.runs) {
      if (run.colour >= 0 && page.liesAcross(run)) {
        words.add(run.colour + run.text());
      }
    }
    for (Run run : page.runs) {
      if (words.contains(run.colour + run.text())) {
        marks.addAll(run.glyphs);
      }
    }
    return marks;
  }

  private void read(List<Glyph> glyphs, List<Ink> inks) {
    Glyph last = null;
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      Ink ink = inks.get(i);
      if (ink.why() != null || glyph.extra()) {
        last = null;
        continue;
      }
      boolean goesOn =
          last != null
              && runs.getLast().colour == ink.colour()
              && last.direction() == glyph.direction()
              && Math.abs(last.em() - glyph.em()) <= SAME_SIZE * glyph.em()
              && Math.abs(last.baseline() - glyph.baseline()) <= SAME_LINE * glyph.em()
              && Math.abs(glyph.left() - last.right()) < SAME_WORDS * glyph.em();
      if (!goesOn) {
        runs.add(new Run(ink.colour()));
      }
      runs.getLast().glyphs.add(glyph);
      runOf.put(glyph, runs.getLast());
      cells.computeIfAbsent(cell(glyph, 0, 0), c -> new ArrayList<>(2)).add(glyph);
      last = glyph;
    }
  }

  private boolean liesAcross(Run run) {
    int letters = 0;
    for (Glyph glyph : run.glyphs) {
      letters += isOverAnother(glyph, run) ? 1 : 0;
    }
    return letters >= FEWEST_LETTERS;
  }

  private boolean isOverAnother(Glyph glyph, Run run) {
    if (!isLetter(glyph)) {
      return false;
    }
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        for (Glyph other : cells.getOrDefault(cell(glyph, dx, dy), List.of())) {
          Run under = runOf.get(other);
          if (under != run
              && under != null
              && isPaler(run.colour, under.colour)
              && isLetter(other)
              && !other.text().equals(glyph.text()) // a shadow
              && covers(glyph, other)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isLetter(Glyph glyph) {
    return Character.isLetterOrDigit(glyph.text().codePointAt(0));
  }

  private static boolean covers(Glyph a, Glyph b) {
    if (a.direction() != b.direction()) {
      return false;
    }
    float wide = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
    float high = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
    float smaller =
        Math.min(a.width() * (a.bottom() - a.top()), b.width() * (b.bottom() - b.top()));
    return wide > 0 && high > 0 && wide * high >= COVERED * smaller;
  }

  private static boolean isPaler(int colour, int than) {
    return than >= 0 && brightness(colour) - brightness(than) >= PALER;
  }

  private static int brightness(int colour) {
    return ((colour >> 16 & 0xFF) * 30 + (colour >> 8 & 0xFF) * 59 + (colour & 0xFF) * 11) / 100;
  }

  private static long cell(Glyph glyph, int dx, int dy) {
    long x = (long) Math.floor(glyph.box().x() / CELL) + dx;
    long y = (long) Math.floor(glyph.box().y() / CELL) + dy;
    return x * 1_000_003 + y;
  }
}
