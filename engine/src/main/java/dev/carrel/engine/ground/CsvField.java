// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A field of CSV that no program takes for a formula. An apostrophe stands before what could begin
 * one: at the start of the field, and behind line breaks, tabs and semicolons too, which begin a
 * field for programs that are told another separator.
 */
public final class CsvField {
  /** The wide ones are the same to Excel in East Asian languages. */
  private static final Pattern FORMULA =
      Pattern.compile("(^|[\\n;\\t])([\\s\"']*)(?=[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])");

  private static final Pattern TAB_FIRST = Pattern.compile("^(?=\\t)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:E[+-]?\\d+)?");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
  private static final Pattern TO_QUOTE = Pattern.compile("[\",;\\n\\t]|^\\s|\\s$");

  private CsvField() {}

  /** Texts as a line (RFC 4180), with its end. */
  public static String line(List<String> texts) {
    return texts.stream().map(CsvField::of).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A text as a field, with quotation marks around it where it needs them. */
  public static String of(String text) {
    String safe = harmless(text);
    return TO_QUOTE.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** Shown text that starts no formula; a number stays as it is. */
  public static String harmless(String text) {
    if (NUMBER.matcher(text).matches()) {
      return text;
    }
    String shown = ShownText.of(LINE_END.matcher(text).replaceAll("\n"));
    String tabbed = TAB_FIRST.matcher(shown).replaceFirst("'");
    return FORMULA.matcher(tabbed).replaceAll("$1$2'");
  }
}
