// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ingest.PageInsertions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/**
 * What people wrote on the text of a page after it was set: what they struck out, by an annotation
 * or by a line through it, and what they remarked. Struck text stands between {@code ~~}; a remark
 * stands in a line of its own behind the paragraph that it is on, and says that it is one.
 */
final class Remarks {
  private static final List<String> ON_TEXT = List.of("Highlight", "Underline", "Squiggly");
  private static final List<String> BESIDE = List.of("Text", "Caret");
  private static final String STRIKE_OUT = "StrikeOut";
  private static final int CORNERS = 8;
  private static final int LONGEST = 4_000;
  private static final int MOST = 2_000;
  private static final int LONGEST_QUOTED = 80;

  /** Between these shares of a letter's height a line strikes it out; below, it underlines it. */
  private static final float STRIKE_FROM = 0.3f;

  private static final float STRIKE_TO = 0.7f;

  /** So much of a line must lie over the letters that it strikes out: no table's border does. */
  private static final float ON_LETTERS = 0.6f;

  private static final Pattern DATE = Pattern.compile("D:(\\d{4})(\\d{2})(\\d{2}).*");

  /** Characters of the page's text, and what to say of them. */
  private record Struck(int start, int end, String by) {}

  private final Page page;
  private final PageSpace space;
  private final List<Struck> struck = new ArrayList<>();
  private final PageInsertions insertions;
  private int comments;

  private Remarks(Page page, PageSpace space) {
    this.page = page;
    this.space = space;
    this.insertions = new PageInsertions(page);
  }

  /** A page with what was written on it, and what a person is told of that. */
  record Remarked(Page page, List<Notice> notices) {}

  /**
   * Puts them into the text.
   *
   * @param lines that run along the text, as drawn
   */
  static Remarked of(Page page, PDPage pdf, PageSpace space, List<Ruling> lines)
      throws IOException {
    Remarks remarks = new Remarks(page, space);
    remarks.strikeBy(lines);
    int count = 0;
    for (PDAnnotation annotation : pdf.getAnnotations()) {
      if (!annotation.isHidden() && ++count <= MOST) {
        remarks.read(annotation);
      }
    }
    return remarks.done();
  }

  private void read(PDAnnotation annotation) {
    String kind = String.valueOf(annotation.getSubtype());
    String said = said(annotation);
    if (kind.equals(STRIKE_OUT)) {
      List<Box> boxes = quads(annotation);
      String by = author(annotation).map(name -> " by " + name).orElse("");
      String words = " [struck out" + by + (said.isEmpty() ? "" : ": " + said) + "]";
      for (int[] run : runs(boxes)) {
        struck.add(new Struck(run[0], run[1], words));
      }
    } else if (!said.isEmpty() && (ON_TEXT.contains(kind) || BESIDE.contains(kind))) {
      comment(annotation, said, ON_TEXT.contains(kind) ? runs(quads(annotation)) : List.of());
    }
  }

  private void comment(PDAnnotation annotation, String said, List<int[]> on) {
    int at = on.isEmpty() ? nearest(annotation.getRectangle()) : on.getLast()[1];
    String quoted = on.isEmpty() ? "" : quoted(on);
    String date = date(annotation).map(day -> ", " + day).orElse("");
    String who = author(annotation).map(name -> " by " + name).orElse("");
    String words =
        "\n[Comment"
            + who
            + date
            + (quoted.isEmpty() ? "" : " on “" + quoted + "”")
            + ": "
            + said
            + "]";
    insertions.add(
        endOfParagraph(at),
        at == 0 && page.text().isEmpty() ? words.strip() : words,
        Mark.Kind.COMMENT);
    comments++;
  }

  private String quoted(List<int[]> runs) {
    String words =
        page.text().substring(runs.getFirst()[0], runs.getLast()[1]).replaceAll("\\s+", " ");
    return words.length() <= LONGEST_QUOTED ? words : words.substring(0, LONGEST_QUOTED - 1) + "…";
  }

  private int endOfParagraph(int at) {
    int seen = page.seenLength();
    int end = page.text().indexOf("\n\n", Math.min(at, seen));
    return end < 0 || end > seen ? seen : end;
  }

  /** The end of the line that stands beside a note's sign. */
  private int nearest(PDRectangle sign) {
    int best = page.seenLength();
    if (sign == null) {
      return best;
    }
    Box box = box(sign);
    double middle = box.y() + box.height() / 2;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < page.seenLength(); i++) {
      if (page.layout().isPlaced(i)) {
        Box letter = page.layout().box(i);
        double away = Math.abs(letter.y() + letter.height() / 2 - middle);
        if (away < least) {
          least = away;
          best = i + 1;
        }
      }
    }
    return best;
  }

  private Box box(PDRectangle at) {
    return corner(at.getLowerLeftX(), at.getLowerLeftY())
        .union(corner(at.getUpperRightX(), at.getUpperRightY()));
  }

  private Box corner(float x, float y) {
    return new Box(space.x(x, y), space.y(x, y), 0, 0);
  }

  private List<Box> quads(PDAnnotation annotation) {
    List<Box> boxes = new ArrayList<>();
    COSArray quads = annotation.getCOSObject().getCOSArray(COSName.QUADPOINTS);
    float[] at = quads == null ? new float[0] : quads.toFloatArray();
    for (int i = 0; i + CORNERS <= at.length; i += CORNERS) {
      Box box = corner(at[i], at[i + 1]);
      for (int c = 2; c < CORNERS; c += 2) {
        box = box.union(corner(at[i + c], at[i + c + 1]));
      }
      boxes.add(box);
    }
    if (boxes.isEmpty() && annotation.getRectangle() != null) {
      boxes.add(box(annotation.getRectangle()));
    }
    return boxes;
  }

  /** The stretches of text whose letters have their middle in boxes. */
  private List<int[]> runs(List<Box> boxes) {
    List<int[]> runs = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (int i = 0; i < page.seenLength(); i++) {
      if (!page.layout().isPlaced(i)) {
        continue;
      }
      Box letter = page.layout().box(i);
      float x = letter.x() + letter.width() / 2;
      float y = letter.y() + letter.height() / 2;
      boolean in =
          boxes.stream()
              .anyMatch(b -> x >= b.x() && x <= b.right() && y >= b.y() && y <= b.bottom());
      if (in) {
        start = start < 0 ? i : start;
        end = i + 1;
      } else if (start >= 0 && !Character.isWhitespace(page.text().charAt(i))) {
        runs.add(new int[] {start, end});
        start = -1;
      }
    }
    if (start >= 0) {
      runs.add(new int[] {start, end});
    }
    return runs;
  }

  private void strikeBy(List<Ruling> lines) {
    List<int[]> through = new ArrayList<>();
    for (Ruling line : lines) {
      int[] run = run(line);
      if (run[0] < run[1]) {
        through.add(run);
      }
    }
    // Each edge of a thin box is a line, and a line may be drawn in parts.
    through.sort((a, b) -> Integer.compare(a[0], b[0]));
    List<int[]> joined = new ArrayList<>();
    for (int[] run : through) {
      boolean near =
          !joined.isEmpty()
              && page.text().substring(Math.min(joined.getLast()[1], run[0]), run[0]).isBlank();
      if (near) {
        joined.getLast()[1] = Math.max(joined.getLast()[1], run[1]);
      } else {
        joined.add(run);
      }
    }
    joined.forEach(run -> struck.add(new Struck(run[0], run[1], "")));
  }

  /** The letters that a line runs through; none if it is no strike. */
  private int[] run(Ruling line) {
    int start = page.seenLength();
    int end = 0;
    float covered = 0;
    for (int i = 0; i < page.seenLength(); i++) {
      if (!page.layout().isPlaced(i) || Character.isWhitespace(page.text().charAt(i))) {
        continue;
      }
      Box letter = page.layout().box(i);
      float at = (line.y() - letter.y()) / Math.max(0.1f, letter.height());
      float shared = Math.min(line.right(), letter.right()) - Math.max(line.left(), letter.x());
      if (at > STRIKE_FROM && at < STRIKE_TO && shared > 0.5f * letter.width()) {
        start = Math.min(start, i);
        end = i + 1;
        covered += letter.width();
      }
    }
    boolean strikes =
        end > start
            && covered >= ON_LETTERS * (line.right() - line.left()) * wordShare(start, end)
            && end - start >= 2;
    return strikes ? new int[] {start, end} : new int[] {0, 0};
  }

  /** The share of a stretch that is not blank. */
  private float wordShare(int start, int end) {
    long blanks = page.text().substring(start, end).chars().filter(Character::isWhitespace).count();
    return 1 - (float) blanks / (end - start);
  }

  private Remarked done() {
    List<Mark> marks = new ArrayList<>(page.marks());
    int told = 0;
    for (Struck stretch : struck) {
      insertions.add(stretch.start, "~~");
      insertions.add(stretch.end, "~~" + stretch.by);
      marks.add(new Mark(stretch.start, stretch.end, Mark.Kind.STRUCK));
      told++;
    }
    marks.sort(Mark.IN_ORDER);
    PageInsertions all = struck.isEmpty() ? insertions : insertions.over(page.withMarks(marks));
    List<Notice> notices = new ArrayList<>();
    if (told > 0) {
      notices.add(new Notice(Notice.Code.STRUCK_TEXT, page.number(), told, ""));
    }
    if (comments > 0) {
      notices.add(new Notice(Notice.Code.COMMENTS, page.number(), comments, ""));
    }
    return new Remarked(all.page(), notices);
  }

  private static String said(PDAnnotation annotation) {
    String contents = annotation.getContents();
    String line = contents == null ? "" : contents.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static Optional<String> author(PDAnnotation annotation) {
    String name = annotation.getCOSObject().getString(COSName.T);
    return Optional.ofNullable(name)
        .map(n -> n.strip().replaceAll("\\s+", " "))
        .filter(n -> !n.isEmpty() && n.length() <= LONGEST_QUOTED);
  }

  private static Optional<String> date(PDAnnotation annotation) {
    String date = annotation.getModifiedDate();
    Matcher parts = DATE.matcher(date == null ? "" : date);
    return parts.matches()
        ? Optional.of(parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3))
        : Optional.empty();
  }
}
