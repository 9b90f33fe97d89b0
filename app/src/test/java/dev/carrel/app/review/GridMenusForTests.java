// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.ReviewGrid;

/** Menus of a grid without a room around it. */
final class GridMenusForTests {
  private GridMenusForTests() {}

  static GridMenus of(ReviewModel model) {
    return new GridMenus(
        model,
        new ColumnMenu(model, column -> {}),
        new GridMenus.Acts() {
          @Override
          public void open(ReviewGrid.Key key) {}

          @Override
          public void correct(ReviewGrid.Key key) {}

          @Override
          public void show(DocumentId document) {}
        });
  }
}
