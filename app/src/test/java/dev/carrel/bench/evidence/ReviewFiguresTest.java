// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewFiguresTest {
  private static ReviewedCell cell(
      String type, boolean present, boolean told, int quotes, int marked, int spans, int found) {
    return new ReviewedCell(
        "a.pdf",
        "",
        type,
        "answered",
        "",
        present,
        told,
        quotes,
        marked,
        spans,
        found,
        found / 2,
        null,
        null,
        0,
        0);
  }

  @Test
  void quotesAreCountedWhereLawyersMarkedSomethingAndAbsenceWhereTheyDidNot() {
    List<ReviewFigures> rows =
        ReviewFigures.of(
            List.of(
                cell("date", true, true, 4, 1, 2, 1),
                cell("date", true, false, 0, 0, 2, 0),
                cell("yes-no", false, true, 3, 0, 0, 0),
                cell("yes-no", false, false, 0, 0, 0, 0)));
    ReviewFigures all = rows.getFirst();
    assertEquals(List.of("all", "date", "yes-no"), rows.stream().map(ReviewFigures::type).toList());
    assertEquals(.25, all.quotePrecision());
    assertEquals(.25, all.quoteRecall());
    assertEquals(.25, all.quoteF1());
    assertEquals(.5, all.presentPrecision());
    assertEquals(.5, all.presentRecall());
    assertEquals(.5, all.absentPrecision());
    assertEquals(.5, all.absentRecall());
    assertNull(all.valuesRight());
    assertNull(rows.getLast().quoteF1());
  }
}
