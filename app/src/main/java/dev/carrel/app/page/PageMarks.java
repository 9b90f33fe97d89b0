// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.page.Mark.Kind;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.PassageWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is marked on each page of a document: what the model looked at, hits, the quote that is
 * looked at, the selection.
 */
final class PageMarks {
  private final PageModel model;
  private final Supplier<Document> document;

  PageMarks(PageModel model, Supplier<Document> document) {
    this.model = model;
    this.document = document;
  }

  /** The marks of a page, those that lie above others last. */
  List<Mark> on(int number) {
    Document whole = document.get();
    Page page = whole.page(number);
    List<Mark> marks = new ArrayList<>();
    for (PassageWeight passage : model.looked().on(whole.id(), number)) {
      add(marks, Kind.heat(passage.weight()), page, passage.place());
    }
    Found found = model.find().foundProperty().get();
    Optional<TextSpan> current = found.currentSpan();
    for (TextSpan hit : found.on(number)) {
      if (current.filter(hit::equals).isEmpty()) {
        add(marks, Kind.HIT, page, hit);
      }
    }
    model.targetProperty().get().marks().forEach(mark -> add(marks, Kind.MARK, page, mark));
    current.ifPresent(hit -> add(marks, Kind.CURRENT_HIT, page, hit));
    model
        .selectionProperty()
        .get()
        .flatMap(selection -> selection.on(number, page.text().length()))
        .ifPresent(range -> add(marks, Kind.SELECTION, page, range.start(), range.end()));
    return marks;
  }

  private void add(List<Mark> marks, Kind kind, Page page, TextSpan span) {
    if (span.page() == page.number() && span.document().equals(document.get().id())) {
      add(marks, kind, page, span.start(), span.end());
    }
  }

  private static void add(List<Mark> marks, Kind kind, Page page, int start, int end) {
    if (end <= page.text().length()) {
      page.layout().boxes(start, end).forEach(box -> marks.add(new Mark(kind, box)));
    }
  }
}
