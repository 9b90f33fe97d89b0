// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Signs of fonts whose letters are no letters: in Symbol an "m" is a μ. Office files name them by
 * the font and a code, often as a private one from U+F020 on.
 */
public final class SymbolSigns {
  /** Stands for a sign that nobody knows. */
  private static final String UNKNOWN = "\uFFFD";

  private static final int FIRST = 0xF020;
  private static final int LAST = 0xF0FF;

  /** Symbol from 0x20 on; a blank where it has none, or one that is drawn in parts. */
  private static final String SYMBOL_LOW =
      " !\u2200#\u2203%&\u220B()\u2217+,\u2212./0123456789:;<=>?"
          + "\u2245\u0391\u0392\u03A7\u0394\u0395\u03A6\u0393\u0397\u0399\u03D1\u039A\u039B\u039C\u039D\u039F"
          + "\u03A0\u0398\u03A1\u03A3\u03A4\u03A5\u03C2\u03A9\u039E\u03A8\u0396[\u2234]\u22A5_"
          + " \u03B1\u03B2\u03C7\u03B4\u03B5\u03C6\u03B3\u03B7\u03B9\u03D5\u03BA\u03BB\u03BC\u03BD\u03BF"
          + "\u03C0\u03B8\u03C1\u03C3\u03C4\u03C5\u03D6\u03C9\u03BE\u03C8\u03B6{|}\u223C";

  /** The same from 0xA0 on. */
  private static final String SYMBOL_HIGH =
      "\u20AC\u03D2\u2032\u2264\u2044\u221E\u0192\u2663\u2666\u2665\u2660\u2194\u2190\u2191\u2192\u2193"
          + "\u00B0\u00B1\u2033\u2265\u00D7\u221D\u2202\u2022\u00F7\u2260\u2261\u2248\u2026|\u2014\u21B5"
          + "\u2135\u2111\u211C\u2118\u2297\u2295\u2205\u2229\u222A\u2283\u2287\u2284\u2282\u2286\u2208\u2209"
          + "\u2220\u2207\u00AE\u00A9\u2122\u220F\u221A\u22C5\u00AC\u2227\u2228\u21D4\u21D0\u21D1\u21D2\u21D3\u25CA\u2329\u00AE\u00A9\u2122\u2211"
          + "          \u232A\u222B";

  private static final Map<Integer, String> WINGDINGS =
      signs(
          "6C\u25CF 6E\u25A0 6F\u2610 71\u2751 72\u2752 74\u29EB 75\u25C6 76\u2756 9F\u2022"
              + " A7\u2022 A8\u2610 B7\u2022 D8\u27A2 E0\u2192 E8\u2794 F0\u21E8 FB\u2717 FC\u2713"
              + " FD\u2612 FE\u2612");

  private static final Map<Integer, String> WINGDINGS_2 =
      signs("4F\u2717 50\u2713 51\u2612 52\u2612 53\u2612 54\u2612 97\u25CF A2\u25A0 A3\u2610");

  private SymbolSigns() {}

  private static Map<Integer, String> signs(String all) {
    Map<Integer, String> signs = new HashMap<>();
    for (String one : all.split(" ", -1)) {
      signs.put(Integer.parseInt(one.substring(0, 2), 16), one.substring(2));
    }
    return Map.copyOf(signs);
  }

  /** Whether the letters of a font of this name are signs. */
  public static boolean isSymbolFont(String font) {
    String name = font.toLowerCase(Locale.ROOT);
    return name.equals("symbol") || name.startsWith("wingdings") || name.equals("webdings");
  }

  /**
   * The sign of a font at a code, private or not; U+FFFD if nobody knows.
   *
   * @param font its name; empty if that is not known
   */
  public static String at(String font, int code) {
    int plain = code >= FIRST && code <= LAST ? code & 0xFF : code;
    String name = font.toLowerCase(Locale.ROOT);
    if (name.equals("symbol")) {
      return symbol(plain);
    }
    if (name.equals("wingdings 2")) {
      return WINGDINGS_2.getOrDefault(plain, UNKNOWN);
    }
    if (plain == ' ') {
      return " ";
    }
    if (name.equals("wingdings")) {
      return WINGDINGS.getOrDefault(plain, UNKNOWN);
    }
    if (name.startsWith("wingdings") || name.equals("webdings")) {
      return UNKNOWN;
    }
    if (code < FIRST || code > LAST) {
      return Character.isValidCodePoint(code) ? Character.toString(code) : "";
    }
    return unnamed(plain);
  }

  /** What is the same in most fonts where none is named. */
  private static String unnamed(int plain) {
    return switch (plain) {
      case 0xB7, 0xA7 -> "\u2022";
      case 0xA3, 0xB3, 0xB1, 0xB9, 0xB0, 0xAE -> symbol(plain);
      case 0xA8, 0xFC, 0xFD, 0xFE -> WINGDINGS.getOrDefault(plain, UNKNOWN);
      default -> UNKNOWN;
    };
  }

  private static String symbol(int plain) {
    int low = plain - 0x20;
    int high = plain - 0xA0;
    char sign = ' ';
    if (low >= 0 && low < SYMBOL_LOW.length()) {
      sign = SYMBOL_LOW.charAt(low);
    } else if (high >= 0 && high < SYMBOL_HIGH.length()) {
      sign = SYMBOL_HIGH.charAt(high);
    }
    return sign == ' ' && plain != 0x20 ? UNKNOWN : Character.toString(sign);
  }

  /**
   * Words as a font shows them: all of those in a symbol font, of others what is private.
   *
   * @param font its name; empty if that is not known
   */
  public static String shown(String words, String font) {
    boolean all = isSymbolFont(font);
    if (!all && words.chars().noneMatch(c -> c >= FIRST && c <= LAST)) {
      return words;
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean coded = c >= FIRST && c <= LAST;
      boolean letter = all && c > ' ' && c <= 0xFF;
      shown.append(coded || letter ? at(font, c) : Character.toString(c));
    }
    return shown.toString();
  }
}
