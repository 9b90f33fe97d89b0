// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of a file are called in it (ISO 32000-2, 12.4.2): "A-127", "iv". Pages before the
 * first range have no label.
 */
final class PageLabels {
  private static final COSName LABELS = COSName.getPDFName("PageLabels");
  private static final COSName NUMBERS = COSName.getPDFName("Nums");
  private static final COSName PREFIX = COSName.P;
  private static final COSName START = COSName.getPDFName("St");
  private static final int DEEPEST = 20;
  private static final int LONGEST_PREFIX = 60;

  /** Longer letters and numbers of Rome say less than digits. */
  private static final int MOST_ROMAN = 4_999;

  private static final int MOST_REPEATED = 8;

  private final Map<Integer, COSDictionary> ranges = new TreeMap<>();
  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private PageLabels() {}

  /** A label for each page; empty where the file names none. */
  static List<String> of(PDDocument document, int pages) {
    PageLabels labels = new PageLabels();
    try {
      labels.read(document.getDocumentCatalog().getCOSObject().getCOSDictionary(LABELS), pages, 0);
    } catch (RuntimeException | StackOverflowError e) {
      return List.copyOf(Collections.nCopies(pages, "")); // damaged: as if there were none
    }
    return labels.list(pages);
  }

  private void read(@Nullable COSDictionary node, int pages, int depth) {
    if (node == null || depth > DEEPEST || !seen.add(node)) {
      return;
    }
    COSArray pairs = node.getCOSArray(NUMBERS);
    for (int i = 0; pairs != null && i + 1 < pairs.size(); i += 2) {
      if (pairs.getObject(i) instanceof COSNumber from
          && pairs.getObject(i + 1) instanceof COSDictionary range
          && from.intValue() >= 0
          && from.intValue() < pages) {
        ranges.put(from.intValue(), range);
      }
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      if (kids.getObject(i) instanceof COSDictionary kid) {
        read(kid, pages, depth + 1);
      }
    }
  }

  private List<String> list(int pages) {
    List<String> labels = new ArrayList<>(Collections.nCopies(pages, ""));
    int from = 0;
    COSDictionary range = null;
    for (int page = 0; page < pages; page++) {
      COSDictionary begins = ranges.get(page);
      if (begins != null) {
        from = page;
        range = begins;
      }
      if (range != null) {
        labels.set(page, label(range, page - from));
      }
    }
    return labels;
  }

  private static String label(COSDictionary range, int offset) {
    String prefix = PdfWords.line(range, PREFIX);
    if (prefix.length() > LONGEST_PREFIX) {
      prefix = prefix.substring(0, LONGEST_PREFIX - 1) + "…";
    } else if (endsApart(range)) {
      prefix += " ";
    }
    COSBase start = range.getDictionaryObject(START);
    long first = start instanceof COSNumber given ? Math.max(0, given.longValue()) : 1;
    long number = first + offset;
    COSBase style = range.getDictionaryObject(COSName.S);
    String name = style instanceof COSName named ? named.getName() : "";
    return (prefix
            + switch (name) {
              case "D" -> Long.toString(number);
              case "R" -> roman(number);
              case "r" -> lower(roman(number));
              case "A" -> letters(number);
              case "a" -> lower(letters(number));
              default -> "";
            })
        .strip();
  }

  /** Whether white stands between a prefix and the number. */
  private static boolean endsApart(COSDictionary range) {
    String raw = range.getString(PREFIX, "");
    return !raw.isBlank() && Character.isWhitespace(raw.charAt(raw.length() - 1));
  }

  private static String lower(String ascii) {
    return ascii.toLowerCase(Locale.ROOT);
  }

  private static String roman(long number) {
    if (number < 1 || number > MOST_ROMAN) {
      return Long.toString(number);
    }
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    StringBuilder roman = new StringBuilder();
    long left = number;
    for (int i = 0; i < values.length; i++) {
      for (; left >= values[i]; left -= values[i]) {
        roman.append(signs[i]);
      }
    }
    return roman.toString();
  }

  /** A to Z, then AA to ZZ, then AAA. */
  private static String letters(long number) {
    long times = (number - 1) / 26 + 1;
    return number < 1 || times > MOST_REPEATED
        ? Long.toString(number)
        : Character.toString((char) ('A' + (number - 1) % 26)).repeat((int) times);
  }
}
