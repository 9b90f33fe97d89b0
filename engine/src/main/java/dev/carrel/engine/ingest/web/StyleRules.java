// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import dev.carrel.engine.ingest.Watch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of a style sheet that hold on a screen, in their order. */
final class StyleRules {
  /** As wide as a window on a desk. */
  private static final double WIDTH = 1200;

  private static final int PIXELS_OF_EM = 16;
  private static final int MOST_RULES = 50_000;
  private static final int LONGEST = 2_000;

  private static final Pattern REMARK = Pattern.compile("(?s)/\\*.*?(?:\\*/|\\z)|<!--|-->");
  private static final Pattern WIDTHS =
      Pattern.compile("(min|max)-width\\s*:\\s*([0-9]{1,6}(?:\\.[0-9]{1,4})?)\\s*(px|em|rem)");

  private StyleRules() {}

  /**
   * A rule.
   *
   * @param looks what stands between its braces
   */
  record Rule(String selector, String looks) {}

  /** Reads a sheet; a damaged one as far as it can be. */
  static List<Rule> of(String sheet, Watch watch) {
    String css = REMARK.matcher(sheet).replaceAll(" ");
    List<Rule> rules = new ArrayList<>();
    Deque<Boolean> shown = new ArrayDeque<>(); // of the blocks that are open
    int from = 0;
    for (int at = 0; at < css.length() && rules.size() < MOST_RULES; at++) {
      char sign = css.charAt(at);
      if (sign == ';') {
        from = at + 1;
      } else if (sign == '}') {
        shown.poll();
        from = at + 1;
      } else if (sign == '{') {
        watch.check();
        String head = css.substring(from, at).strip();
        boolean within = shown.isEmpty() || shown.peek();
        if (head.matches("(?is)@(?:media|supports|layer|container|document)\\b.*")) {
          shown.push(within && isForScreens(head.replaceFirst("^@\\w+", "")));
          from = at + 1;
        } else {
          int end = css.indexOf('}', at);
          end = end < 0 ? css.length() : end;
          if (within && !head.startsWith("@") && end - from < LONGEST) {
            rules.add(new Rule(head, css.substring(at + 1, end)));
          }
          at = end;
          from = end + 1;
        }
      }
    }
    return rules;
  }

  /** Whether one of several media is a screen of a desk; all are, if none is named. */
  static boolean isForScreens(String media) {
    if (media.isBlank()) {
      return true;
    }
    for (String each : media.toLowerCase(Locale.ROOT).split(",", -1)) {
      boolean other = each.matches("(?s).*\\b(?:print|speech|aural|braille|tty|tv)\\b.*");
      boolean not = each.strip().startsWith("not ");
      if (other == not && (not || fits(each))) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String media) {
    Matcher width = WIDTHS.matcher(media);
    while (width.find()) {
      double pixels =
          Double.parseDouble(width.group(2)) * (width.group(3).equals("px") ? 1 : PIXELS_OF_EM);
      if (width.group(1).equals("min") ? pixels > WIDTH : pixels < WIDTH) {
        return false;
      }
    }
    return true;
  }
}
