// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ingest.PageInsertions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
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
  private static final List<String> BESIDE =
      List.of(
          "Text",
          "Caret",
          "Square",
          "Circle",
          "Polygon",
          "PolyLine",
          "Line",
          "Ink",
          "FileAttachment");
  private static final String STRIKE_OUT = "StrikeOut";
  private static final String STAMP = "Stamp";

  /** Those that programs draw by themselves (ISO 32000-2, 12.5.6.12, and Acrobat's). */
  private static final Set<String> STAMPS =
      Set.of(
          "Approved",
          "AsIs",
          "Confidential",
          "Departmental",
          "Draft",
          "Experimental",
          "Expired",
          "Final",
          "ForComment",
          "ForPublicRelease",
          "NotApproved",
          "NotForPublicRelease",
          "Sold",
          "TopSecret",
          "Completed",
          "Void",
          "PreliminaryResults",
          "InformationOnly",
          "Reviewed",
          "Revised",
          "Received",
          "Accepted",
          "Rejected",
          "SignHere",
          "InitialHere",
          "Witness");

  /** Acrobat's names begin with the kind of stamp: "SBApproved", "#DReceived", "SHSignHere". */
  private static final Pattern STAMP_KIND = Pattern.compile("^#?(?:S[BH]|D)(?=\\p{Lu})");

  private static final int CORNERS = 8;
  private static final int LONGEST = 4_000;
  private static final int MOST = 2_000;
  private static final int LONGEST_QUOTED = 80;

  /** Marks drawn by hand on one line are as high as this at most. */
  private static final float HIGHEST_INK = 8;

  private static final COSName LINE = COSName.getPDFName("L");
  private static final COSName INK_LIST = COSName.getPDFName("InkList");
  private static final COSName IN_REPLY_TO = COSName.getPDFName("IRT");
  private static final COSName RICH = COSName.getPDFName("RC");
  private static final COSName RELATION = COSName.getPDFName("RT");
  private static final Pattern DATE = Pattern.compile("D:(\\d{4})(\\d{2})(\\d{2}).*");

  private final Page page;
  private final PageSpace space;
  private final StruckText struck;
  private final IdentityHashMap<COSDictionary, Integer> placeOf = new IdentityHashMap<>();
  private final PageInsertions insertions;
  private int comments;

  private Remarks(Page page, PageSpace space) {
    this.page = page;
    this.space = space;
    this.struck = new StruckText(page);
    this.insertions = new PageInsertions(page);
  }

  /** A page with what was written on it, and what a person is told of that. */
  record Remarked(Page page, List<Notice> notices) {}

  /**
   * Puts them into the text.
   *
   * @param lines that the page draws
   * @param layers what lies on hidden ones is not read
   */
  static Remarked of(Page page, PDPage pdf, PageSpace space, List<Stroke> lines, Layers layers)
      throws IOException {
    Remarks remarks = new Remarks(page, space);
    lines.forEach(line -> remarks.struck.add(line, ""));
    List<PDAnnotation> replies = new ArrayList<>();
    int count = 0;
    for (PDAnnotation annotation : pdf.getAnnotations()) {
      boolean hidden =
          annotation.isHidden()
              || annotation.isNoView()
              || layers.hides(annotation.getCOSObject().getDictionaryObject(COSName.OC));
      if (hidden || ++count > MOST) {
        continue;
      }
      if (isReply(annotation)) {
        replies.add(annotation);
      } else {
        remarks.read(annotation);
      }
    }
    replies.forEach(remarks::reply);
    return remarks.done();
  }

  private static boolean isReply(PDAnnotation annotation) {
    COSDictionary note = annotation.getCOSObject();
    return note.getDictionaryObject(IN_REPLY_TO) instanceof COSDictionary
        && !"Group".equals(note.getNameAsString(RELATION));
  }

  /** An answer stands behind what it answers, and says whose that is. */
  private void reply(PDAnnotation annotation) {
    COSDictionary to = annotation.getCOSObject().getCOSDictionary(IN_REPLY_TO);
    String said = said(annotation);
    if (to == null || said.isEmpty()) {
      return;
    }
    int at = placeOf.getOrDefault(to, nearest(annotation.getRectangle()));
    placeOf.put(annotation.getCOSObject(), at);
    String whom = PdfWords.line(to, COSName.T);
    insert(
        at,
        "Reply%s%s%s: %s"
            .formatted(
                by(annotation),
                whom.isEmpty() ? "" : " to " + shortened(whom),
                day(annotation),
                said));
  }

  private void read(PDAnnotation annotation) {
    String kind = String.valueOf(annotation.getSubtype());
    String said = said(annotation);
    String out = " [struck out" + by(annotation) + (said.isEmpty() ? "" : ": " + said) + "]";
    placeOf.put(annotation.getCOSObject(), nearest(annotation.getRectangle()));
    boolean strikes = false;
    if (kind.equals(STRIKE_OUT)) {
      for (int[] run : runs(quads(annotation))) {
        struck.add(run[0], run[1], out);
        strikes = true;
        placeOf.put(annotation.getCOSObject(), run[1]);
      }
    } else {
      for (Stroke line : drawn(annotation, kind)) {
        strikes |= struck.add(line, out);
      }
    }
    boolean says = !said.isEmpty() && !strikes;
    if (says && ON_TEXT.contains(kind)) {
      comment(annotation, said, runs(quads(annotation)));
    } else if (ON_TEXT.contains(kind) && said.isEmpty() && !strikes) {
      marked(annotation, kind, runs(quads(annotation)));
    } else if (kind.equals(STAMP)) {
      stamp(annotation, said);
    } else if (says && BESIDE.contains(kind)) {
      comment(annotation, said, List.of());
    } else if (says && kind.equals(STRIKE_OUT)) {
      comment(annotation, said, List.of()); // nothing stands there
    }
  }

  /** What a stamp says: by its words, else by the text of its picture, else by what it is. */
  private void stamp(PDAnnotation annotation, String said) {
    List<int[]> on = said.isEmpty() ? runs(quads(annotation)) : List.of();
    String name = String.valueOf(annotation.getCOSObject().getNameAsString(COSName.NAME));
    String named = STAMP_KIND.matcher(name).replaceFirst("");
    String words = said;
    if (words.isEmpty() && !on.isEmpty()) {
      words = "\u201C" + quoted(on) + "\u201D";
    } else if (words.isEmpty()) {
      words = STAMPS.contains(named) ? spaced(named) : "a picture, not read";
    }
    int at = on.isEmpty() ? nearest(annotation.getRectangle()) : on.getLast()[1];
    placeOf.put(annotation.getCOSObject(), at);
    insert(at, "Stamp" + by(annotation) + day(annotation) + ": " + words);
  }

  /** "NotApproved" as "Not Approved". */
  private static String spaced(String name) {
    return name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
  }

  /** Lines that a person drew on the page with a tool for it. */
  private List<Stroke> drawn(PDAnnotation annotation, String kind) {
    COSDictionary note = annotation.getCOSObject();
    List<Stroke> lines = new ArrayList<>();
    if (kind.equals("Line") && note.getDictionaryObject(LINE) instanceof COSArray ends) {
      line(ends.toFloatArray()).ifPresent(lines::add);
    } else if (kind.equals("PolyLine")
        && note.getDictionaryObject(COSName.VERTICES) instanceof COSArray at) {
      line(at.toFloatArray()).ifPresent(lines::add);
    } else if (kind.equals("Ink")
        && note.getDictionaryObject(INK_LIST) instanceof COSArray strokes) {
      for (int i = 0; i < strokes.size(); i++) {
        if (strokes.getObject(i) instanceof COSArray points) {
          line(points.toFloatArray()).ifPresent(lines::add);
        }
      }
    }
    return lines;
  }

  /** Through the points of a line that stays on one line of text. */
  private Optional<Stroke> line(float[] at) {
    if (at.length < 4) {
      return Optional.empty();
    }
    Box box = corner(at[0], at[1]);
    for (int i = 2; i + 1 < at.length; i += 2) {
      box = box.union(corner(at[i], at[i + 1]));
    }
    float y = box.y() + box.height() / 2;
    return box.height() > HIGHEST_INK || box.width() < 2 * box.height()
        ? Optional.empty()
        : Optional.of(new Stroke(box.x(), y, box.right(), y, 1));
  }

  private void comment(PDAnnotation annotation, String said, List<int[]> on) {
    int at = on.isEmpty() ? nearest(annotation.getRectangle()) : on.getLast()[1];
    placeOf.put(annotation.getCOSObject(), at);
    String quoted = on.isEmpty() ? "" : " on “" + quoted(on) + "”";
    insert(at, "Comment" + by(annotation) + day(annotation) + quoted + ": " + said);
  }

  /** Text that somebody marked and said nothing of. */
  private void marked(PDAnnotation annotation, String kind, List<int[]> on) {
    if (!on.isEmpty()) {
      placeOf.put(annotation.getCOSObject(), on.getLast()[1]);
      String how = kind.equals("Highlight") ? "Highlighted" : "Underlined";
      insert(on.getLast()[1], how + by(annotation) + day(annotation) + ": “" + quoted(on) + "”");
    }
  }

  private void insert(int at, String words) {
    insertions.add(
        endOfParagraph(at),
        (at == 0 && page.text().isEmpty() && comments == 0 ? "[" : "\n[") + words + "]",
        Mark.Kind.COMMENT);
    comments++;
  }

  private String quoted(List<int[]> runs) {
    String words =
        page.text()
            .substring(runs.getFirst()[0], runs.getLast()[1])
            .strip()
            .replaceAll("\\s+", " ");
    return shortened(words);
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

  private Remarked done() {
    List<Mark> marks = new ArrayList<>(page.marks());
    int told = 0;
    for (StruckText.Stretch stretch : struck.stretches()) {
      insertions.add(stretch.start(), "~~");
      insertions.add(stretch.end(), "~~" + stretch.said());
      marks.add(new Mark(stretch.start(), stretch.end(), Mark.Kind.STRUCK));
      told++;
    }
    marks.sort(Mark.IN_ORDER);
    PageInsertions all = told == 0 ? insertions : insertions.over(page.withMarks(marks));
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
    COSDictionary note = annotation.getCOSObject();
    String line = PdfWords.line(note, COSName.CONTENTS);
    if (line.isEmpty()) {
      line = PdfWords.plain(PdfWords.line(note, RICH)).replaceAll("\\s+", " ");
    }
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static String by(PDAnnotation annotation) {
    String name = PdfWords.line(annotation.getCOSObject(), COSName.T);
    return name.isEmpty() ? "" : " by " + shortened(name);
  }

  private static String day(PDAnnotation annotation) {
    return date(annotation).map(day -> ", " + day).orElse("");
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST_QUOTED ? words : words.substring(0, LONGEST_QUOTED - 1) + "…";
  }

  private static Optional<String> date(PDAnnotation annotation) {
    String date = annotation.getModifiedDate();
    Matcher parts = DATE.matcher(date == null ? "" : date);
    return parts.matches()
        ? Optional.of(parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3))
        : Optional.empty();
  }
}
