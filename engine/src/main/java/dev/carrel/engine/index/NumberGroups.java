// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that are written in groups with blanks between: of accounts ({@code DE89 3704 0044 0532
 * 0130 00}), of telephones and cards, and amounts ({@code 1 250 000}).
 */
final class NumberGroups {
  /** No number in use has more. */
  static final int MOST_GROUPS = 10;

  /** Fewer digits are as often two numbers that stand side by side. */
  private static final int LONG = 8;

  private static final int LEAST_DIGITS_OF_AMOUNT = 5;
  private static final int MOST_DIGITS = 24;
  private static final int SHORTEST_ACCOUNT = 15;
  private static final int LONGEST_ACCOUNT = 34;

  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9]{1,8}");
  private static final Pattern ACCOUNT =
      Pattern.compile("[A-Za-z]{2}\\d{2}(?: [A-Za-z0-9]{4}){2,7}(?: [A-Za-z0-9]{1,3})?");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,3}(?: \\d{3})+");
  private static final Pattern NUMBER = Pattern.compile("\\d{2,8}(?: \\d{2,8})+");
  private static final Pattern WITH_BLANKS =
      Pattern.compile(
          "(?<![^\\s\"(])[A-Za-z]{0,2}\\d{1,8}(?:\\h[A-Za-z0-9]{1,8})+(?![^\\s\".,;)])");

  private NumberGroups() {}

  /** Whether a word may be a group of a number. */
  static boolean isGroup(CharSequence word) {
    return GROUP.matcher(word).matches();
  }

  /** Whether a number may begin with a group. */
  static boolean mayBegin(String group) {
    return group.length() == 4 ? Character.isDigit(group.charAt(3)) : isDigits(group);
  }

  private static boolean isDigits(String group) {
    return group.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether words that stand side by side are one number. */
  static boolean isNumber(List<String> groups) {
    String written = String.join(" ", groups);
    int letters = written.length() - groups.size() + 1;
    int digits = (int) written.chars().filter(Character::isDigit).count();
    if (digits == letters) {
      return digits <= MOST_DIGITS
          && ((digits >= LONG && NUMBER.matcher(written).matches())
              || (digits >= LEAST_DIGITS_OF_AMOUNT && AMOUNT.matcher(written).matches()));
    }
    return letters >= SHORTEST_ACCOUNT
        && letters <= LONGEST_ACCOUNT
        && digits > letters / 2
        && ACCOUNT.matcher(written).matches();
  }

  /** How many words from one on are one number, as many as can be; 1 if it stands alone. */
  static int length(List<String> words, int from) {
    int most = Math.min(words.size(), from + MOST_GROUPS);
    for (int to = most; to > from + 1; to--) {
      List<String> groups = words.subList(from, to);
      if (groups.stream().allMatch(NumberGroups::isGroup) && isNumber(groups)) {
        return to - from;
      }
    }
    return 1;
  }

  /** A text whose numbers stand without the blanks between their groups. */
  static String joined(String text) {
    return WITH_BLANKS.matcher(text).replaceAll(number -> Matcher.quoteReplacement(closed(number)));
  }

  private static String closed(MatchResult number) {
    List<String> groups = List.of(number.group().split("\\h"));
    StringBuilder closed = new StringBuilder();
    for (int i = 0; i < groups.size(); ) {
      int length = length(groups, i);
      closed.append(i > 0 ? " " : "").append(String.join("", groups.subList(i, i + length)));
      i += length;
    }
    return closed.toString();
  }
}
