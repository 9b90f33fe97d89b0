// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.passage.Passage;
import java.util.ArrayList;
import java.util.List;

/** A text that is put together, and which parts of it stand in a document. */
final class Composed {
  private final StringBuilder text = new StringBuilder();
  private final List<Given.Text> texts = new ArrayList<>();

  Composed add(String words) {
    text.append(words);
    addLiteral(words);
    return this;
  }

  private void addLiteral(String words) {
    if (!texts.isEmpty() && texts.getLast() instanceof Given.Literal(String before)) {
      texts.set(texts.size() - 1, new Given.Literal(before + words));
    } else if (!words.isEmpty()) {
      texts.add(new Given.Literal(words));
    }
  }

  /** Adds a passage. */
  Composed add(Passage passage) {
    text.append(ChatMarks.neutral(passage.text()));
    texts.add(new Given.Passage(List.of(passage.place())));
    return this;
  }

  String text() {
    return text.toString();
  }

  List<Given.Text> texts() {
    return List.copyOf(texts);
  }
}
