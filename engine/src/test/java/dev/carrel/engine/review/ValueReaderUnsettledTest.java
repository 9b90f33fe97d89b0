// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static dev.carrel.engine.review.ValueTables.table;

import org.junit.jupiter.api.Test;

/** A value that stands in the words, and that they do not give as the one asked for, is none. */
class ValueReaderUnsettledTest {
  @Test
  void aValueOfAnotherMatterBehindThatThereIsNoneIsNotTheAnswer() {
    table(
        ColumnType.DATE,
        "When does the agreement end?",
        """
        The end date is not stated; the agreement is dated June 30, 2027. => ?
        The document does not give an end date, but it was signed on June 30, 2027. => ?
        Unknown. The effective date is 1 March 2024. => ?
        Der Vertrag läuft auf unbestimmte Zeit; er wurde am 1.3.2024 geschlossen. => ?
        There is no fixed term. The agreement may end on 30 June 2027. => 2027-06-30
        """);
    table(
        ColumnType.AMOUNT,
        "What is the cap on liability?",
        """
        No cap; $5,000 is the deductible => ?
        The cap is not stated. The fee is $5,000. => ?
        There is no cap, but the fee is $5,000. => ?
        There is no separate clause. The cap on liability is $5,000. => 5000 USD
        """);
    table(
        ColumnType.DURATION,
        "What is the notice period?",
        """
        no notice period; the term is two years => ?
        Not stated. The term is two years. => ?
        Die Kündigungsfrist ist nicht geregelt; die Laufzeit beträgt zwei Jahre. => ?
        """);
  }

  @Test
  void oneOfTwoOfWhichTheOtherIsNotToldIsNone() {
    table(
        ColumnType.DATE,
        "When does it end?",
        """
        It ends on the earlier of June 30, 2027 and completion of the services. => ?
        The later of 1 January 2026 or the closing date => ?
        December 31, 2026 or completion, whichever is later => ?
        """);
    table(
        ColumnType.AMOUNT,
        "What is the cap?",
        """
        the greater of $1,000,000 and the fees paid in the last 12 months => ?
        8 percent or the maximum permitted by law => ?
        der höhere Betrag aus 1 Mio. EUR und dem Kaufpreis => ?
        a minimum of $5,000 => 5000 USD
        """);
    table(
        ColumnType.DURATION,
        "How long?",
        """
        the longer of 30 days and the time required by law => ?
        5 years, or for trade secrets, indefinitely => ?
        5 years, and for so long as it remains secret => ?
        """);
  }

  @Test
  void theDateOfTheBeginningIsNotThatOfTheEnd() {
    table(
        ColumnType.DATE,
        "When does the agreement end?",
        """
        two years from the Effective Date (March 1, 2024) => ?
        The term is two years. The effective date is March 1, 2024. => ?
        12 months after delivery; delivery was on March 1, 2024 => ?
        As of March 1, 2024, it is unlimited. => ?
        N/A (effective date: January 1, 2024) => ?
        Not specified (the agreement is dated January 1, 2024) => ?
        It is dated December 1, 2009. => ?
        The term of two years ends on February 28, 2026. => 2026-02-28
        December 31, 2026 => 2026-12-31
        """);
    table(
        ColumnType.DATE,
        "Wann endet der Vertrag?",
        """
        ab 1. März 2024 auf unbestimmte Zeit => ?
        drei Jahre ab Vertragsbeginn (1. März 2024) => ?
        Zum Jahresende 2026 => ?
        Der Vertrag beginnt am 1. März 2024 und endet am 28. Februar 2026. => 2026-02-28
        frühestens am 31.12.2026 => 2026-12-31
        """);
    table(ColumnType.DATE, "When does it begin?", "It is dated December 1, 2009. => 2009-12-01");
  }

  @Test
  void whatIsPerhapsSoIsNoValue() {
    table(ColumnType.DATE, "When does it end?", "Possibly on 30 June 2027. => ?");
    table(ColumnType.AMOUNT, "What is the cap?", "vermutlich 5.000,00 EUR => ?\n$5,000? => ?");
    table(ColumnType.AMOUNT, "What is the cap?", "approximately $5,000 => 5000 USD");
  }

  @Test
  void aYearOfWhichAPartIsMeantAndOneInANameAreNoDates() {
    table(
        ColumnType.DATE,
        "When does it end?",
        """
        the last day of February 2028 => ?
        end of 2027 => ?
        Ende 2027 => ?
        Mitte März 2026 => ?
        early 2026 => ?
        week 12 of 2026 => ?
        12. KW 2026 => ?
        H1 2026 => ?
        Spring 2026 => ?
        on December 31 of the year 2027 => ?
        the Companies Act 2006 => ?
        pursuant to the Data Protection Act 2018 => ?
        ISO 9001:2015 => ?
        Room 2024 => ?
        Under the Companies Act 2006 it ends on 1 May 2027. => 2027-05-01
        in 2027 => 2027
        by the end of 31 December 2027 => 2027-12-31
        """);
  }

  @Test
  void howOftenAndHowOldIsNotHowLong() {
    table(
        ColumnType.DURATION,
        "What is the notice period?",
        """
        every 30 days => ?
        once every two years => ?
        twice a month => ?
        alle zwei Jahre => ?
        the last 12 months => ?
        30 days per year => ?
        25 days of leave per year => ?
        40 hours per week => ?
        8 hours a day => ?
        18 years of age => ?
        30/60 days => ?
        30~60 days => ?
        ein bis drei Monate => ?
        1/2 Jahr => P6M
        30 days, counted from each month's end => P30D
        6 mos. => P6M
        2 yrs => P2Y
        24 hrs => PT24H
        """);
  }

  @Test
  void aPartOfWhatIsOwedIsNotTheAmount() {
    table(
        ColumnType.AMOUNT,
        "What is the price?",
        """
        $5,000 minus expenses => ?
        $5,000 less the deposit => ?
        three instalments of $5,000 => ?
        drei Raten zu je 5.000,00 € => ?
        1,000,000 ordinary shares of £1 each => ?
        100 shares at $5 each => ?
        3 Monatsmieten zu je 1.000,00 EUR => ?
        80 m² zu 12,50 €/m² => ?
        ein Zehntel von 10.000,00 EUR => ?
        quarter million dollars => ?
        3 % p.a. über dem Basiszinssatz => ?
        3-month EURIBOR plus a margin of 2.5 per cent => ?
        2% above the Bank of England base rate => ?
        12 months' fees => ?
        50/50 => ?
        $5,000 less than last year's => 5000 USD
        $10,000 each => 10000 USD
        """);
    table(ColumnType.AMOUNT, "For how many months?", "12 months => 12 months");
  }

  @Test
  void ofADollarTheCodeBesideItSaysWhose() {
    table(
        ColumnType.AMOUNT,
        "What is the price?",
        """
        $5,000 CAD => 5000 CAD
        CAD $5,000 => 5000 CAD
        A$5,000 => 5000 AUD
        $5,000 Australian => ?
        USD $5,000 => 5000 USD
        $5,000.00 USD => 5000 USD
        10 K EUR => 10000 EUR
        1,5 M€ => 1500000 EUR
        300 bps => 3 %
        5 per mille => 0.5 %
        """);
  }

  @Test
  void aNumberThatIsPartedAsNoneIsNoNumberAndEndsNothing() {
    table(
        ColumnType.AMOUNT,
        "What is the price?",
        """
        1.234,567.89 EUR => ?
        EUR 1,234.567.890,12 => ?
        12,34.56 USD => ?
        1.25.000 EUR => ?
        Rs 5,00,000 => 500000 INR
        1.234.567,89 EUR => 1234567.89 EUR
        """);
  }
}
