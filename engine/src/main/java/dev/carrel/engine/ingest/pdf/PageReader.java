// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ingest.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDPage;

/** Reads one page of a PDF. */
final class PageReader {
  private static final double SCAN_SHARE = 0.01;
  private static final int CURVES_OF_LETTERS = 200;

  /** A page's text, or why there is none. */
  sealed interface Result {
    record Text(Page page) implements Result {}

    record Unreadable(Page empty, String reason) implements Result {}
  }

  private final int number;
  private final PageSpace space;
  private final GlyphCollector collector;

  private PageReader(int number, PageSpace space, Watch watch) {
    this.number = number;
    this.space = space;
    this.collector = new GlyphCollector(space, watch);
  }

  static Result read(PDPage page, int number, Watch watch) throws IOException {
    PageReader reader = new PageReader(number, PageSpace.of(page), watch);
    reader.collector.collect(page);
    return reader.result(watch);
  }

  /** The page without text. */
  static Page empty(int number, float width, float height) {
    return new Page(number, "", new PageLayout.Builder(width, height).build());
  }

  private Result result(Watch watch) {
    List<Glyph> glyphs = collector.glyphs();
    int unknown = 0;
    int known = 0;
    int right = 0;
    for (Glyph glyph : glyphs) {
      if (glyph.isUnknown()) {
        unknown++;
      } else if (!glyph.isSpace()) {
        known++;
        right += Script.isRightToLeft(glyph.text().codePointAt(0)) ? 1 : 0;
      }
    }
    Page empty = empty(number, space.width(), space.height());
    if (unknown > known) {
      return new Result.Unreadable(empty, "its font has no map to characters");
    }
    if (known == 0) {
      return withoutText(empty);
    }
    return new Result.Text(layOut(glyphs, 2 * right > known, watch));
  }

  private Result withoutText(Page empty) {
    double area = (double) space.width() * space.height();
    if (collector.imageArea() > SCAN_SHARE * area) {
      return new Result.Unreadable(empty, "a scanned image without a text layer");
    }
    if (collector.curves() > CURVES_OF_LETTERS) {
      return new Result.Unreadable(empty, "a drawing; any letters in it are shapes, not text");
    }
    return new Result.Text(empty);
  }

  private Page layOut(List<Glyph> glyphs, boolean rightToLeft, Watch watch) {
    List<TextBlock> blocks = new ArrayList<>();
    for (List<Glyph> frame : frames(glyphs)) {
      watch.check();
      Rulings rulings = Rulings.of(collector.rulings(), frame.getFirst().direction());
      blocks.addAll(ReadingOrder.of(ChunkBuilder.build(frame), rulings, rightToLeft));
    }
    PageTextBuilder builder =
        new PageTextBuilder(space.width(), space.height(), LinePitch.ofPage(blocks), rightToLeft);
    blocks.forEach(builder::add);
    return new Page(number, builder.text(), builder.layout());
  }

  /** The glyphs by direction of reading: the page's main direction first. */
  private static List<List<Glyph>> frames(List<Glyph> glyphs) {
    Map<Integer, List<Glyph>> byDirection = new TreeMap<>();
    for (Glyph glyph : glyphs) {
      byDirection.computeIfAbsent(glyph.direction(), d -> new ArrayList<>()).add(glyph);
    }
    List<List<Glyph>> frames = new ArrayList<>(byDirection.values());
    frames.sort(Comparator.comparingInt((List<Glyph> frame) -> frame.size()).reversed());
    return frames;
  }
}
