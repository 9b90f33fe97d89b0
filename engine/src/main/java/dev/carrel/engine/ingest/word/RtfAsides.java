// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.MadeBy;
import dev.carrel.engine.ingest.flow.RunningHeads;
import java.util.ArrayList;
import java.util.List;

/**
 * Words of an RTF file that stand in a group of their own amid the text and belong elsewhere: what
 * runs above the pages, what boxes hold, who wrote a comment.
 */
final class RtfAsides {
  enum Kind {
    HEAD,
    BOX,
    AUTHOR
  }

  private final RunningHeads heads = new RunningHeads();
  private final List<String> boxes = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private String author = "";
  private Kind kind = Kind.HEAD;

  /** How many groups were open where one began; below 0 where none is open. */
  private int from = -1;

  boolean isOpen() {
    return from >= 0;
  }

  /** Begins one, unless it is within another. */
  void open(Kind of, int groups) {
    if (!isOpen()) {
      kind = of;
      from = groups;
      words.setLength(0);
    }
  }

  void write(String some) {
    words.append(some);
  }

  /** The last character that was written; a blank if there is none. */
  char last() {
    return words.isEmpty() ? ' ' : words.charAt(words.length() - 1);
  }

  /** Ends one, if it is the group of this depth. */
  void endGroup(int groups) {
    if (!isOpen() || groups > from) {
      return;
    }
    from = -1;
    String said = words.toString().replaceAll("\\s+", " ").strip();
    switch (kind) {
      case AUTHOR -> author = said;
      case BOX -> {
        if (!said.isEmpty()) {
          boxes.add(said);
        }
      }
      case HEAD -> heads.add(said);
    }
  }

  /** " by NAME" of the comment that follows, once. */
  String by() {
    String by = MadeBy.of(author);
    author = "";
    return by;
  }

  /** Writes what boxes in the paragraph hold, behind it. */
  void boxes(FlowedText out) {
    if (isOpen()) {
      return;
    }
    for (String box : boxes) {
      out.endLine();
      out.write("[Text box: " + box + "]");
    }
    boxes.clear();
  }

  /** Writes what runs above and below the pages, each once. */
  void heads(FlowedText out) {
    heads.write(out);
  }
}
