// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.embedding.Embedding;
import dev.carrel.engine.index.Snippets.Snippet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** One look at the vectors in one state of the index. */
final class VectorSearch {
  private final IndexSearcher searcher;
  private final PassageFields fields;

  VectorSearch(IndexSearcher searcher, PassageFields fields) {
    this.searcher = searcher;
    this.fields = fields;
  }

  /** A passage, where its vector lies. */
  private record Found(TextSpan place, float similarity) {}

  Map<TextSpan, Float> similarities(Embedding question, Collection<DocumentId> documents)
      throws IOException {
    Map<TextSpan, Float> all = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      for (DocumentId id : documents) {
        collect(leaf.reader(), id, question, all);
      }
    }
    return all;
  }

  private void collect(
      LeafReader leaf, DocumentId id, Embedding question, Map<TextSpan, Float> into)
      throws IOException {
    @Nullable PostingsEnum docs = leaf.postings(PassageFields.ofTerm(id), PostingsEnum.NONE);
    @Nullable ByteVectorValues vectors = leaf.getByteVectorValues(fields.vector());
    if (docs == null || vectors == null) {
      return;
    }
    @Nullable Bits live = leaf.getLiveDocs();
    DocIndexIterator at = vectors.iterator();
    Places places = new Places(leaf);
    while (docs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      int doc = docs.docID();
      boolean has = at.docID() >= doc ? at.docID() == doc : at.advance(doc) == doc;
      if (has && (live == null || live.get(doc))) {
        into.put(places.of(id, doc), question.cosineOfBytes(vectors.vectorValue(at.index())));
      }
    }
  }

  /** The places of passages, asked for in the order in which they lie. */
  private static final class Places {
    private final NumericDocValues page;
    private final NumericDocValues start;
    private final NumericDocValues end;

    Places(LeafReader leaf) throws IOException {
      page = DocValues.getNumeric(leaf, PageFields.PAGE_ORDER);
      start = DocValues.getNumeric(leaf, PassageFields.START);
      end = DocValues.getNumeric(leaf, PassageFields.END);
    }

    TextSpan of(DocumentId id, int doc) throws IOException {
      return new TextSpan(id, value(page, doc), value(start, doc), value(end, doc));
    }

    private static int value(NumericDocValues values, int doc) throws IOException {
      if (!values.advanceExact(doc)) {
        throw new IOException("a passage without a place");
      }
      return Math.toIntExact(values.longValue());
    }
  }

  List<Hit> nearest(Embedding question, Optional<Set<DocumentId>> within, int limit)
      throws IOException {
    @Nullable TermInSetQuery filter =
        within
            .map(
                ids ->
                    new TermInSetQuery(
                        PassageFields.OF, ids.stream().map(i -> new BytesRef(i.sha256())).toList()))
            .orElse(null);
    KnnByteVectorQuery query =
        new KnnByteVectorQuery(fields.vector(), question.toBytes(), limit, filter);
    List<Found> found = new ArrayList<>();
    for (ScoreDoc doc : searcher.search(query, limit).scoreDocs) {
      found.add(found(doc.doc, question));
    }
    found.sort(
        Comparator.<Found>comparingDouble(f -> -f.similarity())
            .thenComparing(f -> f.place().document().sha256())
            .thenComparingInt(f -> f.place().page())
            .thenComparingInt(f -> f.place().start()));
    List<Hit> hits = new ArrayList<>();
    for (Found each : found) {
      hit(each).ifPresent(hits::add);
    }
    return hits;
  }

  /** Its likeness is taken again from the question as it is, not from its bytes. */
  private Found found(int doc, Embedding question) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    int inLeaf = doc - leaf.docBase;
    SortedDocValues of = DocValues.getSorted(leaf.reader(), PageFields.DOCUMENT_ORDER);
    @Nullable ByteVectorValues vectors = leaf.reader().getByteVectorValues(fields.vector());
    if (!of.advanceExact(inLeaf) || vectors == null) {
      throw new IOException("a passage without a document");
    }
    DocIndexIterator at = vectors.iterator();
    int _ = at.advance(inLeaf);
    DocumentId id = new DocumentId(of.lookupOrd(of.ordValue()).utf8ToString());
    return new Found(
        new Places(leaf.reader()).of(id, inLeaf),
        question.cosineOfBytes(vectors.vectorValue(at.index())));
  }

  private Optional<Hit> hit(Found found) throws IOException {
    TextSpan place = found.place();
    ScoreDoc[] pages = searcher.search(PageFields.one(place.document(), place.page()), 1).scoreDocs;
    if (pages.length == 0) {
      return Optional.empty();
    }
    Document page = searcher.storedFields().document(pages[0].doc);
    Snippet snippet = Snippets.passage(PageFields.text(page), place.start(), place.end());
    return Optional.of(
        new Hit(
            place.document(),
            place.page(),
            found.similarity(),
            snippet.text(),
            snippet.highlights(),
            List.of(place)));
  }
}
