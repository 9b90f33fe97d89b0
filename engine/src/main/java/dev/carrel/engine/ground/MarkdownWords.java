// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words as Markdown that says them and does nothing else. Every character that could begin
 * something stands behind a backslash. What readers of Markdown make a link of by itself, an
 * address, stands as code: there they leave it alone, while they find it behind backslashes too.
 */
public final class MarkdownWords {
  /** Anywhere in a line. A brace begins a template's code, a dollar mathematics, a caret a note. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|~$^{}]");

  private static final Pattern ENTITY = Pattern.compile("&(?=[A-Za-z0-9#])");

  /** Where a line begins: lists, headings underlined, definitions. */
  private static final Pattern FIRST = Pattern.compile("^([-+=:%])");

  private static final Pattern COUNTED = Pattern.compile("^(\\d+)([.)])");

  /** What readers of Markdown make a link of: a scheme, a host's name, a mail address, a person. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)[a-z][a-z0-9+.-]{0,30}://\\S*|(?<![a-z0-9])www\\.\\S*"
              + "|(?<![a-z0-9])(?:mailto|xmpp|tel|sms|javascript|vbscript|data|file):\\S*"
              + "|[^\\s@<>()\\[\\]“”\"]{0,64}@[\\p{L}\\p{N}_/.-]*");

  private static final Pattern END = Pattern.compile("[\\s.,;:!?)\\]}>'\"”»*_~]*$");
  private static final Pattern TICKS = Pattern.compile("`+");

  private MarkdownWords() {}

  /** A text in one line, to stand within a line. */
  public static String inLine(String text) {
    return words(ShownText.line(text));
  }

  /** A text in one line, to stand where a line begins. */
  public static String line(String text) {
    return atStart(inLine(text));
  }

  /** Words that may have line feeds, each of which is a space. */
  public static String words(String text) {
    String shown = ShownText.of(text).replaceAll("[\\n\\t]", " ");
    StringBuilder out = new StringBuilder();
    Matcher address = ADDRESS.matcher(shown);
    int from = 0;
    while (address.find()) {
      String found = END.matcher(address.group()).replaceFirst("");
      if (found.isEmpty()) {
        continue;
      }
      out.append(escaped(shown.substring(from, address.start())));
      out.append(between(out, "`")).append(code(found));
      from = address.start() + found.length();
    }
    return out.append(escaped(shown.substring(from))).toString();
  }

  /** A rendered line as it may stand where a line begins. */
  public static String atStart(String rendered) {
    String first = FIRST.matcher(rendered).replaceFirst("\\\\$1");
    return COUNTED.matcher(first).replaceFirst("$1\\\\$2");
  }

  /** Text as code within a line. */
  public static String code(String text) {
    String shown = ShownText.of(text).replaceAll("[\\n\\t]", " ");
    if (shown.isBlank()) {
      return "";
    }
    String ticks = "`".repeat(longestTicks(shown) + 1);
    boolean touches = shown.startsWith("`") || shown.endsWith("`");
    boolean spaced = shown.startsWith(" ") && shown.endsWith(" ");
    String inner = touches || spaced ? " " + shown + " " : shown;
    return ticks + inner + ticks;
  }

  /** A space where the marks of two pieces of code would run together, else nothing. */
  public static String between(CharSequence before, String next) {
    boolean ends = !before.isEmpty() && before.charAt(before.length() - 1) == '`';
    return ends && next.startsWith("`") ? " " : "";
  }

  /** How many backticks stand beside one another at most. */
  public static int longestTicks(String text) {
    return TICKS.matcher(text).results().mapToInt(r -> r.end() - r.start()).max().orElse(0);
  }

  private static String escaped(String text) {
    String backslashed = SPECIAL.matcher(text).replaceAll("\\\\$0");
    return ENTITY.matcher(backslashed).replaceAll("\\\\&");
  }
}
