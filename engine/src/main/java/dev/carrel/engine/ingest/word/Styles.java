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
import org.jspecify.annotations.Nullable;

/** What styles say of numbers, headings and how words look. */
final class Styles {
  private static final int DEEPEST = 20;

  /**
   * How words look, as far as that says what they are; null and empty for not told.
   *
   * @param raised "superscript", "subscript" or "baseline"
   */
  record Looks(@Nullable Boolean hidden, @Nullable Boolean struck, String font, String raised) {
    static final Looks NONE = new Looks(null, null, "", "");

    boolean isHidden() {
      return hidden != null && hidden;
    }

    boolean isStruck() {
      return struck != null && struck;
    }

    /** These, where others over them do not say otherwise. */
    Looks under(Looks over) {
      return new Looks(
          over.hidden != null ? over.hidden : hidden,
          over.struck != null ? over.struck : struck,
          over.font.isEmpty() ? font : over.font,
          over.raised.isEmpty() ? raised : over.raised);
    }

    /** With what an element says. */
    Looks with(XMLStreamReader in, String name) {
      boolean on = DocxRuns.isOn(SafeXml.attribute(in, "val"));
      return switch (name) {
        case "vanish" -> new Looks(on, struck, font, raised);
        case "strike" -> new Looks(hidden, on, font, raised);
        // It stands behind the other.
        case "dstrike" -> on ? new Looks(hidden, true, font, raised) : this;
        case "rFonts" -> new Looks(hidden, struck, SafeXml.attribute(in, "ascii"), raised);
        case "vertAlign" -> new Looks(hidden, struck, font, SafeXml.attribute(in, "val"));
        case "position" -> moved(SafeXml.attribute(in, "val"));
        default -> this;
      };
    }

    /** By half points; what is said of raised signs as such rules over it. */
    private Looks moved(String by) {
      boolean none = by.matches("-?[0-2]?|");
      String how = none ? "" : by.startsWith("-") ? "subscript" : "superscript";
      return raised.isEmpty() ? new Looks(hidden, struck, font, how) : this;
    }
  }

  /**
   * A style.
   *
   * @param numId its list; empty if it names none
   * @param level in the list; below 0 if it names none
   * @param outline the heading's level from 0; below 0 if it is none
   */
  private record Style(String basedOn, String numId, int level, int outline, Looks looks) {
    static final Style NONE = new Style("", "", -1, -1, Looks.NONE);

    Style with(Looks others) {
      return new Style(basedOn, numId, level, outline, others);
    }
  }

  private final Map<String, Style> styles = new HashMap<>();
  private final Map<String, Looks> looks = new HashMap<>();

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
            open =
                new Style(open.basedOn, open.numId, open.level, name.charAt(8) - '1', open.looks);
          }
        }
        case "basedOn" -> open = new Style(value, open.numId, open.level, open.outline, open.looks);
        case "numId" -> open = new Style(open.basedOn, value, open.level, open.outline, open.looks);
        case "ilvl" ->
            open = new Style(open.basedOn, open.numId, number(value), open.outline, open.looks);
        case "outlineLvl" ->
            open = new Style(open.basedOn, open.numId, open.level, number(value), open.looks);
        // What holds of parts of tables only is no look of the style's words.
        case "tblStylePr", "rPrDefault" -> DocxRuns.skip(in);
        case "vanish", "strike", "dstrike", "rFonts", "vertAlign", "position" ->
            open = open.with(open.looks.with(in, in.getLocalName()));
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

  /** How words of this style look, with those that it builds on. */
  Looks looks(String style) {
    return looks.computeIfAbsent(
        style,
        name -> {
          Looks found = Looks.NONE;
          String at = name;
          for (int i = 0; i < DEEPEST && styles.containsKey(at); i++) {
            Style one = styles.getOrDefault(at, Style.NONE);
            found = one.looks.under(found);
            at = one.basedOn;
          }
          return found;
        });
  }
}
