// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static dev.carrel.engine.review.ValueTables.table;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written otherwise than one expects is read as it is meant, or not at all. */
class ValueReaderOddFormsTest {
  @Test
  void datesInOtherForms() {
    table(
        ColumnType.DATE,
        "When does it end?",
        """
        31.12.26 => 2026-12-31
        Der Vertrag endet zum 31.12.26. => 2026-12-31
        31-Dec-2026 => 2026-12-31
        31-DEC-26 => 2026-12-31
        2026-12-31T23:59:59Z => 2026-12-31
        1.º de enero de 2027 => 2027-01-01
        am dritten April 2024 => 2024-04-03
        Section 4.2 and December 31, 2026 => 2026-12-31
        It ends on December 1, 2009 and was amended by Amendment No. 2. => 2009-12-01
        The initial term is three years and ends on June 30, 2021. => 2021-06-30
        The agreement does not begin before June 1, 2020. => 2020-06-01
        """);
  }

  @Test
  void aPartOfADateOrOfARangeIsNoDate() {
    table(
        ColumnType.DATE,
        "When does it end?",
        """
        2027-13-01 => ?
        2026/27 => ?
        Q4 2026 => ?
        the fourth quarter of 2026 => ?
        1-15 March 2026 => ?
        March 1-15, 2026 => ?
        Between 1 and 15 March 2026 => ?
        vom 1. bis 15. März 2026 => ?
        1./2. März 2026 => ?
        March or April 2026 => ?
        Order No. 2019 => ?
        HRB 2019 => ?
        entre le 1er et le 15 mars 2026 => ?
        dans les trente jours suivant le 1er janvier 2022 => ?
        The agreement has 2026 pages. => ?
        """);
  }

  @Test
  void aDateThatAnotherIsCountedFromIsNotTheOneAskedFor() {
    table(
        ColumnType.DATE,
        "When does it end?",
        """
        30 days after December 31, 2026 => ?
        Five years from January 1, 2022. => ?
        A term of five (5) years commencing on January 1, 2022. => ?
        the third anniversary of January 1, 2024 => ?
        the day before January 1, 2027 => ?
        drei Jahre nach dem 1. März 2024 => ?
        sechs Monate vor dem 31.12.2026 => ?
        trois ans après le 1er mars 2024 => ?
        tres años después del 1 de marzo de 2024 => ?
        It expires on June 30, 2021 after a term of five years. => 2021-06-30
        """);
  }

  @Test
  void whatIsDeniedIsNotTheValue() {
    table(
        ColumnType.DATE,
        "When does it end?",
        """
        It does not end on December 31, 2026. => ?
        Not January 1, 2026 but March 1, 2026. => 2026-03-01
        """);
    table(
        ColumnType.AMOUNT,
        "What is the cap?",
        """
        The cap is not $5,000. => ?
        Not $5,000 but $6,000. => 6000 USD
        The fee of $5,000 is not refundable. => 5000 USD
        The fee shall not exceed $10,000. => 10000 USD
        """);
    table(
        ColumnType.DURATION,
        "How long?",
        """
        It is not 30 days but 60 days. => P60D
        nicht 30 Tage, sondern 60 Tage => P60D
        The employee shall not compete for two (2) years after termination. => P2Y
        n'excède pas trois mois => P3M
        """);
    table(
        ColumnType.PARTY,
        "Which law?",
        """
        New York, not Delaware => New York
        The laws of New York and not those of Delaware. => New York
        Not Acme Inc. but Beta Ltd. => Beta Ltd.
        Deutsches Recht unter Ausschluss des UN-Kaufrechts => Deutsches Recht
        Es gilt Schweizer Recht unter Ausschluss des UN-Kaufrechts. => Schweizer Recht
        """);
  }

  @Test
  void amountsKeepTheirCurrencyAndTheirSign() {
    table(
        ColumnType.AMOUNT,
        "What is the price?",
        """
        1,2 Mio. EUR => 1200000 EUR
        1,5 Mrd. Euro => 1500000000 EUR
        Der Kaufpreis beträgt 2,5 Mio. EUR und ist sofort fällig. => 2500000 EUR
        $1.2 M => 1200000 USD
        500 TEUR => 500000 EUR
        TEUR 500 => 500000 EUR
        500 T€ => 500000 EUR
        1.250.000,-- EUR => 1250000 EUR
        1.250,- € => 1250 EUR
        CHF 500.- => 500 CHF
        EUR -500 => -500 EUR
        -$500 => -500 USD
        $-500 => -500 USD
        un million d'euros => 1000000 EUR
        deux millions d'euros => 2000000 EUR
        Le prix est de 2,5 millions d'euros. => 2500000 EUR
        dos millones de euros => 2000000 EUR
        un millón de euros => 1000000 EUR
        INR 5 lakh => 500000 INR
        500 pesos => 500 pesos
        one half of one percent => 0.5 %
        one-half percent => 0.5 %
        1/2 % => 0.5 %
        2 1/2 percent => 2.5 %
        1½ % => 1.5 %
        .5% => 0.5 %
        $.50 per unit => 0.5 USD
        """);
  }

  @Test
  void aPartOfAnAmountOrOneThatWouldHaveToBeReckonedIsNone() {
    table(
        ColumnType.AMOUNT,
        "What is the cap?",
        """
        $5,000-10,000 => ?
        5 % bis 10 => ?
        ($500) => ?
        10.000 => ?
        10^6 EUR => ?
        two times the fees => ?
        twice the annual fee of $10,000 => ?
        das Dreifache von 10.000 EUR => ?
        1.5 x EBITDA => ?
        LIBOR plus 2% => ?
        neun Prozentpunkte über dem Basiszinssatz => ?
        5 percentage points above the base rate => ?
        invoice 4711 => ?
        eine halbe Million Euro => ?
        entre el 5 y el 10 % => ?
        taux légal majoré de 3 points => ?
        The rent is EUR 1,200.00 per month, payable twice a year. => 1200 EUR
        The royalty is 5% of net sales over the term of the agreement. => 5 %
        At all times the fee is $5,000. => 5000 USD
        """);
  }

  @Test
  void lengthsInOtherForms() {
    table(
        ColumnType.DURATION,
        "What is the term?",
        """
        a thirty (30)-day period => P30D
        two and a half years => P30M
        2½ years => P30M
        2 1/2 years => P30M
        dix-huit mois => P18M
        deux ans et demi => P30M
        un año y medio => P18M
        a year and a half => P18M
        drei, höchstens fünf Tage => ?
        sechs Monate zum Quartalsende => P6M
        30 bis 60 Tage => ?
        not less than 30 nor more than 60 days => ?
        3 days to 5 => ?
        twice 30 days => ?
        two successive 5-year terms => ?
        two periods of five years each => ?
        -30 days => ?
        five (5) year term => P5Y
        """);
  }

  @Test
  void noHindranceIsNeitherYesNorNo() {
    table(
        ColumnType.YES_NO,
        "May the tenant sublet the premises?",
        """
        No restrictions on subletting. => ?
        There is no prohibition on subletting. => ?
        There is nothing that prevents the tenant from subletting. => ?
        No consent is needed. => ?
        Keine Beschränkung. => ?
        Aucune interdiction. => ?
        No hay prohibición. => ?
        Yes, no consent is needed. => yes
        No, not without consent. => no
        No sublease is allowed. => no
        """);
    table(
        ColumnType.YES_NO,
        "Is there a limit of liability?",
        """
        No limit of liability. => no
        There is no limitation of liability. => no
        """);
  }

  @Test
  void anAnswerThatSaysTwoThingsOrOfAnotherIsNone() {
    table(
        ColumnType.YES_NO,
        "May the tenant sublet the premises?",
        """
        Yes, the tenant may not sublet. => ?
        No, the tenant may sublet. => ?
        Yes: the lease says "the tenant shall not sublet". => ?
        Yes or no. => ?
        Yes (the tenant may not sublet the premises). => ?
        Yes in part, no in part. => ?
        No. 5 of the lease permits it. => ?
        The landlord may sublet the premises. => ?
        Not unless the landlord consents. => no
        """);
    table(
        ColumnType.YES_NO,
        "Darf der Mieter untervermieten?",
        """
        Die Untervermietung bedarf der Zustimmung. => ?
        Nein, es sei denn, der Vermieter stimmt zu. => no
        """);
  }

  @Test
  void namesOfFirmsStayWhole() {
    table(
        ColumnType.PARTY,
        "Who are the parties?",
        """
        eBay Inc. and iRobot Corp. => eBay Inc. | iRobot Corp.
        The parties are eBay Inc. and adidas AG. => eBay Inc. | adidas AG
        Müller, Schmidt & Partner mbB => Müller, Schmidt & Partner mbB
        Skadden, Arps, Slate, Meagher & Flom LLP => Skadden, Arps, Slate, Meagher & Flom LLP
        Alice, Bob & Carol => Alice | Bob & Carol
        Die Parteien sind die Müller GmbH & Co. KG und die Schmidt AG. => Müller GmbH & Co. KG | Schmidt AG
        Land Nordrhein-Westfalen und Bayer AG => Land Nordrhein-Westfalen | Bayer AG
        John Smith and Acme Inc. => John Smith | Acme Inc.
        ACME INC. AND BETA LTD. => ACME INC. | BETA LTD.
        The parties are ACME INC. and BETA LTD. => ACME INC. | BETA LTD.
        Käufer: Acme GmbH, Verkäufer: Beta GmbH => Acme GmbH | Beta GmbH
        Acme Inc. (Buyer) / Beta Ltd. (Seller) => Acme Inc. | Beta Ltd.
        Smith, John; Jones, Mary => Smith, John | Jones, Mary
        Ärzte ohne Grenzen e.V. => Ärzte ohne Grenzen e.V.
        3M Company and 1&1 AG => 3M Company | 1&1 AG
        30 days => ?
        USD 250,000 => ?
        5 % => ?
        Section 5 => ?
        """);
  }

  @Test
  void choicesThatAreLeftOutAreNotChosen() {
    ReviewColumn rights =
        new ReviewColumn(
            "Rights",
            ColumnType.SOME_OF,
            "Which rights are granted?",
            "",
            List.of("Use", "Copy", "Sell", "Verkauf"),
            Optional.empty());
    table(
        rights,
        """
        none of use, copy or sell => ?
        everything except sell => ?
        Use, Verkauf ausgeschlossen => Use
        Use and copy. Sell is excluded. => Use | Copy
        neither sell nor copy, but use => Use
        """);
    ReviewColumn licence =
        new ReviewColumn(
            "Licence",
            ColumnType.ONE_OF,
            "What kind of licence is it?",
            "",
            List.of("Exclusive", "Non-exclusive"),
            Optional.empty());
    table(
        licence,
        """
        anything but exclusive => ?
        None of the rights is exclusive. => ?
        The licence is exclusive; none of the rights may be assigned. => Exclusive
        """);
  }
}
