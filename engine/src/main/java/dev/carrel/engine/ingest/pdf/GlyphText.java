// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.flow.RaisedSigns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.encoding.Encoding;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** What a character code of a font stands for. */
final class GlyphText {
  /** Adobe's list with TeX's additions, as PDFBox's own text extraction uses it. */
  private static final GlyphList NAMES = names();

  /** Names of bitmap fonts made from TeX: the character's code, "a65" or "C65". */
  private static final Pattern NUMBERED = Pattern.compile("[A-Za-z]{0,2}(\\d{1,3})");

  /** The list of names says the sign of "micro" of Symbol's mu, which is the same letter. */
  private static final int MICRO = 0xB5;

  private static final String MU = "\u03BC";

  private GlyphText() {}

  /** The text of a code, never empty; {@link Glyph#UNKNOWN} if nobody knows. */
  static String of(PDFont font, int code, SymbolCodes symbols) {
    String text = font.toUnicode(code, NAMES);
    if (text == null && font instanceof PDSimpleFont simple) {
      text = byName(simple, code);
    }
    if (text == null || text.isEmpty()) {
      return Glyph.UNKNOWN;
    }
    if (text.length() == 1 && font instanceof PDSimpleFont simple) {
      text = inForm(text, simple, code);
    }
    if (RaisedShapes.isRaised(font, code, text)) {
      return RaisedSigns.above(text, ' ');
    }
    int first = text.codePointAt(0);
    if (Character.getType(first) == Character.PRIVATE_USE) {
      return symbols
          .text(font, first)
          .or(() -> GlyphNames.expert(first, NAMES))
          .orElse(Glyph.UNKNOWN);
    }
    if (text.length() == 1 && SymbolCodes.isOfSigns(font)) {
      return SymbolCodes.sign(font, first);
    }
    if (first == MICRO && SymbolCodes.isSymbol(font)) {
      return MU;
    }
    boolean meaningless =
        (first < 0x20 && !Character.isWhitespace(first))
            || (first >= 0x7F && first < 0xA0)
            || Character.getType(first) == Character.UNASSIGNED
            || Character.getType(first) == Character.SURROGATE;
    return meaningless ? Glyph.UNKNOWN : text;
  }

  private static @Nullable String byName(PDSimpleFont font, int code) {
    Encoding encoding = font.getEncoding();
    String name = encoding == null ? "" : encoding.getName(code);
    Optional<String> known = TexNames.text(name);
    known = known.or(() -> GlyphNames.text(name, NAMES));
    if (known.isEmpty() && font instanceof PDType3Font) {
      return numbered(name, code);
    }
    return known.orElse(null);
  }

  /** A digit that is drawn raised or lowered joins no number. */
  private static String inForm(String text, PDSimpleFont font, int code) {
    Encoding encoding = font.getEncoding();
    String name = encoding == null ? null : encoding.getName(code);
    String above = RaisedSigns.above(text, ' ');
    return switch (name == null ? GlyphNames.Form.PLAIN : GlyphNames.form(name)) {
      case ABOVE -> above;
      case BELOW -> RaisedSigns.below(text);
      case PLAIN -> !above.equals(text) && above.equals(NAMES.toUnicode(name)) ? above : text;
    };
  }

  /** A code that is named after itself is taken for ASCII, which TeX's text fonts keep. */
  private static @Nullable String numbered(String name, int code) {
    Matcher number = NUMBERED.matcher(name);
    if (!number.matches() || Integer.parseInt(number.group(1)) != code) {
      return null;
    }
    return switch (code) {
      case 11 -> "ff";
      case 12 -> "fi";
      case 13 -> "fl";
      case 14 -> "ffi";
      case 15 -> "ffl";
      default -> code > 0x20 && code < 0x7F ? Character.toString(code) : null;
    };
  }

  private static GlyphList names() {
    String more = "/org/apache/pdfbox/resources/glyphlist/additional.txt";
    try (InputStream in = PDFTextStripper.class.getResourceAsStream(more)) {
      return in == null
          ? GlyphList.getAdobeGlyphList()
          : new GlyphList(GlyphList.getAdobeGlyphList(), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
