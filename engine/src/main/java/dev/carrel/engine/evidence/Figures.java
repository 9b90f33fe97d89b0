// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a number in digits may stand for: commas, points and blanks part it otherwise elsewhere. */
final class Figures {
  private static final Map<String, BigDecimal> SIGNS =
      Map.of(
          "½", share(1, 2), "¼", share(1, 4), "¾", share(3, 4), "⅓", share(1, 3), "⅔", share(2, 3));

  /** By thousands or, as in India, by hundreds above them. */
  private static final Pattern GROUPS =
      Pattern.compile("\\d{1,3}(?:([.,])\\d{3}(?:\\1\\d{3})*|(?:,\\d{2})+,\\d{3})");

  private Figures() {}

  static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL32);
  }

  /** Whether it is a sign for a share of one. */
  static boolean isShare(String digits) {
    return SIGNS.containsKey(digits);
  }

  /**
   * Its values: two where it cannot be told what the only comma or point is, none where they part
   * it as no number is parted: "1.234,567.89".
   *
   * @param scaled whether a word such as million stands behind it
   */
  static List<BigDecimal> values(String digits, Tongue tongue, boolean scaled) {
    BigDecimal sign = SIGNS.get(digits);
    if (sign != null) {
      return List.of(sign);
    }
    String plain = digits.replaceAll("[   '’]", "");
    if (plain.matches(".*[.,][-–]{1,2}")) {
      return List.of(new BigDecimal(plain.replaceAll("[^\\d]", "")));
    }
    int commas = count(plain, ',');
    int points = count(plain, '.');
    if (commas > 0 && points > 0) {
      char last = plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',';
      String whole = plain.substring(0, plain.lastIndexOf(last));
      return GROUPS.matcher(whole).matches() ? List.of(number(plain, last)) : List.of();
    }
    if (commas + points == 0) {
      return List.of(new BigDecimal(plain));
    }
    char sep = commas > 0 ? ',' : '.';
    if (commas + points > 1) {
      return GROUPS.matcher(plain).matches()
          ? List.of(new BigDecimal(plain.replace(String.valueOf(sep), "")))
          : List.of();
    }
    int at = plain.indexOf(sep);
    boolean mayPartThousands =
        plain.length() - at == 4 && at > 0 && at <= 3 && plain.charAt(0) != '0' && !scaled;
    boolean thousands = sep == ',' ? tongue == Tongue.ENGLISH : tongue != Tongue.ENGLISH;
    if (!mayPartThousands) {
      return List.of(number(plain, sep));
    }
    List<BigDecimal> values = new ArrayList<>();
    BigDecimal whole = new BigDecimal(plain.replace(String.valueOf(sep), ""));
    if (tongue == Tongue.OTHER && sep == '.') {
      values.add(whole);
      values.add(number(plain, sep));
    } else {
      values.add(thousands || tongue == Tongue.OTHER ? whole : number(plain, sep));
    }
    return values;
  }

  private static int count(String text, char c) {
    return (int) text.chars().filter(x -> x == c).count();
  }

  private static BigDecimal number(String text, char decimal) {
    String other = decimal == '.' ? "," : ".";
    return new BigDecimal(text.replace(other, "").replace(decimal, '.'));
  }

  /** The same for equal numbers. */
  static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
