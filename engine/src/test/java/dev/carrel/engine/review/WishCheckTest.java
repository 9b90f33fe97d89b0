// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.review.Wish.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WishCheckTest {
  private static final String UNTOLD = "?";

  @Test
  void lengthsAndDatesAndAmountsAreHeldAgainstALimit() {
    Wish months = wish(Rule.AT_MOST, "12 months");
    told("! 18 months is more than the 12 months wished for", months, length("P18M", ""));
    told("1 year is not more than the 12 months wished for", months, length("P1Y", ""));
    told(
        "10 business days is not more than the 12 months wished for",
        months,
        length("P10D", "business"));
    told(UNTOLD, wish(Rule.AT_MOST, "12 days"), length("P10D", "business"));
    told(
        "! 30 days is less than the 60 days wished for",
        wish(Rule.AT_LEAST, "60 days"),
        length("P30D", ""));
    told(
        "! 2026-11-29 is later than the 2026-06-30 wished for",
        wish(Rule.AT_MOST, "2026-06-30"),
        new CellValue.Day("2026-11-29"));
    told(UNTOLD, wish(Rule.AT_MOST, "2026-06-30"), new CellValue.Day("2026-06"));
    told(
        "! 500000 USD is less than the USD 1 million wished for",
        wish(Rule.AT_LEAST, "USD 1 million"),
        amount("500000", "USD"));
    told(UNTOLD, wish(Rule.AT_LEAST, "USD 1 million"), amount("500000", "EUR"));
    told(UNTOLD, months, new CellValue.Text("a while"));
    told(UNTOLD, months, new CellValue.Unread());
  }

  @Test
  void valuesAreHeldAgainstThoseWished() {
    Wish law = wish(Rule.IS, "New York", "Delaware");
    told("State of New York is as wished", law, names("State of New York"));
    told("! Colorado is not the New York or Delaware wished for", law, names("Colorado"));
    told("Delaware; New York is as wished", law, names("Delaware", "New York"));
    told(
        "! Colorado is not the New York or Delaware wished for",
        law,
        names("Delaware", "Colorado"));
    told("! the answer is yes, against the wish", wish(Rule.IS, "no"), new CellValue.YesNo(true));
    told("the answer is no, as wished", wish(Rule.IS, "no"), new CellValue.YesNo(false));
    told("the answer is no, as wished", wish(Rule.IS, "nein"), new CellValue.YesNo(false));
    told(
        "! the answer is yes, against the wish",
        wish(Rule.IS_NOT, "oui"),
        new CellValue.YesNo(true));
    Wish notSole = wish(Rule.IS_NOT, "exclusive");
    told("! Exclusive is what was not wished for", notSole, chosen("Exclusive"));
    told("Non-exclusive is not what was not wished for", notSole, chosen("Non-exclusive"));
    told("! Exclusive is what was not wished for", notSole, chosen("Other", "Exclusive"));
    told(UNTOLD, wish(Rule.IS, "gold"), new CellValue.Text("silver"));
    told(
        "gold and silver is as wished",
        wish(Rule.IS, "gold"),
        new CellValue.Text("gold and silver"));
    told(UNTOLD, wish(Rule.IS, "no"), new CellValue.Unread());
  }

  @Test
  void whatIsThereOrNotIsHeldAgainstTheWish() {
    Wish present = wish(Rule.PRESENT);
    Wish absent = wish(Rule.ABSENT);
    told("it is there", present, new CellValue.Text("words"));
    told("it is there", present, new CellValue.Unread());
    told("! it is not there, and was wished for", present, new CellValue.YesNo(false));
    told("! it is there, against the wish", absent, new CellValue.YesNo(true));
    told("it is not there, as wished", absent, new CellValue.YesNo(false));
    nothing("! nothing was found, and something was wished for", present);
    nothing("nothing was found, as wished", absent);
    nothing("! nothing was found, and New York was wished for", wish(Rule.IS, "New York"));
    nothing("nothing was found, as wished", wish(Rule.IS, "no"));
    nothing("nothing was found, as wished", wish(Rule.IS, "nein"));
    nothing("! nothing was found, and yes was wished for", wish(Rule.IS, "yes"));
    nothing("nothing was found, and so not exclusive", wish(Rule.IS_NOT, "exclusive"));
    nothing(UNTOLD, wish(Rule.AT_MOST, "12 months"));
  }

  @Test
  void aCellThatNobodyAnsweredIsNotHeldAgainstAnything() {
    for (CellState state : List.of(CellState.WAITING, CellState.ANSWERING, CellState.FAILED)) {
      assertEquals(
          Optional.empty(), WishCheck.deviates(wish(Rule.PRESENT), state, Optional.empty()));
    }
    assertEquals(
        Optional.of(true),
        WishCheck.deviates(wish(Rule.PRESENT), CellState.VERIFIED, Optional.empty()));
  }

  private static void told(String wanted, Wish wish, CellValue value) {
    assertEquals(wanted, shown(wish, CellState.ANSWERED, Optional.of(value)));
  }

  private static void nothing(String wanted, Wish wish) {
    assertEquals(wanted, shown(wish, CellState.NOT_THERE, Optional.empty()));
  }

  private static String shown(Wish wish, CellState state, Optional<CellValue> value) {
    return WishCheck.of(wish, state, value)
        .map(check -> (check.deviates() ? "! " : "") + check.sentence())
        .orElse(UNTOLD);
  }

  private static Wish wish(Rule rule, String... values) {
    return new Wish(rule, List.of(values));
  }

  private static CellValue length(String iso, String counted) {
    return new CellValue.Length(iso, counted);
  }

  private static CellValue amount(String number, String unit) {
    return new CellValue.Amount(new BigDecimal(number), unit);
  }

  private static CellValue names(String... names) {
    return new CellValue.Names(List.of(names));
  }

  private static CellValue chosen(String... choices) {
    return new CellValue.Chosen(List.of(choices));
  }
}
