// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** Text strings of a PDF (ISO 32000-2, 7.9.2.2): also in UTF-8, and without marks of language. */
final class PdfWords {
  private static final Pattern LANGUAGE = Pattern.compile("\u001B[^\u001B]{0,20}\u001B");

  private PdfWords() {}

  /** What a string says. */
  static String of(COSString string) {
    byte[] bytes = string.getBytes();
    boolean utf8 =
        bytes.length >= 3
            && (bytes[0] & 0xFF) == 0xEF
            && (bytes[1] & 0xFF) == 0xBB
            && (bytes[2] & 0xFF) == 0xBF;
    String words =
        utf8 ? new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8) : string.getString();
    return LANGUAGE.matcher(words).replaceAll("");
  }

  /** What an entry says, in one line without spaces at its ends; empty if nothing. */
  static String line(COSDictionary dictionary, COSName key) {
    return of(dictionary.getDictionaryObject(key)).orElse("").strip().replaceAll("\\s+", " ");
  }

  private static Optional<String> of(@Nullable COSBase value) {
    return value instanceof COSString string ? Optional.of(of(string)) : Optional.empty();
  }

  /** The words of a text with styles (XHTML). */
  static String plain(String styled) {
    return styled
        .replaceAll("(?i)</p\\s*>|<br\\s*/?>", "\n")
        .replaceAll("<[^<>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#13;", "\n")
        .replace("&amp;", "&")
        .strip();
  }
}
