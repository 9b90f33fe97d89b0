package dev.carrel.engine.answer;

import dev.carrel.engine.document.Page;
import java.util.Arrays;
import java.util.List;

/**
 * Text as quotes are compared: white space, soft hyphens and line-end hyphens left out, typographic
 * quotes, dashes and dots brought to one shape. Each character knows where it came from.
 *
 * <p>A hyphen at a line's end may belong to the word ({@code third-\nparty}) or to the break
 * ({@code termi-\nnation}); it is left out of the text and remembered, so that both readings agree.
 */
final class MatchText {
  private char[] chars = new char[1024];
  private int[] pages = new int[1024];
  private int[] offsets = new int[1024];
  private boolean[] hyphenBefore = new boolean[1024];
  private int length;

  private MatchText() {}

  /** The pages of a document in order, as one text. */
  static MatchText of(List<Page> pages) {
    MatchText text = new MatchText();
    for (Page page : pages) {
      text.append(page.text(), page.number());
    }
    return text;
  }

  /** A quote; its characters are on page 0. */
  static MatchText of(String quote) {
    MatchText text = new MatchText();
    text.append(quote, 0);
    return text;
  }

  private void append(String text, int page) {
    boolean hyphen = false;
    for (int i = 0; i < text.length(); i++) {
      char c = fold(text.charAt(i));
      if (c == 0 || Character.isWhitespace(c)) {
        continue;
      }
      if (c == '-' && endsLine(text, i)) {
        hyphen = true;
        continue;
      }
      for (int dots = c == '…' ? 3 : 1; dots > 0; dots--) {
        put(c == '…' ? '.' : c, page, i, hyphen);
        hyphen = false;
      }
    }
  }

  private void put(char c, int page, int offset, boolean hyphen) {
    if (length == chars.length) {
      chars = Arrays.copyOf(chars, length * 2);
      pages = Arrays.copyOf(pages, length * 2);
      offsets = Arrays.copyOf(offsets, length * 2);
      hyphenBefore = Arrays.copyOf(hyphenBefore, length * 2);
    }
    chars[length] = c;
    pages[length] = page;
    offsets[length] = offset;
    hyphenBefore[length] = hyphen;
    length++;
  }

  /** Whether only blanks stand between a hyphen behind a letter and the line's end. */
  private static boolean endsLine(String text, int hyphen) {
    if (hyphen == 0 || !Character.isLetter(text.charAt(hyphen - 1))) {
      return false;
    }
    int i = hyphen + 1;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\r')) {
      i++;
    }
    return i < text.length() && text.charAt(i) == '\n';
  }

  /** One shape for what printers vary; 0 for what carries no meaning. */
  private static char fold(char c) {
    return switch (c) {
      case '‘', '’', '‚', '‛', '´', '`', 'ʼ', '′' -> '\'';
      case '“', '”', '„', '‟', '«', '»', '″' -> '"';
      case '‐', '‑', '‒', '–', '—', '―', '−' -> '-';
      case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF' -> 0;
      case '\u00A0', '\u2007', '\u202F' -> ' ';
      default -> c;
    };
  }

  int length() {
    return length;
  }

  char at(int i) {
    return chars[i];
  }

  /** The page, from 1, that a character stands on. */
  int page(int i) {
    return pages[i];
  }

  /** A character's place in its page's text. */
  int offset(int i) {
    return offsets[i];
  }

  /** Whether a line-end hyphen was left out before this character. */
  boolean hyphenBefore(int i) {
    return hyphenBefore[i];
  }

  /** Whether a word could begin here: no letter or digit stands directly before it. */
  boolean startsWord(int i) {
    return i == 0
        || !joinsWords(chars[i])
        || !joinsWords(chars[i - 1])
        || pages[i] != pages[i - 1]
        || (offsets[i] != offsets[i - 1] + 1 && !hyphenBefore[i]);
  }

  /** Letters and digits of scripts that put spaces between words. */
  private static boolean joinsWords(char c) {
    return Character.isLetterOrDigit(c)
        && switch (Character.UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
          default -> true;
        };
  }

  /** Whether a word could end before this character. */
  boolean endsWord(int end) {
    return end == length || startsWord(end);
  }
}
