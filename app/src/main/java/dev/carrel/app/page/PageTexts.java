// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.selection.Texts;
import dev.carrel.engine.document.Document;

/**
 * The pages of a document, to be selected across.
 *
 * @param document whose they are
 */
record PageTexts(Document document) implements Texts {
  @Override
  public int first() {
    return 1;
  }

  @Override
  public int last() {
    return document.pages().size();
  }

  @Override
  public String text(int part) {
    return document.page(part).text();
  }

  @Override
  public String before(int part) {
    String text = part > first() ? text(part - 1) : "";
    return text.isEmpty() || text.endsWith("\n") ? "" : "\n";
  }
}
