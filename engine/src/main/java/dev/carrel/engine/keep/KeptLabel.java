// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.util.Optional;

/**
 * What a part is of, as its file says it: a name for people and, on a second line, the document's
 * id. Names may be shared by documents and change; files that were kept before ids were noted have
 * a name alone.
 *
 * @param name what people call what was read; of its first line, at most 1,000 characters
 * @param document the id of the document
 */
public record KeptLabel(String name, Optional<String> document) {
  private static final int MOST_NAME = 1000;
  private static final String DOCUMENT = "\ndocument=";

  public KeptLabel {
    String line = name.replace('\n', ' ');
    name =
        line.codePointCount(0, line.length()) <= MOST_NAME
            ? line
            : line.substring(0, line.offsetByCodePoints(0, MOST_NAME));
  }

  /** Of a text that {@link #text} gave, or of a name alone. */
  public static KeptLabel parse(String text) {
    int second = text.lastIndexOf(DOCUMENT);
    return second < 0
        ? new KeptLabel(text, Optional.empty())
        : new KeptLabel(
            text.substring(0, second), Optional.of(text.substring(second + DOCUMENT.length())));
  }

  /** As it stands in a file. */
  public String text() {
    return name + document.map(id -> DOCUMENT + id).orElse("");
  }
}
