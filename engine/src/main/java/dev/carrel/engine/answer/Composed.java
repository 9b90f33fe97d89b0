// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.answer.Passages.Passage;
import dev.carrel.engine.context.ChatMarks;
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

  /**
   * Adds a passage, or so much of its beginning. Blanks at its end or where another document begins
   * stand in none.
   */
  Composed add(Passages passages, Passage passage, int mostCharacters) {
    String whole = passages.string(passage);
    String words = whole.length() <= mostCharacters ? whole : whole.substring(0, mostCharacters);
    for (int from = 0; from < words.length(); ) {
      int end =
          Math.min(
              words.length(), passages.endOfDocument(passage.start() + from) - passage.start());
      int last = from + words.substring(from, end).stripTrailing().length();
      text.append(ChatMarks.neutral(words.substring(from, last)));
      texts.add(new Given.Passage(passages.places(passage.start() + from, passage.start() + last)));
      from = words.length() - words.substring(end).stripLeading().length();
      add(words.substring(last, from));
    }
    return this;
  }

  String text() {
    return text.toString();
  }

  List<Given.Text> texts() {
    return List.copyOf(texts);
  }
}
