// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that fields count, and that stand in no file: those of Word's old paragraph numbers and
 * of lists within a paragraph. Belongs to one thread.
 */
final class FieldNumbers {
  private static final int LEVELS = 9;
  private static final int TEXT = LEVELS;

  private static final Pattern OF_LIST =
      Pattern.compile("(?i)LISTNUM(?:\\s+\"?([A-Za-z]\\w*)\"?)?(.*)");
  private static final Pattern LEVEL = Pattern.compile("(?i)\\\\l\\s*([1-9])");
  private static final Pattern START = Pattern.compile("(?i)\\\\s\\s*([0-9]{1,4})");

  /** How Word's own lists write their levels, with the number as that of a format. */
  private static final Map<String, List<String>> LISTS =
      Map.of(
          "numberdefault",
          List.of(
              "decimal )",
              "lowerLetter )",
              "lowerRoman )",
              "(decimal )",
              "(lowerLetter )",
              "(lowerRoman )",
              "decimal .",
              "lowerLetter .",
              "lowerRoman ."),
          "outlinedefault",
          List.of(
              "upperRoman .",
              "upperLetter .",
              "decimal .",
              "lowerLetter )",
              "(decimal )",
              "(lowerLetter )",
              "(lowerRoman )",
              "(lowerLetter )",
              "(lowerRoman )"));

  private final Styles styles;
  private final Map<String, int[]> lists = new HashMap<>();
  private final int[] paragraphs = new int[LEVELS + 1];

  FieldNumbers(Styles styles) {
    this.styles = styles;
  }

  /** The number of a field of a paragraph; counts it. Empty for other fields. */
  String of(String code, DocxParagraph paragraph) {
    String name = code.replaceFirst("(?s)\\s.*", "").toUpperCase(Locale.ROOT);
    return switch (name) {
      case "LISTNUM" -> ofList(code, paragraph);
      case "AUTONUM" -> ofParagraph(paragraph, false) + ".";
      case "AUTONUMLGL" ->
          ofParagraph(paragraph, true) + (code.toLowerCase(Locale.ROOT).contains("\\e") ? "" : ".");
      default -> "";
    };
  }

  private String ofParagraph(DocxParagraph paragraph, boolean legal) {
    int outline = paragraph.outline >= 0 ? paragraph.outline : styles.outline(paragraph.style);
    int level = outline >= 0 && outline < LEVELS ? outline : TEXT;
    paragraphs[level]++;
    Arrays.fill(paragraphs, Math.min(level + 1, LEVELS + 1), LEVELS + 1, 0);
    if (!legal || level == TEXT) {
      return Integer.toString(paragraphs[level]);
    }
    StringBuilder number = new StringBuilder();
    for (int i = 0; i <= level; i++) {
      number.append(i == 0 ? "" : ".").append(Math.max(1, paragraphs[i]));
    }
    return number.toString();
  }

  private String ofList(String code, DocxParagraph paragraph) {
    Matcher list = OF_LIST.matcher(code);
    if (!list.matches()) {
      return "";
    }
    String name = list.group(1) == null ? "numberdefault" : list.group(1).toLowerCase(Locale.ROOT);
    Matcher told = LEVEL.matcher(list.group(2));
    boolean numbered = !paragraph.numId.isEmpty() || !styles.numId(paragraph.style).isEmpty();
    int level = told.find() ? told.group(1).charAt(0) - '1' : numbered ? 1 : 0;
    int[] counted = lists.computeIfAbsent(name, _ -> new int[LEVELS]);
    if (numbered && paragraph.fields == 0) {
      Arrays.fill(counted, 0); // the paragraph's number is the level above
    }
    paragraph.fields++;
    Matcher start = START.matcher(list.group(2));
    counted[level] = start.find() ? Integer.parseInt(start.group(1)) : counted[level] + 1;
    Arrays.fill(counted, level + 1, LEVELS, 0);
    return written(name, counted, level);
  }

  private static String written(String list, int[] counted, int level) {
    if (list.equals("legaldefault")) {
      StringBuilder number = new StringBuilder();
      for (int i = 0; i <= level; i++) {
        number.append(Math.max(1, counted[i])).append('.');
      }
      return number.toString();
    }
    List<String> ways = LISTS.get(list);
    if (ways == null) {
      return ""; // a list of the document's own
    }
    String way = ways.get(level);
    String before = way.startsWith("(") ? "(" : "";
    String format = way.substring(before.length(), way.length() - 2);
    return before + NumberFormat.of(format, counted[level]) + way.substring(way.length() - 1);
  }
}
