// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.DocumentId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/**
 * The fields of passages in Lucene, one Lucene document each, beside the pages; and of a mark that
 * says how far a document's passages are there. They hold places and vectors, no words. Vectors of
 * another kind lie in a field of another name, so that they are never compared.
 *
 * @param kind by what they were made
 */
record PassageFields(String kind) {
  static final String START = "start";
  static final String END = "end";
  static final String OF = "passage_of";
  private static final String PAGES_DONE = "pages_done";

  /** What there is of a document's vectors, of whatever kind. */
  static Term ofTerm(DocumentId id) {
    return new Term(OF, id.sha256());
  }

  String vector() {
    return "meaning " + kind;
  }

  /** The mark of a document. */
  Term markTerm(DocumentId id) {
    return new Term("mark " + kind, id.sha256());
  }

  Document passage(PassageVector passage) {
    String id = passage.place().document().sha256();
    Document fields = new Document();
    fields.add(new StringField(OF, id, Field.Store.NO));
    fields.add(new SortedDocValuesField(PageFields.DOCUMENT_ORDER, new BytesRef(id)));
    fields.add(new NumericDocValuesField(PageFields.PAGE_ORDER, passage.place().page()));
    fields.add(new NumericDocValuesField(START, passage.place().start()));
    fields.add(new NumericDocValuesField(END, passage.place().end()));
    fields.add(
        new KnnByteVectorField(
            vector(), passage.meaning().toBytes(), VectorSimilarityFunction.COSINE));
    return fields;
  }

  Document mark(DocumentId id, int pagesDone) {
    Document fields = new Document();
    Term mark = markTerm(id);
    fields.add(new StringField(OF, id.sha256(), Field.Store.NO));
    fields.add(new StringField(mark.field(), mark.text(), Field.Store.NO));
    fields.add(new StoredField(PAGES_DONE, pagesDone));
    return fields;
  }

  static int pagesDone(Document mark) {
    return mark.getField(PAGES_DONE).numericValue().intValue();
  }
}
