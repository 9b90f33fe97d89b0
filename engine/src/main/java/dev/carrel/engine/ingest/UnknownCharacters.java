// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * Characters of a page of which nobody can say what they are: a font that draws and does not name
 * them, a byte that is none of the text's encoding. U+FFFD stands for each.
 */
public final class UnknownCharacters {
  private static final char SIGN = '\uFFFD';

  private UnknownCharacters() {}

  /** The page with each run of them marked. */
  public static Page mark(Page page) {
    String text = page.text();
    if (text.indexOf(SIGN) < 0) {
      return page;
    }
    List<Mark> marks = new ArrayList<>(page.marks());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == SIGN) {
        int end = i + 1;
        while (end < text.length() && text.charAt(end) == SIGN) {
          end++;
        }
        marks.add(new Mark(i, end, Mark.Kind.UNKNOWN_CHARACTER));
        i = end;
      }
    }
    marks.sort(Mark.IN_ORDER);
    return page.withMarks(marks);
  }

  /**
   * How many there are.
   *
   * @param lost characters that stand for more than themselves, as their font is broken
   */
  public static List<Notice> notices(Page page, int lost) {
    int count =
        lost + (int) page.text().chars().limit(page.seenLength()).filter(c -> c == SIGN).count();
    return count == 0
        ? List.of()
        : List.of(new Notice(Notice.Code.UNKNOWN_CHARACTERS, page.number(), count, ""));
  }
}
