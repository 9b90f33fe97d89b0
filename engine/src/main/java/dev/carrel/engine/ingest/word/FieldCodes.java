// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.Formula;
import dev.carrel.engine.ingest.flow.SymbolSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What fields show that have it in their code: signs, old formulas, words to be replaced. */
final class FieldCodes {
  private static final Pattern SIGN =
      Pattern.compile("(?is)SYMBOL\\s+(0x[0-9a-f]{1,4}|[0-9]{1,5}|.)(.*)");
  private static final Pattern FONT = Pattern.compile("(?i)\\\\f\\s*\"?([^\"\\\\]+)\"?");
  private static final Pattern WORDS =
      Pattern.compile("(?is)(?:MACROBUTTON|GOTOBUTTON)\\s+\\S+\\s+(.*)");
  private static final int DEEPEST = 20;

  private FieldCodes() {}

  /** What one shows; empty for what is not known. */
  static String shown(String code) {
    Matcher words = WORDS.matcher(code);
    if (words.matches()) {
      return words.group(1).replaceFirst("\\\\\\*.*", "").strip().replaceAll("^\"|\"$", "");
    }
    Matcher sign = SIGN.matcher(code);
    if (sign.matches()) {
      return sign(sign.group(1), sign.group(2));
    }
    if (code.matches("(?is)EQ\\s.*")) {
      return new Formulas(code.substring(2).strip()).all(0);
    }
    return "";
  }

  private static String sign(String which, String how) {
    int code =
        which.toLowerCase(Locale.ROOT).startsWith("0x") && which.length() > 2
            ? Integer.parseInt(which.substring(2), 16)
            : which.matches("[0-9]+") ? Integer.parseInt(which) : which.codePointAt(0);
    Matcher font = FONT.matcher(how);
    if (font.find()) {
      return SymbolSigns.at(font.group(1).strip(), code);
    }
    return code > 0xFFFF || Character.isISOControl(code) ? "" : Character.toString(code);
  }

  /** Formulas of Word before 2007: {@code \f(1,2)} is a half. */
  private static final class Formulas {
    private final String code;
    private int at;

    Formulas(String code) {
      this.code = code;
    }

    /** Up to the end, or to what ends a part. */
    String all(int depth) {
      StringBuilder shown = new StringBuilder();
      while (at < code.length() && ",;)".indexOf(code.charAt(at)) < 0) {
        char sign = code.charAt(at);
        if (sign == '\\' && at + 1 < code.length()) {
          at++;
          Formula.append(shown, ordered(depth));
        } else {
          shown.append(sign);
          at++;
        }
      }
      if (depth == 0 && at < code.length()) { // a sign of the text
        shown.append(code.charAt(at++)).append(all(0));
      }
      return shown.toString().strip();
    }

    private String ordered(int depth) {
      char order = Character.toLowerCase(code.charAt(at++));
      if (",;()\\".indexOf(order) >= 0) {
        return Character.toString(order);
      }
      StringBuilder how = new StringBuilder();
      while (at < code.length() && code.charAt(at) != '(') {
        how.append(code.charAt(at++));
      }
      List<String> parts = depth < DEEPEST ? parts(depth) : List.of();
      String first = parts.isEmpty() ? "" : parts.getFirst();
      String second = parts.size() > 1 ? parts.get(1) : "";
      String others = how.toString().toLowerCase(Locale.ROOT);
      return switch (order) {
        case 'f' -> Formula.fraction(first, second);
        case 'r' -> second.isEmpty() ? Formula.root("", first) : Formula.root(first, second);
        case 's' -> others.contains("do") ? Formula.lowered("", first) : Formula.raised("", first);
        case 'b' -> "(" + String.join("", parts) + ")";
        case 'l' -> String.join(",", parts);
        default -> String.join("", parts);
      };
    }

    private List<String> parts(int depth) {
      List<String> parts = new ArrayList<>();
      while (at < code.length() && code.charAt(at) != ')') {
        at++; // the sign that begins it
        parts.add(all(depth + 1));
      }
      at++;
      return parts;
    }
  }
}
