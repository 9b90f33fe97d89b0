// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ingest.PageInsertions;
import dev.carrel.engine.ocr.PageImage;
import dev.carrel.engine.ocr.RecognizedLine;
import dev.carrel.engine.ocr.RecognizedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what is written in the pictures of a page of text, and puts it where they stand. */
final class PictureText {
  private final Page page;
  private final PageImage drawn;
  private final float scale;
  private final Function<PageImage, RecognizedPage> recognizer;

  /**
   * For one page.
   *
   * @param drawn as it is shown
   */
  PictureText(Page page, PageImage drawn, Function<PageImage, RecognizedPage> recognizer) {
    this.page = page;
    this.drawn = drawn;
    this.scale = page.layout().width() / drawn.width();
    this.recognizer = recognizer;
  }

  /**
   * The page with what was read, which is marked; the same page if nothing was.
   *
   * @param pictures as {@link PagePictures} has them
   */
  RecognizedText.Read with(List<Box> pictures) {
    PageInsertions insertions = new PageInsertions(page);
    int poor = 0;
    for (Box picture : pictures) {
      RecognizedText.Read read = read(picture);
      if (!read.page().text().isBlank()) {
        insertions.add(placeOf(picture), read.page());
        poor += read.notices().stream().mapToInt(Notice::count).sum();
      }
    }
    return new RecognizedText.Read(
        insertions.page(),
        poor == 0
            ? List.of()
            : List.of(new Notice(Notice.Code.POORLY_RECOGNIZED, page.number(), poor, "")));
  }

  private RecognizedText.Read read(Box picture) {
    int left = Math.clamp((int) (picture.x() / scale), 0, drawn.width() - 1);
    int top = Math.clamp((int) (picture.y() / scale), 0, drawn.height() - 1);
    int width = Math.clamp(Math.round(picture.width() / scale), 1, drawn.width() - left);
    int height = Math.clamp(Math.round(picture.height() / scale), 1, drawn.height() - top);
    RecognizedPage all = recognizer.apply(drawn.part(left, top, width, height));
    RecognizedText.Placed placed = new RecognizedText.Placed(scale, left * scale, top * scale);
    List<Box> text = textIn(picture);
    List<RecognizedLine> lines = new ArrayList<>(all.lines());
    lines.removeIf(line -> isText(line, text, placed));
    return RecognizedText.page(
        page.number(),
        page.layout().width(),
        page.layout().height(),
        new RecognizedPage(all.quarters(), lines),
        placed);
  }

  /** Where letters of the page's own text stand on a picture. */
  private List<Box> textIn(Box picture) {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < page.seenLength(); i++) {
      if (page.layout().isPlaced(i) && PagePictures.holds(picture, page.layout().box(i))) {
        boxes.add(page.layout().box(i));
      }
    }
    return boxes;
  }

  /** Whether a line that was read is one of the page's own text, drawn over the picture. */
  private static boolean isText(RecognizedLine line, List<Box> text, RecognizedText.Placed placed) {
    long twice =
        line.characters().stream()
            .map(placed::box)
            .filter(box -> text.stream().anyMatch(letter -> PagePictures.holds(letter, box)))
            .count();
    return 2 * twice > line.characters().size();
  }

  /** Before the first paragraph that begins below the top of a picture, beside or under it. */
  private int placeOf(Box picture) {
    int end = page.seenLength();
    int start = 0;
    while (start < end) {
      Box first = firstPlaced(start, end);
      boolean beside = first.x() <= picture.right() && first.right() >= picture.x();
      boolean wide = picture.width() > page.layout().width() / 2;
      if ((beside || wide) && first.height() > 0 && first.y() >= picture.y()) {
        return start;
      }
      int next = page.text().indexOf("\n\n", start);
      start = next < 0 ? end : next + 2;
    }
    return end;
  }

  private Box firstPlaced(int from, int to) {
    List<Box> line = page.layout().boxes(from, Math.min(to, from + 200));
    return line.isEmpty() ? new Box(0, 0, 0, 0) : line.getFirst();
  }
}
