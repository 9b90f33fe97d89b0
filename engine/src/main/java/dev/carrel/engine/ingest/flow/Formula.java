// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

/**
 * Formulas in a line: a half is "1/2" and not "12", a million "10⁶" and not "106". What is not
 * plain stands in brackets.
 */
public final class Formula {
  private Formula() {}

  /** A fraction. */
  public static String fraction(String above, String below) {
    return grouped(above) + "/" + grouped(below);
  }

  /** With what is raised behind it. */
  public static String raised(String base, String raised) {
    String signs = RaisedSigns.above(raised, ' ');
    return base + (isOtherThroughout(signs, raised) ? signs : "^" + grouped(raised));
  }

  /** With what is lowered behind it. */
  public static String lowered(String base, String lowered) {
    String signs = RaisedSigns.below(lowered);
    return base + (isOtherThroughout(signs, lowered) ? signs : "_" + grouped(lowered));
  }

  /** A root; the degree is empty for the square root. */
  public static String root(String degree, String of) {
    String sign = degree.isEmpty() || degree.equals("2") ? "" : raised("", degree);
    return sign + "\u221A" + grouped(of);
  }

  /** Behind what stands before it, so that figures do not join. */
  public static void append(StringBuilder before, String part) {
    boolean joins =
        !before.isEmpty()
            && !part.isEmpty()
            && Character.isLetterOrDigit(before.charAt(before.length() - 1))
            && Character.isDigit(part.charAt(0));
    before.append(joins ? " " : "").append(part);
  }

  private static boolean isOtherThroughout(String signs, String plain) {
    if (plain.isEmpty() || signs.length() != plain.length()) {
      return false;
    }
    for (int i = 0; i < plain.length(); i++) {
      if (signs.charAt(i) == plain.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String grouped(String part) {
    String bare = part.strip();
    boolean plain = bare.length() <= 1 || bare.chars().allMatch(Formula::isPlain);
    return plain ? bare : "(" + bare + ")";
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == ',';
  }
}
