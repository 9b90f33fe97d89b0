// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.bench.evidence.SaidValue.Said;
import org.junit.jupiter.api.Test;

class SaidValueTest {
  private static void said(Said expected, String category, String value, String text) {
    assertEquals(expected, SaidValue.in(category, value, text), text);
  }

  @Test
  void aDateIsTheSameInWordsAndFigures() {
    said(Said.YES, "Effective Date", "2/4/05", "It is effective from February 4, 2005.");
    said(Said.YES, "Effective Date", "12/31/98", "It ends on the 31st day of December, 1998.");
    said(Said.YES, "Agreement Date", "6/1/98", "Signed on 6/1/1998.");
    said(Said.OTHER, "Effective Date", "2/4/05", "It is effective from February 5, 2005.");
    said(Said.NOTHING, "Effective Date", "2/4/05", "It is effective when it is signed.");
    said(Said.YES, "Expiration Date", "perpetual", "It runs in perpetuity: it is perpetual.");
  }

  @Test
  void aDateThatNobodyFilledInSaysNothing() {
    said(Said.NOTHING, "Effective Date", "04/[]/2003", "It is effective from April 1, 2003.");
    said(Said.NOTHING, "Effective Date", "", "It is effective from April 1, 2003.");
  }

  @Test
  void twelveMonthsAreAYear() {
    said(Said.YES, "Renewal Term", "successive 1 year", "It renews for twelve months each.");
    said(Said.YES, "Notice Period To Terminate Renewal", "90 days", "Ninety (90) days before.");
    said(Said.OTHER, "Notice Period To Terminate Renewal", "90 days", "At least 30 days before.");
  }

  @Test
  void aPlaceAndNamesStandInTheWords() {
    said(
        Said.YES, "Governing Law", "Ontario, Canada", "The laws of the Province of Ontario apply.");
    said(Said.NOTHING, "Governing Law", "Texas", "The laws of New York apply.");
    String parties = "SABCO RACING, INC. (\"Sabco\"); Prolong Super Lubricants (\"Prolong\")";
    said(Said.YES, "Parties", parties, "It is between Sabco and Prolong.");
    said(Said.NOTHING, "Parties", parties, "It is between Sabco and others.");
    said(Said.YES, "Document Name", "SPONSORSHIP AGREEMENT", "It is the Sponsorship Agreement.");
  }

  @Test
  void yesIsNoValue() {
    said(Said.NOTHING, "Insurance", "Yes", "Yes, two million dollars.");
  }
}
