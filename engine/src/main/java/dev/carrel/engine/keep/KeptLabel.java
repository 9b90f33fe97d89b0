// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What a part is of, as its file says it: a name for people and, on a second line, the ids of the
 * documents that its run has tokens of. Names may be shared by documents and change. Files of
 * earlier versions name the last document alone, or none.
 *
 * @param name what people call what was read; of its first line, at most 1,000 characters
 * @param documents ids of the documents, as far as they are known
 * @param complete whether the run has tokens of no other document
 */
public record KeptLabel(String name, List<String> documents, boolean complete) {
  private static final int MOST_NAME = 1000;
  private static final String ALL = "\ndocuments=";
  private static final String LAST = "\ndocument=";

  public KeptLabel {
    String line = name.replace('\n', ' ');
    name =
        line.codePointCount(0, line.length()) <= MOST_NAME
            ? line
            : line.substring(0, line.offsetByCodePoints(0, MOST_NAME));
    documents = List.copyOf(documents);
  }

  /**
   * Of a run.
   *
   * @param documents ids of all documents that it has tokens of, the last one last
   */
  public static KeptLabel of(String name, List<String> documents) {
    KeptLabel label = new KeptLabel(name, documents, true);
    boolean fits = label.text().getBytes(StandardCharsets.UTF_8).length <= PartFront.MOST_TEXT;
    return fits ? label : new KeptLabel(name, List.of(documents.getLast()), false);
  }

  /** Of a text that {@link #text} gave, or of a name alone. */
  public static KeptLabel parse(String text) {
    int all = text.lastIndexOf(ALL);
    if (all >= 0) {
      List<String> ids = List.of(text.substring(all + ALL.length()).split(","));
      return new KeptLabel(text.substring(0, all), ids, true);
    }
    int last = text.lastIndexOf(LAST);
    return last < 0
        ? new KeptLabel(text, List.of(), false)
        : new KeptLabel(
            text.substring(0, last), List.of(text.substring(last + LAST.length())), false);
  }

  /** As it stands in a file. */
  public String text() {
    if (documents.isEmpty()) {
      return name;
    }
    return complete ? name + ALL + String.join(",", documents) : name + LAST + documents.getLast();
  }

  /** Whether the run may have tokens of one of these documents. */
  boolean mayHold(Set<String> ids) {
    return !complete || documents.stream().anyMatch(ids::contains);
  }
}
