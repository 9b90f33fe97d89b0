// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.page.PageModel;
import dev.carrel.engine.BatesNumbers;
import dev.carrel.engine.document.DocumentId;
import java.util.List;

/** Brings the Bates numbers of the document on show to its pages. */
final class NumberedPages {
  private final BatesNumbers bates;
  private final PageModel page;
  private final Background background;

  NumberedPages(BatesNumbers bates, PageModel page, Background background) {
    this.bates = bates;
    this.page = page;
    this.background = background;
    page.openProperty().subscribe(open -> look());
  }

  /** Looks again: there may be numbers now. */
  void look() {
    page.openProperty().get().ifPresent(open -> look(open.document().id()));
  }

  private void look(DocumentId document) {
    page.number(document, List.of()); // those of the one before are not its
    background
        .task(Lane.QUICK, "look for Bates numbers", (progress, cancellation) -> bates.of(document))
        .onDone(numbers -> page.number(document, numbers))
        .start();
  }
}
