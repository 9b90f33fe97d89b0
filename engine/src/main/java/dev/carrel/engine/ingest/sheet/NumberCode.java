// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One section of a number's format (ISO/IEC 29500-1, 18.8.31): words before and behind the digits,
 * and how those are written.
 */
final class NumberCode {
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
  private static final Pattern CONDITION =
      Pattern.compile("\\[(<=|>=|<>|<|>|=)(-?\\d{1,15}(?:\\.\\d{1,15})?)\\]");

  private static final int MOST_PLACES = 15;
  private static final int MOST_DENOMINATOR = 999;

  private final StringBuilder before = new StringBuilder();
  private final StringBuilder core = new StringBuilder();
  private final StringBuilder behind = new StringBuilder();

  /** The code without what is quoted, in brackets or only takes room. */
  private final StringBuilder bare = new StringBuilder();

  private boolean general;
  private int percents;

  private NumberCode(String section) {
    for (int i = 0; i < section.length(); i++) {
      char c = section.charAt(i);
      switch (c) {
        case '"' -> {
          int end = section.indexOf('"', i + 1);
          int to = end < 0 ? section.length() : end;
          words(section.substring(i + 1, to));
          i = to;
        }
        case '[' -> {
          int end = section.indexOf(']', i + 1);
          int to = end < 0 ? section.length() : end;
          bracket(section.substring(i + 1, to));
          i = to;
        }
        case '\\' -> {
          words(i + 1 < section.length() ? section.substring(i + 1, i + 2) : "");
          i++;
        }
        case '_', '*' -> i++;
        case '0', '#', '?', '.', ',' -> digit(c);
        case '%' -> {
          percents++;
          words("%");
          bare.append(c);
        }
        case 'G', 'g' -> {
          if (section.regionMatches(true, i, "General", 0, 7)) {
            general = true;
            core.append('0');
            i += 6;
          } else {
            other(c);
          }
        }
        default -> other(c);
      }
    }
  }

  private void bracket(String inside) {
    if (inside.startsWith("$")) {
      int end = inside.indexOf('-', 1);
      words(inside.substring(1, end < 0 ? inside.length() : end));
    } else if (inside.matches("(?i)h+|m+|s+")) {
      bare.append('[').append(inside).append(']');
    }
  }

  private void digit(char c) {
    bare.append(c);
    // Behind words that follow the digits there are no more, but in a fraction.
    if (behind.isEmpty() || behind.toString().isBlank()) {
      core.append(behind.isEmpty() ? "" : " ").append(c);
      behind.setLength(0);
    }
  }

  private void other(char c) {
    bare.append(c);
    if (c == '/' && !core.isEmpty() && behind.isEmpty()) {
      core.append(c);
    } else if (Character.isDigit(c) && core.indexOf("/") >= 0) {
      core.append(c);
    } else {
      words(String.valueOf(c));
    }
  }

  private void words(String some) {
    (core.isEmpty() ? before : behind).append(some);
  }

  /** Of the section for a number, which comes without its sign where the section is for that. */
  static String text(BigDecimal value, String code) {
    List<String> sections = sections(code);
    Optional<String> chosen = underConditions(value, sections);
    if (chosen.isPresent()) {
      String shown = new NumberCode(chosen.get()).shown(value.abs());
      return (value.signum() < 0 && !chosen.get().contains("<") ? "-" : "") + shown;
    }
    int sign = value.signum();
    boolean own = sign < 0 && sections.size() > 1;
    String section =
        own
            ? sections.get(1)
            : sign == 0 && sections.size() > 2 ? sections.get(2) : sections.getFirst();
    NumberCode is = new NumberCode(section);
    String shown = is.shown(value.abs());
    return (sign < 0 && !own && shown.matches(".*[1-9].*") ? "-" : "") + shown;
  }

  /** The section whose condition holds, or the last one; empty if none has a condition. */
  private static Optional<String> underConditions(BigDecimal value, List<String> sections) {
    boolean some = false;
    for (String section : sections) {
      Matcher condition = CONDITION.matcher(section);
      if (!condition.find()) {
        if (some) {
          return Optional.of(section);
        }
        continue;
      }
      some = true;
      int compared = value.compareTo(new BigDecimal(condition.group(2)));
      boolean holds =
          switch (condition.group(1)) {
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            case "<>" -> compared != 0;
            default -> compared == 0;
          };
      if (holds) {
        return Optional.of(section);
      }
    }
    return some ? Optional.of(sections.getLast()) : Optional.empty();
  }

  /** The first section without what is quoted, in brackets or only takes room. */
  static String bare(String code) {
    return new NumberCode(sections(code).getFirst()).bare.toString();
  }

  private static List<String> sections(String code) {
    List<String> sections = new ArrayList<>();
    StringBuilder now = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      quoted ^= c == '"';
      if (c == ';' && !quoted) {
        sections.add(now.toString());
        now.setLength(0);
      } else {
        now.append(c);
      }
    }
    sections.add(now.toString());
    return sections;
  }

  private String shown(BigDecimal value) {
    String digits = core.toString();
    if (digits.isEmpty()) {
      return before.toString().strip();
    }
    String number;
    if (general || bare.toString().toUpperCase(Locale.ROOT).matches(".*[0#?]E[+-].*")) {
      number = general(value);
      behind.setLength(general ? behind.length() : 0);
    } else if (digits.contains("/")) {
      number = fraction(value, digits);
    } else {
      number = number(value.movePointRight(2 * percents), digits);
    }
    return (before + number + behind).replaceAll("\\s+", " ").strip();
  }

  /** As it is shown where no format is. */
  static String general(BigDecimal value) {
    BigDecimal plain = value.round(DIGITS).stripTrailingZeros();
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }

  private static String number(BigDecimal value, String digits) {
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String part = point < 0 ? "" : digits.substring(point + 1);
    int thousands = 0;
    while (whole.endsWith(",") || (part.endsWith(",") && !part.isEmpty())) {
      thousands++;
      if (part.isEmpty()) {
        whole = whole.substring(0, whole.length() - 1);
      } else {
        part = part.substring(0, part.length() - 1);
      }
    }
    boolean grouped = whole.contains(",");
    int places =
        (int) Math.min(MOST_PLACES, part.chars().filter(c -> "0#?".indexOf(c) >= 0).count());
    int least = (int) Math.min(places, part.chars().filter(c -> c == '0').count());
    long zeros = whole.chars().filter(c -> c == '0').count();
    BigDecimal shown = value.movePointLeft(3 * thousands).setScale(places, RoundingMode.HALF_UP);
    while (shown.scale() > least && shown.stripTrailingZeros().scale() < shown.scale()) {
      shown = shown.setScale(shown.scale() - 1, RoundingMode.UNNECESSARY);
    }
    String text =
        grouped
            ? String.format(Locale.ROOT, "%,." + Math.max(0, shown.scale()) + "f", shown)
            : shown.toPlainString();
    int end = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
    if (zeros == 0 && text.substring(0, end).equals("0")) {
      return text.substring(1);
    }
    return "0".repeat(Math.clamp(zeros - end, 0, MOST_PLACES)) + text;
  }

  /** The nearest fraction with as many digits below as there are signs for, or with that number. */
  private static String fraction(BigDecimal value, String digits) {
    String below = digits.substring(digits.indexOf('/') + 1).strip();
    int fixed = below.matches("[1-9]\\d{0,2}") ? Integer.parseInt(below) : 0;
    int most =
        fixed > 0 ? fixed : Math.min(MOST_DENOMINATOR, (int) Math.pow(10, below.length()) - 1);
    boolean mixed = digits.substring(0, digits.indexOf('/')).strip().contains(" ");
    double of = value.doubleValue();
    long whole = mixed ? (long) of : 0;
    double rest = of - whole;
    long best = 0;
    int under = 1;
    double away = Double.MAX_VALUE;
    for (int d = fixed > 0 ? fixed : 1; d <= most; d++) {
      long n = Math.round(rest * d);
      double off = Math.abs(rest - (double) n / d);
      if (off < away - 1e-12) {
        best = n;
        under = d;
        away = off;
      }
    }
    if (mixed && best == under) {
      whole++;
      best = 0;
    }
    if (best == 0) {
      return Long.toString(whole);
    }
    return (mixed && whole != 0 ? whole + " " : "") + best + "/" + under;
  }
}
