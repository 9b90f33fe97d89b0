package dev.carrel.engine.context;

import dev.carrel.engine.document.Document;
import java.util.List;

/**
 * What a question is answered from.
 *
 * @param documents those in the context, in order; pages that the model has not read are empty in
 *     them
 * @param tokens the opening's and the documents'
 * @param notes what is missing, as sentences; empty if all is there
 */
public record Scope(List<Document> documents, int tokens, List<String> notes) {
  public Scope {
    documents = List.copyOf(documents);
    notes = List.copyOf(notes);
  }
}
