package dev.carrel.engine.index;

/**
 * Text made ready for the tokenizer without changing its length, so that every offset stays that of
 * the page.
 *
 * <p>A word divided at the end of a line ({@code termi-\nnation}) is bridged by soft hyphens, which
 * the tokenizer takes for a part of the word and {@link NormalizeFilter} then drops: the page has
 * one word, whose offsets cover both parts.
 */
final class LineJoins {
  static final char SOFT_HYPHEN = '\u00AD';

  private LineJoins() {}

  /** The same text with divided words bridged, and words parted that a full stop or colon joins. */
  static String join(String text) {
    StringBuilder parted = new StringBuilder(bridge(text));
    for (int i = 1; i + 1 < text.length(); i++) {
      if (partsWords(text, i)) {
        parted.setCharAt(i, ' ');
      }
    }
    return parted.toString();
  }

  /** The same text with divided words bridged. */
  static String bridge(String text) {
    if (text.indexOf('\n') < 0) {
      return text;
    }
    StringBuilder bridged = new StringBuilder(text);
    for (int i = 1; i < text.length(); i++) {
      if (isHyphen(text.charAt(i)) && Character.isLetter(text.charAt(i - 1))) {
        int next = continuation(text, i + 1);
        for (int at = i; at < next; at++) {
          bridged.setCharAt(at, SOFT_HYPHEN);
        }
      }
    }
    return bridged.toString();
  }

  /** The same text with each apostrophe a space, so that {@code l'accord} is found by its noun. */
  static String splitApostrophes(String text) {
    return text.replace('\'', ' ').replace('\u2019', ' ').replace('\u02BC', ' ');
  }

  /**
   * The tokenizer takes {@code time.The} and {@code Date:May} for one word; PDFs are full of them.
   */
  private static boolean partsWords(String text, int i) {
    char c = text.charAt(i);
    return (c == '.' || c == ':')
        && Character.isLetter(text.charAt(i - 1))
        && Character.isLetter(text.charAt(i + 1));
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == '\u2011' || c == SOFT_HYPHEN;
  }

  /**
   * Where the word goes on behind one line break; 0 if it does not. A capital starts another word:
   * {@code Anglo-\nAmerican}.
   */
  private static int continuation(String text, int from) {
    int breaks = 0;
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      breaks += text.charAt(at) == '\n' ? 1 : 0;
      at++;
    }
    return breaks == 1 && at < text.length() && Character.isLowerCase(text.charAt(at)) ? at : 0;
  }
}
