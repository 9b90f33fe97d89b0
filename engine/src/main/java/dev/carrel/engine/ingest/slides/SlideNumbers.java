// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.slides;

import dev.carrel.engine.ingest.flow.SafeXml;
import dev.carrel.engine.ingest.word.NumberFormat;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/**
 * What PowerPoint writes before the paragraphs of a shape that it numbers by itself (ISO/IEC
 * 29500-1, 21.1.2.4.1): items of one level and one way of counting go on, until another paragraph
 * of that level or one above comes between.
 */
final class SlideNumbers {
  private static final int LEVELS = 9;

  /** How items are counted; "" for not at all. */
  private record Way(String type, int start) {
    static final Way NONE = new Way("", 1);
  }

  /** What the shape says of its levels. */
  private final Map<Integer, Way> ofShape = new HashMap<>();

  private final Way[] last = new Way[LEVELS];
  private final int[] counted = new int[LEVELS];
  private int styled = -1;
  private int level;
  private Way way = Way.NONE;
  private boolean told;

  /** A shape's words or a cell begin. */
  void begin() {
    ofShape.clear();
    forget(0);
    paragraph();
  }

  private void forget(int from) {
    for (int i = from; i < LEVELS; i++) {
      last[i] = Way.NONE;
      counted[i] = 0;
    }
  }

  /** A paragraph begins. */
  void paragraph() {
    level = 0;
    way = Way.NONE;
    told = false;
  }

  /** An element of how paragraphs look begins. */
  void look(XMLStreamReader in) {
    String name = in.getLocalName();
    if (name.matches("lvl[1-9]pPr")) {
      styled = name.charAt(3) - '1';
    } else if (name.equals("pPr")) {
      String at = SafeXml.attribute(in, "lvl");
      level = at.matches("[0-8]") ? at.charAt(0) - '0' : 0;
    } else if (name.equals("buAutoNum")) {
      String start = SafeXml.attribute(in, "startAt");
      say(
          new Way(
              SafeXml.attribute(in, "type"),
              start.matches("[0-9]{1,5}") ? Integer.parseInt(start) : 1));
    } else if (name.matches("buNone|buChar|buBlip")) {
      say(Way.NONE);
    }
  }

  private void say(Way said) {
    if (styled >= 0) {
      ofShape.put(styled, said);
    } else {
      way = said;
      told = true;
    }
  }

  /** An element ends. */
  void end(String name) {
    if (name.matches("lvl[1-9]pPr")) {
      styled = -1;
    }
  }

  /** What stands before the paragraph, which has words; counts it. */
  String next() {
    Way now = told ? way : ofShape.getOrDefault(level, Way.NONE);
    forget(level + 1);
    counted[level] = now.equals(last[level]) ? counted[level] + 1 : now.start;
    last[level] = now;
    return now.type.isEmpty() ? "" : written(now.type, counted[level]) + " ";
  }

  private static String written(String type, int number) {
    String format =
        type.startsWith("alphaLc")
            ? "lowerLetter"
            : type.startsWith("alphaUc")
                ? "upperLetter"
                : type.startsWith("romanLc")
                    ? "lowerRoman"
                    : type.startsWith("romanUc") ? "upperRoman" : "decimal";
    String digits = NumberFormat.of(format, number);
    if (type.endsWith("ParenBoth")) {
      return "(" + digits + ")";
    }
    return digits + (type.endsWith("ParenR") ? ")" : type.endsWith("Plain") ? "" : ".");
  }
}
