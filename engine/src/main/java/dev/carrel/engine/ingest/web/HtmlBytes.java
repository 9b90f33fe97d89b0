// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import dev.carrel.engine.ingest.note.NamedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A page of the web from its bytes: in the encoding of its mark, or the one that it names if it is
 * in that, else by a guess.
 *
 * @param guess what is said of it
 */
public record HtmlBytes(Document html, Optional<String> guess) {
  private static final int LOOKED_AT = 8192;
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)<meta[^>]{1,300}?charset\\s*=\\s*[\"']?\\s*([\\w:.-]{2,40})"
              + "|<\\?xml[^>]{1,100}?encoding\\s*=\\s*[\"']([\\w:.-]{2,40})");

  /** The page. */
  static HtmlBytes of(byte[] bytes) throws IOException {
    if (hasMark(bytes)) {
      return new HtmlBytes(
          Jsoup.parse(new ByteArrayInputStream(bytes), null, ""), Optional.empty());
    }
    NamedText text = NamedText.of(bytes, named(bytes), true);
    return new HtmlBytes(Jsoup.parse(text.text()), text.guess());
  }

  /** The encoding that a page names; empty if it names none. */
  public static String named(byte[] bytes) {
    int length = Math.min(bytes.length, LOOKED_AT);
    Matcher named = NAMED.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    if (!named.find()) {
      return "";
    }
    String name = named.group(1) == null ? named.group(2) : named.group(1);
    // A page in which that can be read is in no encoding of two bytes for each letter.
    return name.toLowerCase(Locale.ROOT).startsWith("utf-16") ? "UTF-8" : name;
  }

  private static boolean hasMark(byte[] b) {
    boolean utf8 =
        b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
    return utf8
        || (b.length >= 2
            && ((b[0] == (byte) 0xFF && b[1] == (byte) 0xFE)
                || (b[0] == (byte) 0xFE && b[1] == (byte) 0xFF)));
  }
}
