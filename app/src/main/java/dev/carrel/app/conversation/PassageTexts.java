// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.selection.Selection;
import dev.carrel.app.selection.Texts;
import java.util.List;

/**
 * The passages of an answer, to be selected across.
 *
 * @param passages in order, counted from 0
 */
record PassageTexts(List<Passage> passages) implements Texts {
  @Override
  public int first() {
    return 0;
  }

  @Override
  public int last() {
    return passages.size() - 1;
  }

  @Override
  public String text(int part) {
    return passages.get(part).characters();
  }

  @Override
  public String before(int part) {
    return passages.get(part).lead();
  }

  @Override
  public String copied(int part, Selection.Range range) {
    return passages.get(part).text(range.start(), range.end());
  }
}
