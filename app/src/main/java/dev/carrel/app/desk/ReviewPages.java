// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.review.ReviewView;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.DocumentId;
import java.util.List;
import javafx.scene.layout.StackPane;

/** The page pane, as the review room uses it. */
record ReviewPages(Panes panes) implements ReviewView.Pages {
  @Override
  public void show(DocumentId document, List<Quote> quotes) {
    panes.openBeside(document, quotes);
  }

  @Override
  public void lend(StackPane place) {
    panes.middle().lendPage(place);
  }

  @Override
  public void takeBack() {
    panes.middle().takePageBack();
  }
}
