// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.embedding.Embedding;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * What the passages of documents mean: vectors of one kind, a byte a dimension, that lie in the
 * index and go with their document. They come page by page, and what there is stays if the rest
 * never comes. Thread-safe.
 */
public final class PassageVectors {
  private final DocumentIndex index;
  private final PassageFields fields;

  PassageVectors(DocumentIndex index, PassageFields fields) {
    this.index = index;
    this.fields = fields;
  }

  /** Of how many pages of a document, from the first on, the passages are there. */
  public int pagesDone(DocumentId id) {
    return index.read(
        searcher -> {
          ScoreDoc[] marks = searcher.search(new TermQuery(fields.markTerm(id)), 1).scoreDocs;
          return marks.length == 0
              ? 0
              : PassageFields.pagesDone(searcher.storedFields().document(marks[0].doc));
        });
  }

  /**
   * Adds the passages of a document's next pages. The first ones take the place of all that there
   * was, of any kind.
   *
   * @param pagesBefore as {@link #pagesDone} said
   * @param pagesDone with these
   * @return whether the document is there; else nothing was added
   * @throws CarrelException {@link Code#DISK_FULL}; then nothing was added
   */
  public boolean add(DocumentId id, int pagesBefore, List<PassageVector> next, int pagesDone) {
    Term before = pagesBefore == 0 ? PassageFields.ofTerm(id) : fields.markTerm(id);
    List<Document> added = new ArrayList<>();
    next.forEach(passage -> added.add(fields.passage(passage)));
    added.add(fields.mark(id, pagesDone));
    return index.addVectors(id, List.of(before), added);
  }

  /**
   * How alike a question and each passage of some documents are.
   *
   * @return from -1 to 1, by the passage's place; only of those that have a vector
   */
  public Map<TextSpan, Float> similarities(Embedding question, Collection<DocumentId> documents) {
    return index.read(
        searcher -> new VectorSearch(searcher, fields).similarities(question, documents));
  }

  /**
   * The passages that are nearest to a question, the nearest first.
   *
   * @param within these documents only; empty for all
   * @return each as a page that was found, with the passage as its only place
   */
  public List<Hit> nearest(Embedding question, Optional<Set<DocumentId>> within, int limit) {
    return index.read(
        searcher -> new VectorSearch(searcher, fields).nearest(question, within, limit));
  }
}
