// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What of a page cannot be seen, as its styles say. */
final class HtmlSight {
  private static final Pattern NOTHING = Pattern.compile("[-+]?0+(?:\\.0*)?(?:[a-z]+|%)?");
  private static final Pattern OF_ITS_PARENT = Pattern.compile("[0-9.]+(?:%|em)");
  private static final Pattern FAR_OUT = Pattern.compile("-(?:[0-9]{4,}|9{3})(?:\\.[0-9]*)?[a-z]*");
  private static final Pattern CUT_OFF =
      Pattern.compile("(?:rect\\((?:[01](?:px)?[, ]*){4}\\)|inset\\((?:50|100)%.*)");
  private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3}|[0-9a-f]{6})\\b.*");
  private static final Pattern PARTS =
      Pattern.compile("rgb\\(\\s*([0-9]{1,3})\\s*,\\s*([0-9]{1,3})\\s*,\\s*([0-9]{1,3})\\s*\\).*");

  private static final int WHITE = 0xFFFFFF;

  /** Not told, or not understood. */
  private static final int UNKNOWN = -1;

  /** Elements around words that are asked for their colour. */
  private static final int DEEPEST = 200;

  private final HtmlStyles styles;

  HtmlSight(HtmlStyles styles) {
    this.styles = styles;
  }

  /** Whether an element is not shown, with all that is in it. */
  boolean hides(Element element) {
    String display = styles.value(element, "display");
    return display.equals("none")
        || (element.hasAttr("hidden") && display.isEmpty())
        || styles.value(element, "visibility").matches("hidden|collapse")
        || isNothing(element, "opacity")
        || CUT_OFF.matcher(styles.value(element, "clip")).matches()
        || CUT_OFF.matcher(styles.value(element, "clip-path")).matches()
        || isBeside(element)
        || isFlat(element);
  }

  private boolean isNothing(Element element, String name) {
    return NOTHING.matcher(styles.value(element, name)).matches();
  }

  private boolean isBeside(Element element) {
    boolean placed = styles.value(element, "position").matches("absolute|fixed");
    return (placed && isFarOut(element, "left"))
        || (placed && isFarOut(element, "top"))
        || isFarOut(element, "text-indent");
  }

  private boolean isFarOut(Element element, String name) {
    return FAR_OUT.matcher(styles.value(element, name)).matches();
  }

  private boolean isFlat(Element element) {
    return styles.value(element, "overflow").equals("hidden")
        && (isNothing(element, "height")
            || isNothing(element, "max-height")
            || isNothing(element, "width")
            || isNothing(element, "max-width"));
  }

  /** Whether words right in an element have no size, or the colour of what is behind them. */
  boolean hidesWordsOf(@Nullable Element element) {
    return (styles.speaksOf("font-size") && hasNoSize(element))
        || (styles.speaksOf("color") && !styles.areElsewhereToo() && hasColourOfPaper(element));
  }

  private boolean hasNoSize(@Nullable Element element) {
    Element at = element;
    for (int i = 0; at != null && i < DEEPEST; i++) {
      String size = styles.value(at, "font-size");
      if (NOTHING.matcher(size).matches()) {
        return true;
      }
      if (!size.isEmpty() && !OF_ITS_PARENT.matcher(size).matches()) {
        return false;
      }
      at = at.parent();
    }
    return false;
  }

  private boolean hasColourOfPaper(@Nullable Element element) {
    String colour = "";
    String paper = "";
    Element at = element;
    for (int i = 0; at != null && i < DEEPEST; i++) {
      colour = colour.isEmpty() ? told(at, "color") : colour;
      paper = paper.isEmpty() ? told(at, "background") : paper;
      boolean picture = at.hasAttr("background") || !styles.value(at, "background-image").isEmpty();
      if (picture || styles.value(at, "position").matches("absolute|fixed")) {
        return false; // what is behind it is not known
      }
      at = at.parent();
    }
    int words = colour(colour);
    return !colour.isEmpty()
        && words != UNKNOWN
        && words == (paper.isEmpty() ? WHITE : colour(paper));
  }

  private String told(Element element, String name) {
    String said = styles.value(element, name);
    String old = name.equals("color") ? element.attr("color") : element.attr("bgcolor");
    String told = said.isEmpty() ? old.toLowerCase(Locale.ROOT) : said;
    return told.matches("inherit|initial|unset|transparent|none|currentcolor") ? "" : told;
  }

  private static int colour(String told) {
    Matcher hex = HEX.matcher(told);
    if (hex.matches()) {
      String digits = hex.group(1);
      return Integer.parseInt(digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1"), 16);
    }
    Matcher parts = PARTS.matcher(told);
    if (parts.matches()) {
      return Integer.parseInt(parts.group(1)) << 16
          | Integer.parseInt(parts.group(2)) << 8
          | Integer.parseInt(parts.group(3));
    }
    return told.matches("white\\b.*") ? WHITE : told.matches("black\\b.*") ? 0 : UNKNOWN;
  }
}
