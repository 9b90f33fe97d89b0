// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.ground.ShownText;
import java.util.regex.Pattern;

/** Text as a cell of a workbook can hold it. */
final class XlsxText {
  /** What Excel takes, less what {@link #CUT} needs. */
  static final int MOST = 32_700;

  private static final String CUT = " … (cut; the export as JSON has all of it)";

  /** Workbooks write characters so: a text that has it would be read as another. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
  private static final Pattern FORMULA =
      Pattern.compile("^\\s*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]");

  private XlsxText() {}

  /** Shown text, as long as a cell can be. */
  static String of(String text) {
    String shown = ShownText.of(LINE_END.matcher(text).replaceAll("\n"));
    String escaped = ESCAPE.matcher(shown).replaceAll("_x005F_");
    if (escaped.length() <= MOST) {
      return escaped;
    }
    int end = Character.isHighSurrogate(escaped.charAt(MOST - 1)) ? MOST - 1 : MOST;
    return escaped.substring(0, end) + CUT;
  }

  /** Whether it would become a formula where a person edits the cell and changes nothing. */
  static boolean looksLikeFormula(String text) {
    return FORMULA.matcher(text).find();
  }
}
