// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.index.SearchTerm.Clause;
import dev.carrel.engine.index.Snippets.Snippet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

/** One search over one state of the index: language by language, then all hits in one order. */
final class PageSearch {
  private static final int MOST_SPANS = 1000;

  /** As {@link PageFields#ORDER}, over the searches of several languages. */
  private static final Comparator<Found> ORDER =
      Comparator.<Found>comparingDouble(found -> -found.score())
          .thenComparing(found -> found.key(1))
          .thenComparing(found -> found.key(2))
          .thenComparingInt(found -> (Integer) found.doc.fields[3]);

  /** A page found, and the query that knows where it matches. */
  private record Found(FieldDoc doc, Weight weight) {
    float score() {
      return (Float) doc.fields[0];
    }

    BytesRef key(int field) {
      return (BytesRef) doc.fields[field];
    }
  }

  private final IndexSearcher searcher;
  private final PageAnalyzer analyzer;

  PageSearch(IndexSearcher searcher, PageAnalyzer analyzer) {
    this.searcher = searcher;
    this.analyzer = analyzer;
  }

  List<Hit> search(SearchQuery query) throws IOException {
    List<Clause> clauses = SearchSyntax.parse(query.text());
    List<Found> found = new ArrayList<>();
    for (Language language : Language.values()) {
      Term term = new Term(PageFields.LANGUAGE, language.tag());
      if (searcher.getIndexReader().docFreq(term) > 0) {
        Optional<Query> words = new PageQueries(analyzer, language).build(clauses);
        if (words.isPresent()) {
          found.addAll(find(filtered(words.get(), term, query.within()), query.limit()));
        }
      }
    }
    found.sort(ORDER);
    List<Hit> hits = new ArrayList<>();
    for (Found each : found.subList(0, Math.min(found.size(), query.limit()))) {
      hits.add(hit(each));
    }
    return hits;
  }

  private static Query filtered(Query words, Term language, Optional<Set<DocumentId>> within) {
    BooleanQuery.Builder query =
        new BooleanQuery.Builder()
            .add(words, Occur.MUST)
            .add(new TermQuery(language), Occur.FILTER);
    within.ifPresent(
        documents ->
            query.add(
                new TermInSetQuery(
                    PageFields.DOCUMENT,
                    documents.stream().map(id -> new BytesRef(id.sha256())).toList()),
                Occur.FILTER));
    return query.build();
  }

  private List<Found> find(Query query, int limit) throws IOException {
    ScoreDoc[] docs = searcher.search(query, limit, PageFields.ORDER).scoreDocs;
    if (docs.length == 0) {
      return List.of();
    }
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
    return Arrays.stream(docs).map(doc -> new Found((FieldDoc) doc, weight)).toList();
  }

  private Hit hit(Found found) throws IOException {
    Document stored = searcher.storedFields().document(found.doc.doc);
    DocumentId id = PageFields.document(stored);
    int page = PageFields.pageNumber(stored);
    String text = PageFields.text(stored);
    List<Highlight> matches = matches(found);
    Snippet snippet = Snippets.cut(text, PageFields.seenLength(stored), matches);
    List<TextSpan> spans =
        matches.stream().map(m -> new TextSpan(id, page, m.start(), m.end())).toList();
    return new Hit(id, page, found.score(), snippet.text(), snippet.highlights(), spans);
  }

  private List<Highlight> matches(Found found) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    LeafReaderContext leaf =
        reader.leaves().get(ReaderUtil.subIndex(found.doc.doc, reader.leaves()));
    Matches matches = found.weight.matches(leaf, found.doc.doc - leaf.docBase);
    List<Highlight> all = new ArrayList<>();
    if (matches != null) {
      for (String field : matches) {
        collect(matches.getMatches(field), all);
      }
    }
    return joined(all);
  }

  private static void collect(MatchesIterator matches, List<Highlight> into) throws IOException {
    while (into.size() < 10 * MOST_SPANS && matches.next()) {
      int start = matches.startOffset();
      int end = matches.endOffset();
      if (start >= 0 && end > start) {
        into.add(new Highlight(start, end));
      }
    }
  }

  /** A word found as it stands and by its stem, or in a phrase and by itself, is one match. */
  private static List<Highlight> joined(List<Highlight> matches) {
    matches.sort(Comparator.comparingInt(Highlight::start).thenComparingInt(Highlight::end));
    List<Highlight> joined = new ArrayList<>();
    for (Highlight match : matches) {
      if (!joined.isEmpty() && match.start() < joined.getLast().end()) {
        Highlight last = joined.removeLast();
        joined.add(new Highlight(last.start(), Math.max(last.end(), match.end())));
      } else if (joined.size() < MOST_SPANS) {
        joined.add(match);
      }
    }
    return joined;
  }
}
