// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.flow.RaisedSigns;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;

/**
 * Names of glyphs that are made of others (Adobe Glyph List Specification): "T_h" is a ligature,
 * "one.superior" a form of "one" and "u1D53D" a number.
 */
final class GlyphNames {
  private static final Pattern HEX =
      Pattern.compile("u(?:ni((?:[0-9A-F]{4}){2,8})|(?:ni)?([0-9A-F]{4,6}))");

  /** Forms in Adobe's expert fonts, whose codes are private ones: "oneoldstyle", "Asmall". */
  private static final Pattern EXPERT =
      Pattern.compile("([A-Za-z]+?)(oldstyle|small|superior|inferior)");

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

  /** What a private code of Adobe's expert fonts stands for; empty if it is none of them. */
  static Optional<String> expert(int code, GlyphList names) {
    Matcher form = EXPERT.matcher(names.codePointToName(code));
    String text = form.matches() ? names.toUnicode(form.group(1)) : null;
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (form.group(2)) {
          case "superior" -> RaisedSigns.above(text, ' ');
          case "inferior" -> RaisedSigns.below(text);
          default -> text;
        });
  }

  private static Optional<String> letter(String part, GlyphList names) {
    var hex = HEX.matcher(part);
    if (hex.matches()) {
      String digits = hex.group(1) == null ? hex.group(2) : hex.group(1);
      int step = hex.group(1) == null ? digits.length() : 4;
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < digits.length(); i += step) {
        int code = Integer.parseInt(digits.substring(i, i + step), 16);
        if (!Character.isDefined(code) || Character.getType(code) == Character.SURROGATE) {
          return Optional.empty();
        }
        text.appendCodePoint(code);
      }
      return Optional.of(text.toString());
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
    Matcher expert = EXPERT.matcher(name);
    String said = dot >= 0 ? name.substring(dot + 1) : expert.matches() ? expert.group(2) : "";
    return switch (said) {
      case "superior", "sups", "sup", "superscript", "numerator", "numr" -> Form.ABOVE;
      case "inferior", "subs", "sub", "sinf", "subscript", "denominator", "dnom" -> Form.BELOW;
      default -> Form.PLAIN;
    };
  }
}
