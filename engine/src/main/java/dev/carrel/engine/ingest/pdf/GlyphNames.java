// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;

/**
 * Names of glyphs that are made of others (Adobe Glyph List Specification): "T_h" is a ligature,
 * "one.superior" a form of "one" and "u1D53D" a number.
 */
final class GlyphNames {
  private static final Pattern HEX = Pattern.compile("u(?:ni)?([0-9A-F]{4,6})");
  private static final int MOST_PARTS = 8;

  /** How far up or down a form of a digit stands. */
  enum Form {
    PLAIN,
    ABOVE,
    BELOW
  }

  private GlyphNames() {}

  /** What a name stands for; empty if it is none of these. */
  static Optional<String> text(String name, GlyphList names) {
    String base = base(name);
    if (base.isEmpty()
        || (base.equals(name) && !name.contains("_") && !HEX.matcher(name).matches())) {
      return Optional.empty();
    }
    String[] parts = base.split("_", MOST_PARTS + 1);
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      Optional<String> letter = letter(part, names);
      if (letter.isEmpty() || parts.length > MOST_PARTS) {
        return Optional.empty();
      }
      text.append(letter.get());
    }
    return Optional.of(text.toString());
  }

  private static Optional<String> letter(String part, GlyphList names) {
    var hex = HEX.matcher(part);
    if (hex.matches()) {
      int code = Integer.parseInt(hex.group(1), 16);
      return Character.isDefined(code) && Character.getType(code) != Character.SURROGATE
          ? Optional.of(Character.toString(code))
          : Optional.empty();
    }
    return Optional.ofNullable(names.toUnicode(part)).filter(text -> !text.isEmpty());
  }

  /** A name without what is said of its form. */
  private static String base(String name) {
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Where a form stands by its name. */
  static Form form(String name) {
    int dot = name.indexOf('.', 1);
    String said = dot < 0 ? "" : name.substring(dot + 1);
    return switch (said) {
      case "superior", "sups", "sup", "superscript", "numerator", "numr" -> Form.ABOVE;
      case "inferior", "subs", "sub", "sinf", "subscript", "denominator", "dnom" -> Form.BELOW;
      default -> Form.PLAIN;
    };
  }
}
