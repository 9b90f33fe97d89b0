package dev.carrel.app.page;

import java.util.Optional;
import java.util.Set;

/**
 * Words of one style in a note, and where the note's text has them.
 *
 * @param text as it is shown
 * @param styles of {@code bold}, {@code italic}, {@code code}, {@code link}
 * @param link where it leads
 * @param start of its source in the text
 * @param end of its source in the text
 * @param lead characters of the source before the words, such as a backtick
 */
record NoteRun(
    String text, Set<String> styles, Optional<String> link, int start, int end, int lead) {
  /** Where a place of the source is in the words; the nearest if they differ from their source. */
  int at(int source) {
    return Math.clamp((long) source - start - lead, 0, text.length());
  }

  /** Where a place of the words is in the source; the nearest if they differ from it. */
  int source(int at) {
    return Math.clamp((long) at + start + lead, start, end);
  }

  boolean meets(int from, int to) {
    return start < to && end > from;
  }
}
