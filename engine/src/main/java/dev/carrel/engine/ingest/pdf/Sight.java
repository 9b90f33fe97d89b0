// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.ingest.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells the letters of a page that can be seen from those that cannot, by what is painted under and
 * over them.
 *
 * <p>The text layer of a scan counts as seen: invisible letters on a picture that has more of them
 * than of visible ones, or letters under pictures that cover nearly all the page's text. It is what
 * a person sees in the picture.
 */
final class Sight {
  private static final float THINNEST = 0.05f;
  private static final float SCAN_OF_PAGE = 0.5f;
  private static final float SCAN_OF_TEXT = 0.8f;

  /** So many letters of a word that is seen may be cut off. */
  private static final int CUT_OFF = 2;

  private static final float[] ACROSS = {0.5f, 0.3f, 0.7f};
  private static final float[] DOWN = {0.5f, 0.3f, 0.7f};

  /**
   * A page's glyphs in the order of the content stream.
   *
   * @param seen those that can be seen
   * @param hidden the others
   * @param isLayer whether most that is seen is the text layer of a scan
   */
  record Parted(List<Glyph> seen, Map<Why, List<Glyph>> hidden, boolean isLayer) {}

  private final List<Glyph> glyphs;
  private final List<Ink> inks;
  private final Painted painted;
  private final Fog fog;
  private final @Nullable Why[] why;
  private boolean isLayer;

  private Sight(List<Glyph> glyphs, List<Ink> inks, Painted painted, Fog fog) {
    this.glyphs = glyphs;
    this.inks = inks;
    this.painted = painted;
    this.fog = fog;
    this.why = new Why[glyphs.size()];
  }

  /**
   * Parts the glyphs of a page.
   *
   * @param inks one for each glyph
   * @param fog where {@code painted} has not all that the page paints
   */
  static Parted part(List<Glyph> glyphs, List<Ink> inks, Painted painted, Fog fog, Watch watch) {
    Sight sight = new Sight(glyphs, inks, painted, fog);
    sight.judge(watch);
    return sight.parted();
  }

  private void judge(Watch watch) {
    int underPictures = 0;
    int onPage = 0;
    int invisibleOnPictures = 0;
    boolean[] underPicture = new boolean[why.length];
    for (int i = 0; i < why.length; i++) {
      if (glyphs.get(i).isSpace()) {
        continue;
      }
      if (i % 256 == 0) {
        watch.check();
      }
      Ink ink = inks.get(i);
      why[i] = ink.why();
      if (why[i] != null && why[i] != Why.INVISIBLE_MODE) {
        continue;
      }
      onPage++;
      // Letters that draw nothing lie wherever they are drawn; what is on top decides.
      Painted.Cover cover = cover(glyphs.get(i).box(), why[i] == null ? ink.order() : 0);
      if (why[i] == Why.INVISIBLE_MODE) {
        boolean picture = hasPicture(i);
        why[i] = picture && cover == Painted.Cover.BOX ? Why.COVERED : why[i];
        invisibleOnPictures += picture && why[i] == Why.INVISIBLE_MODE ? 1 : 0;
      } else if (cover == Painted.Cover.PICTURE) {
        underPicture[i] = true;
        underPictures++;
      } else {
        why[i] = cover == Painted.Cover.BOX ? Why.COVERED : lookOf(i);
      }
    }
    boolean scanOver =
        underPictures > SCAN_OF_TEXT * onPage && painted.pictureShare() >= SCAN_OF_PAGE;
    boolean scanUnder = invisibleOnPictures > 0 && invisibleOnPictures >= seenOnPictures();
    int onLayer = 0;
    for (int i = 0; i < why.length; i++) {
      if (underPicture[i] && !scanOver) {
        why[i] = Why.COVERED;
      } else if (why[i] == Why.INVISIBLE_MODE && scanUnder && hasPicture(i)) {
        why[i] = null;
        onLayer++;
      }
    }
    isLayer = scanOver || 2 * onLayer > onPage;
    keepWordsWhole();
  }

  /** A last letter or two that a cell cuts off belong to the word that is seen before them. */
  private void keepWordsWhole() {
    for (int i = 1; i < why.length; i++) {
      if (why[i] != Why.CLIPPED || why[i - 1] != null || !isOneWord(i)) {
        continue;
      }
      int end = i;
      while (end < why.length && why[end] == Why.CLIPPED && isOneWord(end)) {
        end++;
      }
      if (end - i <= CUT_OFF) {
        Arrays.fill(why, i, end, null);
      }
    }
  }

  /** Whether a letter follows the one before it in one word. */
  private boolean isOneWord(int i) {
    Glyph last = glyphs.get(i - 1);
    Glyph next = glyphs.get(i);
    return !last.isSpace()
        && !next.isSpace()
        && last.direction() == next.direction()
        && Math.abs(last.baseline() - next.baseline()) < 0.2f * last.em()
        && Math.abs(next.left() - last.right()) < 0.2f * last.em();
  }

  private int seenOnPictures() {
    int seen = 0;
    for (int i = 0; i < why.length; i++) {
      seen += why[i] == null && !glyphs.get(i).isSpace() && hasPicture(i) ? 1 : 0;
    }
    return seen;
  }

  private boolean hasPicture(int i) {
    Box box = glyphs.get(i).box();
    return painted.hasPicture(box.x() + box.width() / 2, box.y() + box.height() / 2);
  }

  /** What lies over all of a letter. */
  private Painted.Cover cover(Box box, int from) {
    Painted.Cover all = Painted.Cover.PICTURE;
    for (float down : DOWN) {
      for (float across : ACROSS) {
        float x = box.x() + across * box.width();
        float y = box.y() + down * box.height();
        switch (painted.cover(x, y, from)) {
          case NONE -> {
            return Painted.Cover.NONE;
          }
          case BOX -> all = Painted.Cover.BOX;
          case PICTURE -> {}
        }
      }
    }
    return all;
  }

  /** Whether a letter's colour shows on what lies under it. */
  private @Nullable Why lookOf(int i) {
    Ink ink = inks.get(i);
    if (ink.alpha() < THINNEST) {
      return Why.TRANSPARENT;
    }
    Box box = glyphs.get(i).box();
    // What is kept no longer is not known to lie under the letter.
    if (ink.colour() == Colours.UNKNOWN || fog.isOver(box)) {
      return null;
    }
    for (float across : ACROSS) {
      float x = box.x() + across * box.width();
      float y = box.y() + box.height() / 2;
      int under = painted.colour(x, y, ink.order());
      if (under == Colours.UNKNOWN
          || !Colours.areAlike(Colours.over(ink.colour(), ink.alpha(), under), under)) {
        return null;
      }
    }
    boolean pale = ink.alpha() < 1 && ink.colour() != Colours.WHITE;
    return pale ? Why.TRANSPARENT : Why.SAME_COLOUR;
  }

  private Parted parted() {
    List<Glyph> seen = new ArrayList<>(why.length);
    Map<Why, List<Glyph>> hidden = new EnumMap<>(Why.class);
    if (Arrays.stream(why).allMatch(Objects::isNull)) {
      return new Parted(glyphs, hidden, isLayer);
    }
    Why last = null;
    for (int i = 0; i < why.length; i++) {
      last = glyphs.get(i).isSpace() ? last : why[i];
      if (last == null) {
        seen.add(glyphs.get(i));
      } else {
        hidden.computeIfAbsent(last, r -> new ArrayList<>()).add(glyphs.get(i));
      }
    }
    return new Parted(seen, hidden, isLayer);
  }
}
