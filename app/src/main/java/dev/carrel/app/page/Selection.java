package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import java.util.Optional;

/**
 * Selected text of a document, from where it was begun to where it was drawn.
 *
 * @param anchor where it was begun
 * @param focus where it ends now; may lie before the anchor
 */
public record Selection(At anchor, At focus) {
  /**
   * A place between two characters.
   *
   * @param page from 1
   * @param offset in the page's text
   */
  public record At(int page, int offset) implements Comparable<At> {
    @Override
    public int compareTo(At other) {
      return page != other.page
          ? Integer.compare(page, other.page)
          : Integer.compare(offset, other.offset);
    }
  }

  /** A part of one page's text. */
  record Range(int start, int end) {}

  static Selection of(int page, int start, int end) {
    return new Selection(new At(page, start), new At(page, end));
  }

  boolean isEmpty() {
    return anchor.equals(focus);
  }

  At first() {
    return anchor.compareTo(focus) <= 0 ? anchor : focus;
  }

  At last() {
    return anchor.compareTo(focus) <= 0 ? focus : anchor;
  }

  /** The same beginning, drawn to another end. */
  Selection to(At newFocus) {
    return new Selection(anchor, newFocus);
  }

  /**
   * What of a page is selected.
   *
   * @param length of the page's text
   */
  Optional<Range> on(int page, int length) {
    if (isEmpty() || page < first().page() || page > last().page()) {
      return Optional.empty();
    }
    int start = page == first().page() ? Math.min(first().offset(), length) : 0;
    int end = page == last().page() ? Math.min(last().offset(), length) : length;
    return start < end ? Optional.of(new Range(start, end)) : Optional.empty();
  }

  /** The words, in reading order; a new line between two pages. */
  String text(Document document) {
    StringBuilder words = new StringBuilder();
    int lastPage = Math.min(last().page(), document.pages().size());
    for (int page = first().page(); page <= lastPage; page++) {
      String text = document.page(page).text();
      Optional<Range> range = on(page, text.length());
      if (range.isPresent()) {
        if (!words.isEmpty() && words.charAt(words.length() - 1) != '\n') {
          words.append('\n');
        }
        words.append(text, range.get().start(), range.get().end());
      }
    }
    return words.toString();
  }
}
