// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.SafeXml;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What styles of paragraphs say of numbers and headings. */
final class Styles {
  private static final int DEEPEST = 20;

  /**
   * A style.
   *
   * @param numId its list; empty if it names none
   * @param level in the list; below 0 if it names none
   * @param outline the heading's level from 0; below 0 if it is none
   */
  private record Style(String basedOn, String numId, int level, int outline) {
    static final Style NONE = new Style("", "", -1, -1);
  }

  private final Map<String, Style> styles = new HashMap<>();

  /** Reads a document's styles part. */
  static Styles of(InputStream part) throws XMLStreamException {
    Styles styles = new Styles();
    styles.read(SafeXml.reader(part));
    return styles;
  }

  static Styles none() {
    return new Styles();
  }

  private void read(XMLStreamReader in) throws XMLStreamException {
    String id = "";
    Style open = Style.NONE;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("style")) {
        styles.put(id, open);
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String value = SafeXml.attribute(in, "val");
      switch (in.getLocalName()) {
        case "style" -> {
          id = SafeXml.attribute(in, "styleId");
          open = Style.NONE;
        }
        case "name" -> {
          String name = value.toLowerCase(Locale.ROOT);
          if (name.matches("heading [1-9]") && open.outline < 0) {
            open = new Style(open.basedOn, open.numId, open.level, name.charAt(8) - '1');
          }
        }
        case "basedOn" -> open = new Style(value, open.numId, open.level, open.outline);
        case "numId" -> open = new Style(open.basedOn, value, open.level, open.outline);
        case "ilvl" -> open = new Style(open.basedOn, open.numId, number(value), open.outline);
        case "outlineLvl" -> open = new Style(open.basedOn, open.numId, open.level, number(value));
        default -> {}
      }
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]") ? text.charAt(0) - '0' : -1;
  }

  /** The list of a style, or of one that it builds on; empty for none, "0" for none by intent. */
  String numId(String style) {
    String at = style;
    for (int i = 0; i < DEEPEST && styles.containsKey(at); i++) {
      Style found = styles.getOrDefault(at, Style.NONE);
      if (!found.numId.isEmpty()) {
        return found.numId;
      }
      at = found.basedOn;
    }
    return "";
  }

  /** The level that a style names in its list; below 0 if it names none. */
  int level(String style) {
    String at = style;
    for (int i = 0; i < DEEPEST && styles.containsKey(at); i++) {
      Style found = styles.getOrDefault(at, Style.NONE);
      if (found.level >= 0) {
        return found.level;
      }
      at = found.basedOn;
    }
    return -1;
  }

  /** The level of a heading of this style, from 0; below 0 if it is none. */
  int outline(String style) {
    String at = style;
    for (int i = 0; i < DEEPEST && styles.containsKey(at); i++) {
      Style found = styles.getOrDefault(at, Style.NONE);
      if (found.outline >= 0) {
        return found.outline;
      }
      at = found.basedOn;
    }
    return -1;
  }
}
