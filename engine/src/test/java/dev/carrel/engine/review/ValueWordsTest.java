// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values in words, which are read as the same values again. */
class ValueWordsTest {
  private static final long SEED = 15;
  private static final List<String> CHOICES = List.of("Landlord", "Tenant", "Both of them");

  @Test
  void valuesAreToldInPlainWords() {
    assertEquals("18 months", ValueWords.of(new CellValue.Length("P18M", "")));
    assertEquals("1 year and 6 months", ValueWords.of(new CellValue.Length("P1Y6M", "")));
    assertEquals("10 business days", ValueWords.of(new CellValue.Length("P10D", "business")));
    assertEquals("1 hour", ValueWords.of(new CellValue.Length("PT1H", "")));
    assertEquals(
        "1500000 USD", ValueWords.of(new CellValue.Amount(new BigDecimal("1.5E6"), "USD")));
    assertEquals("yes", ValueWords.of(new CellValue.YesNo(true)));
    assertEquals("", ValueWords.of(new CellValue.Unread()));
  }

  @Test
  void whatIsToldIsReadAsTheSameAgain() {
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      same(ColumnType.DATE, new CellValue.Day(day(random)));
      same(ColumnType.YES_NO, new CellValue.YesNo(random.nextBoolean()));
      same(ColumnType.DURATION, length(random));
      same(ColumnType.AMOUNT, amount(random));
    }
    same(ColumnType.PARTY, new CellValue.Names(List.of("Acme, Inc.", "Müller & Söhne GmbH")));
    same(ColumnType.PARTY, new CellValue.Names(List.of("State of New York")));
    same(ColumnType.ONE_OF, new CellValue.Chosen(List.of("Both of them")));
    same(ColumnType.SOME_OF, new CellValue.Chosen(List.of("Landlord", "Tenant")));
  }

  private static void same(ColumnType type, CellValue value) {
    List<String> choices = type.hasChoices() ? CHOICES : List.of();
    ReviewColumn column = new ReviewColumn("t", type, "What is it?", "", choices, Optional.empty());
    String words = ValueWords.of(value);
    Optional<CellValue> read = ValueReader.read(column, words, List.of());
    assertEquals(
        Optional.of(true),
        read.map(other -> SameValue.agree(value, other)),
        "seed %d: %s as %s".formatted(SEED, words, read));
  }

  private static String day(Random random) {
    String year = String.valueOf(1900 + random.nextInt(199));
    String month = "%s-%02d".formatted(year, 1 + random.nextInt(12));
    return switch (random.nextInt(3)) {
      case 0 -> year;
      case 1 -> month;
      default -> "%s-%02d".formatted(month, 1 + random.nextInt(28));
    };
  }

  private static CellValue length(Random random) {
    int number = 1 + random.nextInt(60);
    return switch (random.nextInt(7)) {
      case 0 -> new CellValue.Length("P" + number + "Y", "");
      case 1 -> new CellValue.Length("P" + number + "M", "");
      case 2 -> new CellValue.Length("P" + number + "W", "");
      case 3 -> new CellValue.Length("P" + number + "D", "business");
      case 4 -> new CellValue.Length("PT" + number + "H", "");
      case 5 -> new CellValue.Length("P" + number + "Y" + (1 + random.nextInt(11)) + "M", "");
      default -> new CellValue.Length("P" + number + "D", "");
    };
  }

  private static CellValue amount(Random random) {
    String unit = List.of("USD", "EUR", "GBP", "%", "", "employees").get(random.nextInt(6));
    return new CellValue.Amount(BigDecimal.valueOf(random.nextInt(10_000_000), 2), unit);
  }
}
