// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ingest.UnknownCharacters;
import dev.carrel.engine.ingest.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDPage;

/** Reads one page of a PDF. */
final class PageReader {
  private static final double SCAN_SHARE = 0.01;
  private static final int CURVES_OF_LETTERS = 200;

  /** A page's text, or why there is none. */
  sealed interface Result {
    record Text(Page page, List<Notice> notices, Look look) implements Result {}

    record Unreadable(Page empty, String reason) implements Result {}
  }

  /**
   * What a page of text shows beside it.
   *
   * @param pictures the parts of it where pictures are, as shown
   * @param isLayer whether its text is the layer of a scan, as another program read it
   */
  record Look(List<Box> pictures, boolean isLayer) {
    static final Look NOTHING = new Look(List.of(), false);
  }

  private final int number;
  private final PageSpace space;
  private final Watch watch;
  private final GlyphCollector collector;
  private final Layers layers;

  /**
   * What is known of a page from its document.
   *
   * @param layers that the document has
   * @param label what the page is called
   * @param valuesRule whether the values of a form's fields rule over what is drawn of them
   * @param catalog of the document
   */
  record Setting(Layers layers, String label, boolean valuesRule, COSDictionary catalog) {}

  private List<Stroke> typedStrikes = List.of();

  private PageReader(
      int number, PageSpace space, Setting setting, StructureText structure, Watch watch) {
    this.number = number;
    this.space = space;
    this.watch = watch;
    this.layers = setting.layers;
    this.collector =
        new GlyphCollector(space, setting.layers, structure, setting.valuesRule, watch);
  }

  static Result read(PDPage page, int number, Setting setting, Watch watch) throws IOException {
    ContentGaps.close(page);
    StructureText structure = StructureText.of(setting.catalog, page.getCOSObject());
    PageReader reader = new PageReader(number, PageSpace.of(page), setting, structure, watch);
    reader.collector.collect(page);
    Result result =
        reader.remarked(page, reader.result(WrittenOnPage.redactions(page, reader.space)));
    return switch (result) {
      case Result.Text text when isOther(setting.label, number) ->
          new Result.Text(
              text.page().withAddresses(List.of(new Address(0, setting.label))),
              text.notices(),
              text.look());
      case Result.Unreadable none when isOther(setting.label, number) ->
          new Result.Unreadable(
              none.empty().withAddresses(List.of(new Address(0, setting.label))), none.reason());
      default -> result;
    };
  }

  /** A page without text may have remarks all the same. */
  private Result remarked(PDPage page, Result result) throws IOException {
    if (!(result instanceof Result.Text text)) {
      return result;
    }
    List<Stroke> strokes = new ArrayList<>(collector.strokes());
    strokes.addAll(typedStrikes);
    Remarks.Remarked remarked = Remarks.of(text.page(), page, space, strokes, layers);
    List<Notice> notices = new ArrayList<>(text.notices());
    notices.addAll(remarked.notices());
    return new Result.Text(remarked.page(), notices, text.look());
  }

  private static boolean isOther(String label, int number) {
    return !label.isBlank() && !label.equals(Integer.toString(number));
  }

  /** The page without text. */
  static Page empty(int number, float width, float height) {
    return new Page(number, "", new PageLayout.Builder(width, height).build());
  }

  private Result result(List<Box> redactions) {
    Sight.Parted parted = collector.parted();
    int unknown = 0;
    int known = 0;
    int right = 0;
    for (Glyph glyph : parted.seen()) {
      if (glyph.isUnknown()) {
        unknown++;
      } else if (!glyph.isSpace()) {
        known++;
        right += Script.isRightToLeft(glyph.text().codePointAt(0)) ? 1 : 0;
      }
    }
    Page empty = empty(number, space.width(), space.height());
    if (unknown > known) {
      return new Result.Unreadable(empty, UnreadablePage.UNMAPPED);
    }
    Map<Why, List<Glyph>> hidden = Unseen.worthTelling(parted);
    if (known == 0 && hidden.isEmpty()) {
      return withoutText(empty);
    }
    Page page = layOut(parted.seen(), hidden, 2 * right > known);
    Page marked = UnknownCharacters.mark(Redactions.mark(page, redactions, collector.fog()));
    List<Notice> notices = new ArrayList<>(UnknownCharacters.notices(marked, collector.lost()));
    if (collector.staleFields() > 0) {
      notices.add(new Notice(Notice.Code.STALE_FIELDS, number, collector.staleFields(), ""));
    }
    return new Result.Text(marked, notices, new Look(pictures(), parted.isLayer()));
  }

  private List<Box> pictures() {
    return collector.canvas().areas().stream()
        .filter(area -> area.kind() == Area.Kind.PICTURE)
        .map(Area::region)
        .filter(part -> part.width() > 0 && part.height() > 0)
        .map(part -> new Box(part.left(), part.top(), part.width(), part.height()))
        .toList();
  }

  private Result withoutText(Page empty) {
    double area = (double) space.width() * space.height();
    if (collector.imageArea() > SCAN_SHARE * area) {
      return new Result.Unreadable(empty, UnreadablePage.SCANNED);
    }
    if (collector.curves() > CURVES_OF_LETTERS) {
      return new Result.Unreadable(empty, UnreadablePage.DRAWN);
    }
    return new Result.Text(empty, List.of(), Look.NOTHING);
  }

  /** What can be seen, and behind it what cannot, each reason by itself. */
  private Page layOut(List<Glyph> all, Map<Why, List<Glyph>> hidden, boolean rightToLeft) {
    Set<Glyph> marks = collector.marks();
    List<Glyph> seen = new ArrayList<>(all);
    seen.removeIf(marks::contains);
    TypedStrikes typed = TypedStrikes.of(seen);
    typedStrikes = typed.strokes();
    seen = typed.text();
    List<TextBlock> blocks = blocks(seen, true, rightToLeft);
    if (!marks.isEmpty()) {
      blocks.addAll(blocks(all.stream().filter(marks::contains).toList(), false, rightToLeft));
    }
    PageTextBuilder builder =
        new PageTextBuilder(space.width(), space.height(), LinePitch.ofPage(blocks), rightToLeft);
    blocks.forEach(builder::add);
    List<HiddenText> parts = new ArrayList<>();
    hidden.forEach(
        (why, glyphs) -> {
          int before = builder.length();
          blocks(glyphs, false, rightToLeft).forEach(builder::add);
          int start = before == 0 ? 0 : Math.min(before + 2, builder.length());
          if (builder.length() > start) {
            parts.add(new HiddenText(start, builder.length(), why));
          }
        });
    return new Page(number, builder.text(), builder.layout(), parts);
  }

  private List<TextBlock> blocks(List<Glyph> glyphs, boolean ruled, boolean rightToLeft) {
    List<TextBlock> blocks = new ArrayList<>();
    for (List<Glyph> frame : frames(glyphs)) {
      watch.check();
      Rulings rulings =
          ruled ? Rulings.of(collector.rulings(), frame.getFirst().direction()) : Rulings.NONE;
      blocks.addAll(ReadingOrder.of(ChunkBuilder.build(frame), rulings, rightToLeft));
    }
    return blocks;
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
