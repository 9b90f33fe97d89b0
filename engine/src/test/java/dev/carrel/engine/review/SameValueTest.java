// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When two readers agree, and how values are sorted. */
class SameValueTest {
  @Test
  void valuesThatSayTheSameAgree() {
    agree(true, new CellValue.Day("2024-03-04"), new CellValue.Day("2024-03-04"));
    agree(true, amount("1500000", "USD"), amount("1500000.00", "usd"));
    agree(true, new CellValue.Length("P1Y", ""), new CellValue.Length("P12M", ""));
    agree(true, new CellValue.Length("P2W", ""), new CellValue.Length("P14D", ""));
    agree(true, chosen("A", "B"), chosen("B", "A"));
    agree(true, names("Acme, Inc.", "Beta"), names("BETA GmbH", "Acme Inc"));
    agree(true, names("State of New York"), names("New York"));
    agree(true, names("Société Générale"), names("Societe Generale SA"));
    agree(true, text("The tenant pays the rent."), text("the tenant pays the rent"));
    agree(true, text("The tenant pays"), text("Under clause two, the tenant pays monthly."));
    agree(true, new CellValue.YesNo(false), new CellValue.YesNo(false));
  }

  @Test
  void valuesThatSayAnotherThingDoNot() {
    agree(false, new CellValue.Day("2024-03-04"), new CellValue.Day("2024-03"));
    agree(false, amount("1500000", "USD"), amount("1500000", "EUR"));
    agree(false, amount("12", "%"), amount("12", ""));
    agree(false, new CellValue.Length("P30D", ""), new CellValue.Length("P1M", ""));
    agree(false, new CellValue.Length("P10D", ""), new CellValue.Length("P10D", "business"));
    agree(false, chosen("A", "B"), chosen("A"));
    agree(false, names("Acme", "Beta"), names("Acme"));
    agree(false, names("Acme"), names("Acmeton"));
    agree(false, text("The tenant pays the rent"), text("The tenant pays the rent not"));
    agree(false, text("The tenant pays the"), text("The tenant pays the 5 rents"));
    agree(false, text("tenant"), text("The tenant and the landlord"));
    agree(false, text("..."), text("---"));
    agree(false, new CellValue.Unread(), new CellValue.Unread());
    agree(false, new CellValue.YesNo(true), text("yes"));
  }

  @Test
  void valuesAreSortedAsTheirType() {
    sorted(new CellValue.YesNo(false), new CellValue.YesNo(true), new CellValue.Unread());
    sorted(
        new CellValue.Day("1999"),
        new CellValue.Day("2024"),
        new CellValue.Day("2024-03"),
        new CellValue.Day("2024-03-04"),
        new CellValue.Day("2024-10-01"),
        new CellValue.Unread());
    sorted(amount("9", "EUR"), amount("1000", "EUR"), amount("-3", "USD"), amount("20", "USD"));
    sorted(
        new CellValue.Length("PT48H", ""),
        new CellValue.Length("P10D", ""),
        new CellValue.Length("P10D", "business"),
        new CellValue.Length("P30D", ""),
        new CellValue.Length("P1M", ""),
        new CellValue.Length("P11M", ""),
        new CellValue.Length("P1Y6M", ""),
        new CellValue.Length("P2Y", ""));
    sorted(names("Ábel"), names("Acme"), names("Österreich AG"), names("Zeta"));
  }

  private static void agree(boolean wanted, CellValue a, CellValue b) {
    assertEquals(wanted, SameValue.agree(a, b), a + " and " + b);
    assertEquals(wanted, SameValue.agree(b, a), b + " and " + a);
  }

  private static void sorted(CellValue... values) {
    List<CellValue> wanted = List.of(values);
    for (int seed = 0; seed < 20; seed++) {
      List<CellValue> mixed = new ArrayList<>(wanted);
      Collections.shuffle(mixed, new Random(seed));
      mixed.sort(new ValueOrder());
      assertEquals(wanted, mixed, "seed " + seed);
    }
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

  private static CellValue text(String words) {
    return new CellValue.Text(words);
  }
}
