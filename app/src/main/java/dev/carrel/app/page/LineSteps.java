// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.selection.Selection;
import dev.carrel.engine.document.Document;
import java.util.function.IntFunction;

/** Where the keys lead from line to line of a document. */
final class LineSteps {
  private final Document document;
  private final IntFunction<PageText> texts;

  LineSteps(Document document, IntFunction<PageText> texts) {
    this.document = document;
    this.texts = texts;
  }

  /** A line further down, or up; over the edge of a page to the next. */
  Selection.At line(Selection.At at, int by) {
    PageText text = texts.apply(at.part());
    int next = text.isEmpty() ? at.offset() : text.lineFurther(at.offset(), by);
    if (next != at.offset()) {
      return new Selection.At(at.part(), next);
    }
    boolean down = by > 0;
    if (down && at.part() < document.pages().size()) {
      return new Selection.At(at.part() + 1, 0);
    }
    return !down && at.part() > 1 ? pageEnd(at.part() - 1) : at;
  }

  Selection.At lineStart(Selection.At at) {
    PageText text = texts.apply(at.part());
    return text.isEmpty() ? at : new Selection.At(at.part(), text.line(at.offset()).start());
  }

  Selection.At lineEnd(Selection.At at) {
    PageText text = texts.apply(at.part());
    return text.isEmpty() ? at : new Selection.At(at.part(), text.line(at.offset()).end());
  }

  Selection.At pageEnd(int page) {
    return new Selection.At(page, document.page(page).text().length());
  }
}
