// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.evidence.PassageWeight;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** What the model looked at for an answer, and whether that is shown on the pages. */
public final class Looked {
  /** Below this share of the most it is not shown: it looks a little at everything. */
  private static final double LEAST = 0.04;

  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<PassageWeight>> passages =
      new ReadOnlyObjectWrapper<>(List.of());

  Looked() {}

  /** Whether it is shown; off until a person wants it. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** Shows it or hides it. */
  public void toggle() {
    shown.set(!shown.get());
  }

  /** What is known, in any document; empty if nothing is. */
  public ReadOnlyObjectProperty<List<PassageWeight>> passagesProperty() {
    return passages.getReadOnlyProperty();
  }

  /** Another answer is looked at. */
  public void use(List<PassageWeight> now) {
    List<PassageWeight> enough = now.stream().filter(one -> one.weight() >= LEAST).toList();
    if (!passages.get().equals(enough)) {
      passages.set(enough);
    }
  }

  /** What is to be shown on a page; nothing while it is not shown. */
  List<PassageWeight> on(DocumentId document, int page) {
    return shown.get()
        ? passages.get().stream()
            .filter(one -> one.place().document().equals(document) && one.place().page() == page)
            .toList()
        : List.of();
  }

  /** How much it looked at a page at most; empty if not. */
  OptionalDouble weight(DocumentId document, int page) {
    return on(document, page).stream().mapToDouble(PassageWeight::weight).max();
  }
}
