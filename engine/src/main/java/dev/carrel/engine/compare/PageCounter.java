// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes "Page 3 of 20" and the next page's "Page 4 of 20" one line that runs, and the last
 * rows of two tables none: a number that counts pages is by the same as much greater or smaller
 * than its page's own on each of them.
 */
final class PageCounter {
  /** At most so many numbers from either end of a line are looked at. */
  private static final int LOOKED_AT = 2;

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern NUMBER = Pattern.compile("(?<!\\p{Nd})\\p{Nd}{1,9}(?!\\p{Nd})");
  private static final Pattern ROMAN = Pattern.compile("[-–(\\s]*([ivxlc]{1,8})[-–)\\s]*");

  /** Says by itself that it counts pages, in whatever order they lie. */
  private static final Pattern PAGE =
      Pattern.compile(
          "(?:page|seite|blatt|p\\.|s\\.)\\s?\\p{Nd}+(?:\\s?(?:of|von|/)\\s?\\p{Nd}+)?");

  private static final Pattern ALONE = Pattern.compile("[-–(\\s]*\\p{Nd}{1,4}[-–)\\s]*");

  private static final Map<Character, Integer> DIGITS =
      Map.of('i', 1, 'v', 5, 'x', 10, 'l', 50, 'c', 100);

  private PageCounter() {}

  /** What a line may be on other pages: as it stands, and with one or two numbers that count. */
  static Set<String> forms(String line, int page) {
    String words = BLANKS.matcher(line.strip()).replaceAll(" ");
    Set<String> forms = new LinkedHashSet<>();
    forms.add(words);
    if (PAGE.matcher(words.toLowerCase(Locale.ROOT)).matches()) {
      forms.add("#");
      return forms;
    }
    Matcher roman = ROMAN.matcher(words);
    if (roman.matches()) {
      forms.add("# " + (value(roman.group(1)) - page));
    }
    List<MatchResult> numbers = numbers(words);
    for (int i = 0; i < numbers.size(); i++) {
      forms.add(counted(words, List.of(numbers.get(i)), page));
      for (int k = i + 1; k < numbers.size(); k++) {
        forms.add(counted(words, List.of(numbers.get(i), numbers.get(k)), page));
      }
    }
    return forms;
  }

  /** Whether a line is nothing but a number that a page may have. */
  static boolean isAlone(String line) {
    return ALONE.matcher(line.strip()).matches();
  }

  private static List<MatchResult> numbers(String words) {
    List<MatchResult> all = NUMBER.matcher(words).results().toList();
    if (all.size() <= 2 * LOOKED_AT) {
      return all;
    }
    List<MatchResult> ends = new ArrayList<>(all.subList(0, LOOKED_AT));
    ends.addAll(all.subList(all.size() - LOOKED_AT, all.size()));
    return ends;
  }

  private static String counted(String words, List<MatchResult> numbers, int page) {
    StringBuilder form = new StringBuilder();
    int at = 0;
    for (MatchResult number : numbers) {
      form.append(words, at, number.start()).append('#');
      form.append(Integer.parseInt(number.group()) - page).append('#');
      at = number.end();
    }
    return form.append(words, at, words.length()).toString();
  }

  private static int value(String roman) {
    int value = 0;
    for (int i = 0; i < roman.length(); i++) {
      int digit = DIGITS.getOrDefault(roman.charAt(i), 0);
      boolean less = i + 1 < roman.length() && digit < DIGITS.getOrDefault(roman.charAt(i + 1), 0);
      value += less ? -digit : digit;
    }
    return value;
  }
}
