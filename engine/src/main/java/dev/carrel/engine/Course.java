// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.document.DocumentId;
import java.util.List;

/**
 * What is read, asked and left, in order: a value that is planned, shown, run by {@link Study}, and
 * run again from where it stopped.
 *
 * @param steps in order
 * @param leftOut documents that were asked for and do not fit
 */
public record Course(List<Step> steps, List<DocumentId> leftOut) {
  public Course {
    steps = List.copyOf(steps);
    leftOut = List.copyOf(leftOut);
  }

  /** One step. */
  public sealed interface Step {}

  /** The model reads a document, or some pages, behind what it has read. */
  public record Read(DocumentId document, PageSelection pages) implements Step {
    /** The whole document. */
    public Read(DocumentId document) {
      this(document, PageSelection.ALL);
    }
  }

  /** What was read by then is asked about. */
  public record Ask(String question) implements Step {}

  /** A document leaves the context; it stays in the library, and on disk what was read of it. */
  public record Leave(DocumentId document) implements Step {}

  /** Of these steps, with nothing left out. */
  public static Course of(Step... steps) {
    return new Course(List.of(steps), List.of());
  }

  /** What is read in it. */
  public List<Read> readings() {
    return steps.stream()
        .flatMap(
            step -> step instanceof Read read ? List.of(read).stream() : List.<Read>of().stream())
        .toList();
  }
}
