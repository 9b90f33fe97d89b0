// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.flow.SymbolSigns;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.SymbolEncoding;

/**
 * What fonts mean that map their codes to private ones from U+F020 on, as Windows does with symbol
 * fonts: Adobe's Symbol, Wingdings' best known signs, or plain letters of a font that only calls
 * itself a symbol font.
 */
final class SymbolCodes {
  private static final int FIRST = 0xF020;
  private static final int LAST = 0xF0FF;

  /** From here on no plain letter has its code. */
  private static final int SIGNS = 0xA1;

  /** Codes that are looked at to tell what a font is. */
  private static final int LOOKED_AT = 0x300;

  /** Wingdings and bullets, also where a font's name does not say so. */
  private static final Map<Integer, String> PICTURES =
      Map.ofEntries(
          Map.entry(0xF0B7, "\u2022"),
          Map.entry(0xF0A7, "\u25AA"),
          Map.entry(0xF06E, "\u25A0"),
          Map.entry(0xF06F, "\u25A1"),
          Map.entry(0xF0A8, "\u2610"),
          Map.entry(0xF0FE, "\u2612"),
          Map.entry(0xF0FC, "\u2713"),
          Map.entry(0xF0FB, "\u2717"),
          Map.entry(0xF0D8, "\u27A2"),
          Map.entry(0xF0E0, "\u2192"),
          Map.entry(0xF020, " "));

  private enum Kind {
    SYMBOL,
    PICTURES,
    LETTERS
  }

  private final IdentityHashMap<PDFont, Kind> kinds = new IdentityHashMap<>();

  /** The text of a private code point of a font; empty if nobody knows. */
  Optional<String> text(PDFont font, int point) {
    if (point < FIRST || point > LAST) {
      return Optional.empty();
    }
    return switch (kinds.computeIfAbsent(font, SymbolCodes::kind)) {
      case PICTURES -> Optional.ofNullable(PICTURES.get(point));
      case SYMBOL -> Optional.of(symbol(point & 0xFF)).filter(text -> !text.isEmpty());
      case LETTERS -> letter(point);
    };
  }

  static boolean isSymbol(PDFont font) {
    return name(font).startsWith("symbol");
  }

  /** Whether every letter of a font is a picture by its name, though it calls them letters. */
  static boolean isOfSigns(PDFont font) {
    String name = name(font);
    return name.startsWith("wingdings") || name.equals("webdings");
  }

  /** The picture that such a font has in the place of a letter. */
  static String sign(PDFont font, int letter) {
    return letter > ' ' && letter <= 0xFF
        ? SymbolSigns.at(name(font), letter)
        : Character.toString(letter);
  }

  /** Without the tag of a subset and what is said of the style. */
  private static String name(PDFont font) {
    String name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
    return name.replaceFirst("^[a-z]{6}\\+", "")
        .replaceFirst("[,-]?(regular|bold|italic|normal)*$", "")
        .replaceFirst("^(wingdings)[- ]?([23])$", "$1 $2");
  }

  private static Optional<String> letter(int point) {
    String picture = PICTURES.get(point);
    int letter = point & 0xFF;
    return picture != null && letter >= 0x7F
        ? Optional.of(picture)
        : letter < 0x7F ? Optional.of(Character.toString(letter)) : Optional.empty();
  }

  private static Kind kind(PDFont font) {
    String name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
    if (name.contains("wingding") || name.contains("webding") || name.contains("dingbat")) {
      return Kind.PICTURES;
    }
    if (name.contains("symbol")) {
      return Kind.SYMBOL;
    }
    int pictures = 0;
    for (int code = 0; code < LOOKED_AT; code++) {
      String text = font.toUnicode(code);
      int point = text == null || text.isEmpty() ? 0 : text.codePointAt(0);
      if (point >= FIRST && point <= LAST && (point & 0xFF) >= SIGNS) {
        if (PICTURES.containsKey(point)) {
          pictures++;
        } else {
          return Kind.SYMBOL;
        }
      }
    }
    return pictures > 0 ? Kind.PICTURES : Kind.LETTERS;
  }

  /** The text of a code of Adobe's Symbol; empty if it has none. */
  private static String symbol(int code) {
    String name = SymbolEncoding.INSTANCE.getName(code);
    if (name.equals("mu")) {
      return "\u03BC"; // the list says the sign of "micro", which is the same letter
    }
    String text = GlyphList.getAdobeGlyphList().toUnicode(name);
    return text == null || name.equals(".notdef") ? "" : text;
  }
}
