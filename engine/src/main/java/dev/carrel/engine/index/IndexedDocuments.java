// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.DocumentId;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Lists the documents of an index from its dictionary, without touching the pages. */
final class IndexedDocuments {
  private IndexedDocuments() {}

  static Set<DocumentId> of(IndexReader reader) throws IOException {
    Set<DocumentId> documents = new HashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(PageFields.DOCUMENT);
      if (terms != null) {
        collect(leaf.reader(), terms.iterator(), documents);
      }
    }
    return Set.copyOf(documents);
  }

  private static void collect(LeafReader leaf, TermsEnum terms, Set<DocumentId> documents)
      throws IOException {
    for (BytesRef term = terms.next(); term != null; term = terms.next()) {
      if (isLive(terms, leaf.getLiveDocs())) {
        documents.add(new DocumentId(term.utf8ToString()));
      }
    }
  }

  /** The terms of deleted pages stay in the dictionary until Lucene merges. */
  private static boolean isLive(TermsEnum terms, @Nullable Bits live) throws IOException {
    PostingsEnum pages = terms.postings(null, PostingsEnum.NONE);
    while (pages.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (live == null || live.get(pages.docID())) {
        return true;
      }
    }
    return false;
  }
}
