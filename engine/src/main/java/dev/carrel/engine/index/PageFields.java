// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * The fields of a page in Lucene. A change here or in the analysis needs a new {@link #FORMAT},
 * with which older indexes are made anew.
 */
final class PageFields {
  static final String FORMAT = "6";

  static final String DOCUMENT = "document";
  static final String LANGUAGE = "language";
  static final String TEXT = "text";
  static final String DOCUMENT_ORDER = "document_order";
  private static final String NAME_ORDER = "name_order";
  static final String PAGE_ORDER = "page_order";
  private static final String PAGE = "page";
  private static final String SEEN = "seen";

  /** Best first; of equals, by the document's name, then by page. */
  static final Sort ORDER =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(NAME_ORDER, SortField.Type.STRING),
          new SortField(DOCUMENT_ORDER, SortField.Type.STRING),
          new SortField(PAGE_ORDER, SortField.Type.INT));

  private static final FieldType WORDS = words();

  private PageFields() {}

  private static FieldType words() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    type.freeze();
    return type;
  }

  static Term documentTerm(DocumentId id) {
    return new Term(DOCUMENT, id.sha256());
  }

  /** What is searched of a page. */
  record Text(int number, String text, int seenLength) {
    static Text of(Page page) {
      return new Text(page.number(), page.text(), page.seenLength());
    }
  }

  /** Of the pages of a document, in their order. */
  static List<Text> texts(IndexSearcher searcher, DocumentId id) throws IOException {
    List<Text> texts = new ArrayList<>();
    Query of = new TermQuery(documentTerm(id));
    for (ScoreDoc doc : searcher.search(of, Math.max(1, searcher.count(of))).scoreDocs) {
      Document page = searcher.storedFields().document(doc.doc);
      if (page.getField(TEXT) != null) {
        texts.add(new Text(pageNumber(page), text(page), seenLength(page)));
      }
    }
    texts.sort(Comparator.comparingInt(Text::number));
    return texts;
  }

  /** The pages of a document, if they are in a language. */
  static Query inLanguage(DocumentId id, Language language) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(documentTerm(id)), Occur.FILTER)
        .add(new TermQuery(new Term(LANGUAGE, language.tag())), Occur.FILTER)
        .build();
  }

  /** One page. */
  static Query one(DocumentId id, int page) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(documentTerm(id)), Occur.FILTER)
        .add(NumericDocValuesField.newSlowExactQuery(PAGE_ORDER, page), Occur.FILTER)
        .build();
  }

  static Document page(DocumentId id, String name, Language language, Page page) {
    Document fields = place(id, name, language, page.number());
    fields.add(new StoredField(TEXT, page.text()));
    fields.add(new StoredField(SEEN, page.seenLength()));
    fields.add(new Field(PageAnalyzer.EXACT, page.text(), WORDS));
    CutWords.of(page.text())
        .forEach(cut -> fields.add(new StringField(CutWords.FIELD, cut, Field.Store.NO)));
    language.field().ifPresent(field -> fields.add(new Field(field, page.text(), WORDS)));
    return fields;
  }

  /** So that a document without pages is in the index, too. */
  static Document noPage(DocumentId id, String name) {
    return place(id, name, Language.OTHER, 0);
  }

  private static Document place(DocumentId id, String name, Language language, int page) {
    Document fields = new Document();
    fields.add(new StringField(DOCUMENT, id.sha256(), Field.Store.YES));
    fields.add(new SortedDocValuesField(DOCUMENT_ORDER, new BytesRef(id.sha256())));
    fields.add(new SortedDocValuesField(NAME_ORDER, new BytesRef(shortened(name))));
    fields.add(new StringField(LANGUAGE, language.tag(), Field.Store.NO));
    fields.add(new StoredField(PAGE, page));
    fields.add(new NumericDocValuesField(PAGE_ORDER, page));
    return fields;
  }

  /** Lucene takes at most 32,766 bytes. */
  private static String shortened(String name) {
    return name.length() <= 1000 ? name : name.substring(0, 1000);
  }

  static DocumentId document(Document stored) {
    return new DocumentId(stored.get(DOCUMENT));
  }

  static int pageNumber(Document stored) {
    return stored.getField(PAGE).numericValue().intValue();
  }

  static String text(Document stored) {
    return stored.get(TEXT);
  }

  /** Where the part of the text ends that can be seen on the page. */
  static int seenLength(Document stored) {
    return stored.getField(SEEN).numericValue().intValue();
  }
}
