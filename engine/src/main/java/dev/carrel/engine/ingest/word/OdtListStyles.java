// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.SafeXml;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/**
 * How the lists of an OpenDocument text number their items (ISO/IEC 26300-3, 16.30 to 16.34).
 * Belongs to one thread.
 */
final class OdtListStyles {
  static final int LEVELS = 10;

  /** The name under which the numbers of headings are kept; no style can have it. */
  static final String OUTLINE = "\n";

  /**
   * A level of a list.
   *
   * @param format of its numbers, as {@link NumberFormat} names them
   * @param shown how many levels its label has, from this one up
   * @param pattern the whole label with {@code %1%} for the number of the first level; empty if the
   *     file has none
   */
  record Level(
      boolean bullet,
      String format,
      String prefix,
      String suffix,
      int shown,
      int start,
      String pattern) {
    static final Level NONE = new Level(false, "none", "", "", 1, 1, "");
  }

  private final Map<String, Level[]> styles = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Set<String> unnumbered = new HashSet<>();
  private String style = "";

  /** At the start of an element, of a part with styles. */
  void begin(XMLStreamReader in) {
    switch (in.getLocalName()) {
      case "list-style" -> start(SafeXml.attribute(in, "name"));
      case "outline-style" -> start(OUTLINE);
      case "list-level-style-number", "outline-level-style" -> put(in, level(in));
      case "list-level-style-bullet", "list-level-style-image" ->
          put(in, new Level(true, "none", "", "", 1, 1, ""));
      case "style" -> {
        String name = SafeXml.attribute(in, "name");
        parents.put(name, SafeXml.attribute(in, "parent-style-name"));
        for (int i = 0; i < in.getAttributeCount(); i++) {
          if (in.getAttributeLocalName(i).equals("list-style-name")
              && in.getAttributeValue(i).isEmpty()) {
            unnumbered.add(name);
          }
        }
      }
      default -> {}
    }
  }

  private void start(String name) {
    style = name;
    Level[] levels = new Level[LEVELS];
    Arrays.fill(levels, Level.NONE);
    styles.put(name, levels);
  }

  private void put(XMLStreamReader in, Level level) {
    int at = number(SafeXml.attribute(in, "level"), 0) - 1;
    Level[] levels = styles.get(style);
    if (levels != null && at >= 0 && at < LEVELS) {
      levels[at] = level;
    }
  }

  private static Level level(XMLStreamReader in) {
    boolean repeated = SafeXml.attribute(in, "num-letter-sync").equals("true");
    String number = SafeXml.attribute(in, "num-format");
    String format =
        switch (number) {
          case "" -> "none";
          case "i" -> "lowerRoman";
          case "I" -> "upperRoman";
          case "a" -> repeated ? "lowerLetter" : "lowerAlphabetic";
          case "A" -> repeated ? "upperLetter" : "upperAlphabetic";
          case "1st" -> "ordinal";
          default -> script(number.replaceFirst(",.*", "").strip()); // "01, 02, 03, ..."
        };
    return new Level(
        false,
        format,
        SafeXml.attribute(in, "num-prefix"),
        SafeXml.attribute(in, "num-suffix"),
        Math.max(1, number(SafeXml.attribute(in, "display-levels"), 1)),
        number(SafeXml.attribute(in, "start-value"), 1),
        SafeXml.attribute(in, "num-list-format"));
  }

  /** Other scripts are named by their first numbers. */
  private static String script(String first) {
    return switch (first) {
      case "а" -> "russianLower";
      case "А" -> "russianUpper";
      case "α" -> "greekLower";
      case "Α" -> "greekUpper";
      case "א" -> "hebrew1";
      case "أ", "ا" -> "arabicAlpha";
      case "一" -> "chineseCountingThousand";
      case "甲" -> "ideographTraditional";
      case "子" -> "ideographZodiac";
      case "①" -> "decimalEnclosedCircle";
      case "１" -> "decimalFullWidth";
      case "ア" -> "aiueoFullWidth";
      case "イ" -> "irohaFullWidth";
      case "가" -> "ganada";
      case "ㄱ" -> "chosung";
      case "ก" -> "thaiLetters";
      case "๑" -> "thaiNumbers";
      case "१" -> "hindiNumbers";
      default -> first;
    };
  }

  /** A level of a style, from 0; says nothing if there is no such style. */
  Level level(String name, int at) {
    Level[] levels = styles.get(name);
    return levels == null || at < 0 || at >= LEVELS ? Level.NONE : levels[at];
  }

  /** Whether there is a list style of this name. */
  boolean has(String name) {
    return styles.containsKey(name);
  }

  /** Whether a paragraph's style takes it out of the numbers of headings. */
  boolean isUnnumbered(String paragraphStyle) {
    String name = paragraphStyle;
    for (int i = 0; i < 20 && !name.isEmpty(); i++) {
      if (unnumbered.contains(name)) {
        return true;
      }
      name = parents.getOrDefault(name, "");
    }
    return false;
  }

  static int number(String text, int otherwise) {
    try {
      return Math.clamp(Long.parseLong(text.strip()), -1_000_000, 1_000_000);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
