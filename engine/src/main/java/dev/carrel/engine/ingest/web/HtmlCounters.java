// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import dev.carrel.engine.ingest.word.NumberFormat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page's styles write before elements: above all the numbers of clauses, which they count by
 * themselves (CSS 2.1, 12.4). Is asked in the order of the page. Belongs to one thread.
 */
final class HtmlCounters {
  private static final Pattern NAMED = Pattern.compile("([^\\s,]+)(?:\\s+([-+]?[0-9]{1,6}))?");
  private static final Pattern PART =
      Pattern.compile(
          "\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'"
              + "|counters?\\(\\s*([^\\s,)]+)\\s*(?:,\\s*(?:\"([^\"]*)\"|'([^']*)'))?"
              + "\\s*(?:,\\s*([\\w-]+)\\s*)?\\)|attr\\(\\s*([\\w-]+)\\s*\\)",
          Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))");

  /** A counter, and the element at whose end it is forgotten. */
  private static final class Counter {
    private final @Nullable Element within;
    private int value;

    Counter(@Nullable Element within, int value) {
      this.within = within;
      this.value = value;
    }
  }

  private final HtmlStyles styles;
  private final Map<String, Deque<Counter>> counters = new HashMap<>();

  HtmlCounters(HtmlStyles styles) {
    this.styles = styles;
  }

  /** Our name of a way of counting that styles name; empty if they name none. */
  static String format(String style) {
    return switch (style) {
      case "none" -> "none";
      case "decimal" -> "decimal";
      case "decimal-leading-zero" -> "decimalZero";
      case "lower-alpha", "lower-latin" -> "lowerAlphabetic";
      case "upper-alpha", "upper-latin" -> "upperAlphabetic";
      case "lower-roman" -> "lowerRoman";
      case "upper-roman" -> "upperRoman";
      default -> "";
    };
  }

  /** An element begins that is seen: counts it, and says what stands before its words. */
  String begin(Element element) {
    count(element, element.parent(), styles.value(element, "counter-reset"), true);
    count(element, element.parent(), styles.value(element, "counter-increment"), false);
    String content = styles.value(element, HtmlStyles.BEFORE + "content");
    if (content.isEmpty() || content.matches("none|normal")) {
      return "";
    }
    count(element, element, styles.value(element, HtmlStyles.BEFORE + "counter-reset"), true);
    count(
        element,
        element.parent(),
        styles.value(element, HtmlStyles.BEFORE + "counter-increment"),
        false);
    boolean shown =
        !styles.value(element, HtmlStyles.BEFORE + "display").equals("none")
            && !styles.value(element, HtmlStyles.BEFORE + "visibility").equals("hidden");
    return shown ? written(element, content) : "";
  }

  /** An element has ended. */
  void end(Element element) {
    if (!counters.isEmpty()) {
      counters
          .values()
          .forEach(all -> all.removeIf(counter -> Objects.equals(counter.within, element)));
    }
  }

  private void count(Element element, @Nullable Element within, String said, boolean anew) {
    if (said.isEmpty() || said.equals("none")) {
      return;
    }
    Matcher named = NAMED.matcher(said);
    while (named.find()) {
      int by = named.group(2) == null ? (anew ? 0 : 1) : Integer.parseInt(named.group(2));
      Deque<Counter> all = counters.computeIfAbsent(named.group(1), _ -> new ArrayDeque<>());
      if (anew || all.isEmpty()) {
        all.removeIf(counter -> Objects.equals(counter.within, within));
        all.push(new Counter(anew ? within : element.parent(), anew ? by : 0));
      }
      if (!anew) {
        all.element().value += by;
      }
    }
  }

  private String written(Element element, String content) {
    StringBuilder written = new StringBuilder();
    boolean counted = false;
    Matcher part = PART.matcher(content);
    while (part.find()) {
      if (part.group(3) != null) {
        counted = true;
        String separator = part.group(4) == null ? part.group(5) : part.group(4);
        written.append(number(part.group(3), separator, part.group(6)));
      } else if (part.group(7) != null) {
        written.append(element.attr(part.group(7)));
      } else {
        written.append(plain(part.group(1) == null ? part.group(2) : part.group(1)));
      }
    }
    // Signs alone are there for their looks.
    boolean words = counted || written.codePoints().anyMatch(Character::isLetterOrDigit);
    return words ? written.toString().replaceAll("[\\s\\p{Z}]+", " ") : "";
  }

  private String number(String name, @Nullable String separator, @Nullable String style) {
    Deque<Counter> all = counters.getOrDefault(name, new ArrayDeque<>());
    String format = style == null ? "decimal" : format(style);
    List<String> numbers = new ArrayList<>();
    for (Counter counter : separator == null ? all.stream().limit(1).toList() : List.copyOf(all)) {
      numbers.addFirst(NumberFormat.of(format.isEmpty() ? "decimal" : format, counter.value));
    }
    return all.isEmpty() ? "0" : String.join(separator == null ? "" : plain(separator), numbers);
  }

  /** With what is written by its number; signs of a font's own are left out. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    Matcher escape = ESCAPE.matcher(text);
    int from = 0;
    while (escape.find()) {
      plain.append(text, from, escape.start());
      if (escape.group(1) == null) {
        plain.append(escape.group(2));
      } else {
        int code = Integer.parseInt(escape.group(1), 16);
        boolean known =
            Character.isValidCodePoint(code)
                && Character.getType(code) != Character.PRIVATE_USE
                && Character.getType(code) != Character.SURROGATE;
        plain.append(known ? Character.toString(code) : "");
      }
      from = escape.end();
    }
    return plain.append(text.substring(from)).toString();
  }
}
