// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibilityTest {
  private static final String ENGLISH =
      "The Seller shall deliver the goods to the Buyer by the first day of the month that follows"
          + " the date of this Agreement, and the Buyer shall pay the price within thirty days of"
          + " the day on which it has received them, unless either of them is prevented from doing"
          + " so by an event that it could not foresee, such as a flood, a strike or a war.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ENGLISH,
        "Der Verkäufer liefert die Ware bis zum ersten Tag des Monats, der auf den Abschluss dieses"
            + " Vertrages folgt, und der Käufer zahlt den Preis binnen dreißig Tagen nach Erhalt.",
        "Sprzedawca dostarczy towar kupującemu do pierwszego dnia miesiąca następującego po dacie"
            + " niniejszej umowy, a kupujący zapłaci cenę w ciągu trzydziestu dni od jego odbioru.",
        "Satıcı, malları bu sözleşmenin tarihini izleyen ayın ilk gününe kadar alıcıya teslim eder"
            + " ve alıcı, teslim aldığı günden itibaren otuz gün içinde bedeli öder.",
        "Az eladó az árut a jelen szerződés keltét követő hónap első napjáig átadja a vevőnek, a"
            + " vevő pedig az átvételtől számított harminc napon belül kifizeti a vételárat.",
        "Продавец передает товар покупателю до первого числа месяца, следующего за датой договора."
      })
  void whatALanguageSaysIsPlausible(String text) {
    Plausibility plausibility = Plausibility.of(text);

    assertFalse(plausibility.isNonsense(), text);
    assertFalse(plausibility.isMisread(), text);
  }

  @Test
  void lettersThatStandForOthersAreNonsense() {
    StringBuilder shifted = new StringBuilder();
    ENGLISH
        .chars()
        .map(c -> c >= 'a' && c <= 'z' ? 'a' + (c - 'a' + 7) % 26 : c)
        .forEach(c -> shifted.append((char) c));

    assertTrue(Plausibility.of(shifted.toString()).isNonsense(), shifted.toString());
  }

  @Test
  void wordsWithDigitsAndSignsAmongTheirLettersAreMisread() {
    String misread =
        ENGLISH.replace("ll", "1l").replace("th", "tli").replace("or", "0r").replace("ay", "a^y");

    assertTrue(Plausibility.of(misread).isMisread(), misread);
  }

  @Test
  void addressesAndNamesOfFilesAreNotMisread() {
    String addresses =
        (ENGLISH + " Write to sales@example.com or see https://www.example.com/a1b2 for MacBook.")
            .repeat(2);

    assertFalse(Plausibility.of(addresses).isMisread(), addresses);
  }
}
