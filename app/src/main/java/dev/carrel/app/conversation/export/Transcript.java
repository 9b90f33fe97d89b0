// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.ground.ShownText;
import java.util.List;

/**
 * What is written into a file: a conversation.
 *
 * @param title the conversation's
 * @param turns in order
 */
public record Transcript(String title, List<StoredTurn> turns) {
  public Transcript {
    turns = List.copyOf(turns);
  }

  /**
   * A file's name without an ending: the title, less what file systems do not take and what would
   * not be seen.
   */
  public String fileName() {
    String name =
        ShownText.of(title)
            .replaceAll("<U\\+[0-9A-F]+>|[\\\\/:*?\"<>|\\p{Cntrl}]", " ")
            .replaceAll("\\s+", " ")
            .strip();
    while (name.endsWith(".") || name.endsWith("…")) {
      name = name.substring(0, name.length() - 1).strip();
    }
    return name;
  }
}
