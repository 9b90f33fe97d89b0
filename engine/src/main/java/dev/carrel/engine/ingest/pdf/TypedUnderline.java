// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

/**
 * Hyphens in a line of their own beneath words, as typewriters and the forms of the SEC underline
 * them. They are no text: left in it they stand in the middle of sentences, and of quotes.
 */
final class TypedUnderline {
  private static final String SIGNS = "-\u2010\u2011\u2012\u2013\u2014\u2015=";

  /** So many make a line: fewer may be a dash, or a cell in which there is nothing. */
  private static final int FEWEST = 3;

  /** The share of a run with words above it. */
  private static final float BENEATH = 0.6f;

  /** The words above are no farther away, in sizes of type. */
  private static final float CLOSE = 1.8f;

  private TypedUnderline() {}

  /** Whether a line is nothing but the underline of the one before it. */
  static boolean is(TextLine line, TextLine before) {
    return line.chunks().stream().allMatch(TypedUnderline::isRun)
        && longest(line) >= FEWEST
        && isClose(before, line)
        && line.chunks().stream().allMatch(run -> isBelow(before, run));
  }

  /** Whether words are signs that only draw a line, and long enough for one. */
  static boolean isRule(String words) {
    return words.codePointCount(0, words.length()) >= FEWEST && isRun(words);
  }

  private static boolean isRun(Chunk chunk) {
    return isRun(chunk.text());
  }

  private static boolean isRun(String words) {
    return words.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0);
  }

  private static int longest(TextLine line) {
    return line.chunks().stream().mapToInt(chunk -> chunk.glyphs().size()).max().orElse(0);
  }

  private static boolean isClose(TextLine above, TextLine line) {
    float down = line.baseline() - above.baseline();
    return down > 0 && down <= CLOSE * line.em();
  }

  private static boolean isBelow(TextLine above, Chunk run) {
    float shared = 0;
    for (Chunk words : above.chunks()) {
      if (!isRun(words)) {
        shared +=
            Math.max(0, Math.min(words.right(), run.right()) - Math.max(words.left(), run.left()));
      }
    }
    return shared >= BENEATH * run.width();
  }
}
