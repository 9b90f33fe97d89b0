// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds enumerators that break the order of their list: "(ii)" between (i), which is the one before
 * it, and (iii) was read as something else. Recognition takes (iii) for (ii), since it merges equal
 * letters; a clause is then cited by another's number. Only where the neighbours on both sides
 * agree on what has to stand between them is one told: a list may begin anywhere, and have lists
 * and references within.
 */
final class EnumeratorOrder {
  /** In parentheses, anywhere; or a number at the beginning of a line, with those above it. */
  private static final Pattern ENUMERATOR =
      Pattern.compile(
          "\\((?<in>[a-z]|[ivxl]{2,7}|\\d{1,2})\\)"
              + "|^(?<above>(?:\\d{1,2}\\.)*)(?<line>\\d{1,2})(?=\\.?[ \\t])",
          Pattern.MULTILINE);

  private static final Pattern ROMAN = Pattern.compile("(x{0,3})(ix|iv|v?i{0,3})");

  /**
   * Where one stands, without its parentheses.
   *
   * @param start first character in the text
   * @param end behind the last one
   */
  record Enumerator(int start, int end, int value) {}

  private EnumeratorOrder() {}

  /** Those of a page's text that break their order, as they stand. */
  static List<Enumerator> breaks(String text) {
    Map<String, List<Enumerator>> lists = new HashMap<>();
    Matcher found = ENUMERATOR.matcher(text);
    while (found.find()) {
      String in = found.group("in");
      if (in == null) {
        int value = Integer.parseInt(found.group("line"));
        add(lists, found.group("above"), found.start("line"), found.end("line"), value);
      } else if (Character.isDigit(in.charAt(0))) {
        add(lists, "(1)", found.start("in"), found.end("in"), Integer.parseInt(in));
      } else {
        addLetters(lists, in, found.start("in"));
      }
    }
    return lists.values().stream()
        .flatMap(list -> breaks(list).stream())
        .sorted(Comparator.comparingInt(Enumerator::start))
        .toList();
  }

  /** (i) is the ninth letter behind (h), and else the first number. */
  private static void addLetters(Map<String, List<Enumerator>> lists, String in, int start) {
    int letter = in.charAt(0) - 'a' + 1;
    List<Enumerator> letters = lists.getOrDefault("(a)", List.of());
    boolean follows =
        in.length() == 1 && !letters.isEmpty() && letters.getLast().value() == letter - 1;
    if (ROMAN.matcher(in).matches() && !follows) {
      add(lists, "(i)", start, start + in.length(), roman(in));
    } else if (in.length() == 1) {
      add(lists, "(a)", start, start + 1, letter);
    } else {
      // No number at all, as (iiii): it stands where one has to.
      add(lists, "(i)", start, start + in.length(), 0);
    }
  }

  private static void add(
      Map<String, List<Enumerator>> lists, String form, int start, int end, int value) {
    lists.computeIfAbsent(form, _ -> new ArrayList<>()).add(new Enumerator(start, end, value));
  }

  private static List<Enumerator> breaks(List<Enumerator> list) {
    List<Enumerator> breaks = new ArrayList<>();
    for (int i = 1; i + 1 < list.size(); i++) {
      int wanted = list.get(i - 1).value() + 1;
      if (list.get(i + 1).value() == wanted + 1 && list.get(i).value() != wanted) {
        breaks.add(list.get(i));
      }
    }
    return breaks;
  }

  private static int roman(String in) {
    int value = 0;
    for (int i = 0; i < in.length(); i++) {
      int digit = digit(in.charAt(i));
      value += i + 1 < in.length() && digit(in.charAt(i + 1)) > digit ? -digit : digit;
    }
    return value;
  }

  private static int digit(char c) {
    return switch (c) {
      case 'i' -> 1;
      case 'v' -> 5;
      default -> 10;
    };
  }
}
