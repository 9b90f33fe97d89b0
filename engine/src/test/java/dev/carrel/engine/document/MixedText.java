// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Random text of many scripts, broken into lines and disturbed as files disturb it. */
public final class MixedText {
  private static final List<String> PARTS =
      Stream.of(
              "a b c the Word de nation third-party 1990 3.4 12,000.00 l'accord A.b x -- . , : ! …"
                  + " -",
              "é É ü ñ ß ẞ æ Œ ł Ø İ ı ŉ ς Σ ΐ ж Й e\u0301 a\u0323\u0302 \u0301 q\u0303 \u20DD",
              "ﬁ ﬀ ﬅ ĳ ǆ ﷺ \uFB1E ﻼ ² ½ ① ™ ª Ⅳ \u212A \u212B ㎏ ¨ ´ ゛",
              "中 国 の カ ガ ｶﾞ ﾊﾟ ﾞ Ａ ｚ １ － ． 가 각 \u1100 \u1161 \u11A8 ㄱㅏ ู ำ क्षि বো",
              "שלום סלע\u05B0 سلام ى ئ ـ كتـاب \u200F \u202B \u202C",
              "\uD801\uDC00 \uD801\uDC28 \uD835\uDC00 \uD83C\uDD00 😀",
              "“ ” « ’ ' \" ` – — \u2212 \u2010 ⸺",
              "\u00AD \u00AD\n \u200B \u200C \u200D \uFEFF \u2060",
              "_ _ _ _ __ \t \u00A0 \u202F \u3000 \u2003",
              "\n \n \r\n \n\n _\n -\n -\n -_\r\n –\n ‐\n__")
          .flatMap(line -> Stream.of(line.split(" ")))
          .map(part -> part.replace('_', ' '))
          .toList();

  private MixedText() {}

  /** A text of about so many words and signs; the same for the same state of the generator. */
  public static String of(Random random, int parts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }
}
