// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.document.Document;
import java.util.List;

/**
 * What a question is answered from.
 *
 * @param read the documents in the context, in order
 * @param tokens the opening's and the documents'
 * @param contextKey {@link dev.carrel.engine.model.LanguageModel#contextKey} of the context
 * @param computePath {@link dev.carrel.engine.model.LanguageModel#computePath} of the context
 * @param notes what is missing, as sentences; empty if all is there
 */
public record AnswerScope(
    List<ReadSoFar> read, int tokens, String contextKey, String computePath, List<String> notes) {
  public AnswerScope {
    read = List.copyOf(read);
    notes = List.copyOf(notes);
  }

  /** The documents; pages that the model has not read are empty in them. */
  public List<Document> documents() {
    return read.stream().map(ReadSoFar::document).toList();
  }
}
