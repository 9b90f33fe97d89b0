package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.function.IntFunction;

/** Where the keys lead from a place in a document's text. */
final class SelectionSteps {
  private final Document document;
  private final IntFunction<PageText> texts;

  SelectionSteps(Document document, IntFunction<PageText> texts) {
    this.document = document;
    this.texts = texts;
  }

  private String words(int page) {
    return document.page(page).text();
  }

  /**
   * A sign or a word to one side, as it lies on the page: in Arabic, left is onwards.
   *
   * @param left to the left, else to the right
   */
  Selection.At sideways(Selection.At at, boolean left, boolean word) {
    return along(at, left == readsFromRight(at), word);
  }

  private boolean readsFromRight(Selection.At at) {
    String text = words(at.page());
    int near = Math.clamp(at.offset(), 0, Math.max(0, text.length() - 1));
    if (text.isEmpty()) {
      return false;
    }
    byte direction = Character.getDirectionality(text.codePointAt(near));
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private Selection.At along(Selection.At at, boolean onwards, boolean word) {
    BreakIterator signs =
        word
            ? BreakIterator.getWordInstance(Locale.ROOT)
            : BreakIterator.getCharacterInstance(Locale.ROOT);
    String text = words(at.page());
    signs.setText(text);
    int offset = Math.min(at.offset(), text.length());
    if (onwards) {
      if (offset < text.length()) {
        return new Selection.At(at.page(), signs.following(offset));
      }
      return at.page() < document.pages().size() ? new Selection.At(at.page() + 1, 0) : at;
    }
    if (offset > 0) {
      return new Selection.At(at.page(), signs.preceding(offset));
    }
    return at.page() > 1 ? pageEnd(at.page() - 1) : at;
  }

  /** A line further down, or up; over the edge of a page to the next. */
  Selection.At line(Selection.At at, int by) {
    PageText text = texts.apply(at.page());
    int next = text.isEmpty() ? at.offset() : text.lineFurther(at.offset(), by);
    if (next != at.offset()) {
      return new Selection.At(at.page(), next);
    }
    boolean down = by > 0;
    if (down && at.page() < document.pages().size()) {
      return new Selection.At(at.page() + 1, 0);
    }
    return !down && at.page() > 1 ? pageEnd(at.page() - 1) : at;
  }

  Selection.At lineStart(Selection.At at) {
    PageText text = texts.apply(at.page());
    return text.isEmpty() ? at : new Selection.At(at.page(), text.line(at.offset()).start());
  }

  Selection.At lineEnd(Selection.At at) {
    PageText text = texts.apply(at.page());
    return text.isEmpty() ? at : new Selection.At(at.page(), text.line(at.offset()).end());
  }

  Selection.At pageEnd(int page) {
    return new Selection.At(page, words(page).length());
  }
}
