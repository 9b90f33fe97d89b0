// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Takes away a font's map to Unicode that would keep PDFBox busy for minutes: it writes out each
 * range of codes one by one, and a range may have billions. No font has that many.
 */
final class UnicodeMaps {
  /** Of all ranges together: four times what two bytes can say. */
  private static final long MOST_CODES = 1 << 18;

  /** Longer maps are read so far; they have been packed by who meant no harm, or time runs out. */
  private static final int MOST_BYTES = 1 << 22;

  private static final Pattern RANGES =
      Pattern.compile("beginbfrange(.*?)(?:endbfrange|$)", Pattern.DOTALL);
  private static final Pattern RANGE =
      Pattern.compile("<([^<>]*)>\\s*<([^<>]*)>\\s*(?:<[^<>]*>|\\[[^\\]]*])?");
  private static final int MOST_DIGITS = 8;

  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Looks at the font that these operands choose, before PDFBox does. */
  void look(PDResources resources, List<COSBase> operands) {
    if (resources == null || operands.isEmpty()) {
      return;
    }
    COSDictionary fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
    COSDictionary font =
        fonts != null && operands.getFirst() instanceof COSName name
            ? fonts.getCOSDictionary(name)
            : null;
    if (font != null
        && seen.add(font)
        && font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream map
        && isEndless(map)) {
      font.removeItem(COSName.TO_UNICODE);
    }
  }

  private static boolean isEndless(COSStream map) {
    try (InputStream in = map.createInputStream()) {
      String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
      return codes(text.replaceAll("%[^\\r\\n]*", "")) > MOST_CODES;
    } catch (IOException e) {
      return false; // PDFBox cannot read it either, and says so
    }
  }

  static long codes(String map) {
    long codes = 0;
    Matcher ranges = RANGES.matcher(map);
    while (ranges.find() && codes <= MOST_CODES) {
      Matcher range = RANGE.matcher(ranges.group(1));
      while (range.find() && codes <= MOST_CODES) {
        codes += codes(digits(range.group(1)), digits(range.group(2)));
      }
    }
    return codes;
  }

  /** As PDFBox counts: a code is a number of 32 bits with a sign, and has four bytes at most. */
  private static long codes(String start, String end) {
    if (start.length() > MOST_DIGITS || end.length() > MOST_DIGITS) {
      return MOST_CODES + 1;
    }
    return Math.max(0, (long) code(end) - code(start) + 1);
  }

  private static String digits(String hexadecimal) {
    return hexadecimal.replaceAll("[^0-9A-Fa-f]", "");
  }

  private static int code(String digits) {
    return digits.isEmpty() ? 0 : Integer.parseUnsignedInt(digits, 16);
  }
}
