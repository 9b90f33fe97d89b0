package dev.carrel.app.conversation;

import dev.carrel.engine.conversation.StoredTurn;
import java.util.List;

/**
 * What is written into a file: a conversation.
 *
 * @param title the conversation's
 * @param turns in order
 */
record Transcript(String title, List<StoredTurn> turns) {
  Transcript {
    turns = List.copyOf(turns);
  }

  /** The answered turns of a conversation as they are shown. */
  static Transcript of(Talk talk) {
    return new Transcript(
        talk.titleProperty().get(),
        talk.turns().stream().flatMap(turn -> turn.stored().stream()).toList());
  }

  /** A file's name without an ending: the title, less what file systems do not take. */
  String fileName() {
    String name =
        title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ").replaceAll("\\s+", " ").strip();
    while (name.endsWith(".") || name.endsWith("…")) {
      name = name.substring(0, name.length() - 1).strip();
    }
    return name;
  }
}
