// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.evidence.Matter;

/** What a report says beside what documents say, in a person's language. */
public interface ReportWords {
  /** Its language, as BCP 47 calls it. */
  String language();

  /** The heading: which document is compared with which. */
  String title(Document old, Document now);

  /** How much differs, in a sentence. */
  String summary(DocumentComparison comparison, Document old, Document now);

  /** How a clause differs. */
  String kind(Change.Kind kind);

  /** What of a clause one asks for first. */
  String matter(Matter matter);

  /** Where a clause stands; not asked for one that is not there. */
  String place(Document document, Side side);

  /** What stands where a clause is not there. */
  String nowhere();

  /** A column of a table. */
  String head(Head head);

  /** The columns of a table of changes, in order. */
  enum Head {
    NUMBER,
    KIND,
    MATTERS,
    PLACE_BEFORE,
    PLACE_AFTER,
    BEFORE,
    AFTER,
    MODEL_SAYS
  }
}
