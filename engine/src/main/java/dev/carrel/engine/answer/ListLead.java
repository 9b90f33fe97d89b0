// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that lead in to a list, for an item of it: what "(b) sublet the premises" says is told
 * by "The tenant shall not:".
 */
final class ListLead {
  /** A list that goes on for longer is no longer known by its first words. */
  private static final int MOST_BEFORE = 1500;

  private static final int LONGEST_MARK = 8;

  private static final String MARK =
      "(?:\\(?(?:\\d{1,2}|[a-z]|[ivx]{1,4})\\)|\\d{1,2}\\.|[-–•*])\\s";

  private static final Pattern ITEM = Pattern.compile("^\\s*" + MARK);

  /** The point behind a number ends no sentence. */
  private static final Pattern NUMBERED = Pattern.compile("(?:^|\\n)\\s*\\d{1,2}\\.\\s*$");

  /** The last words of a sentence before a colon, and behind it the beginning of a list. */
  private static final Pattern LEAD =
      Pattern.compile(
          "(?<lead>(?:[^.;!?:\\n]|\\n(?!\\s*\\n)|[.](?!\\s)){3,300}):(?=\\s*" + MARK + ")");

  /** A sentence that stands behind the list. */
  private static final Pattern ENDED =
      Pattern.compile("\\p{L}{2,}[.!?]\\s+(?!" + MARK + ")\\p{Lu}");

  private ListLead() {}

  /** What leads in to the item that begins at a place of a page; blank if it is none. */
  static String before(String page, int start) {
    String before = page.substring(Math.max(0, start - MOST_BEFORE), start);
    boolean item =
        ITEM.matcher(page.substring(start)).find()
            || before.stripTrailing().endsWith(";")
            || NUMBERED.matcher(before).find();
    if (!item) {
      return "";
    }
    String text = before + page.substring(start, Math.min(page.length(), start + LONGEST_MARK));
    Matcher lead = LEAD.matcher(text);
    String found = "";
    int end = -1;
    while (lead.find()) {
      found = lead.group("lead");
      end = lead.end();
    }
    boolean ended = end >= 0 && ENDED.matcher(text.substring(end)).find();
    return !found.isBlank() && !ended ? found.replaceAll("\\s+", " ").strip() + ":" : "";
  }
}
