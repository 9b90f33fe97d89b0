// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static dev.carrel.engine.review.ValueTables.read;
import static dev.carrel.engine.review.ValueTables.shown;
import static dev.carrel.engine.review.ValueTables.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What words are read as; each line of a table is the words, " => ", and the value. */
class ValueReaderTest {
  @Test
  void datesAreReadInFourLanguages() {
    table(
        ColumnType.DATE,
        "When does the agreement begin?",
        """
        2024-03-04 => 2024-03-04
        2024-03 => 2024-03
        2024 => 2024
        03/2024 => 2024-03
        March 4, 2024 => 2024-03-04
        March 4th, 2024. => 2024-03-04
        4 March 2024 => 2024-03-04
        The agreement begins on March 4, 2024 [1]. => 2024-03-04
        It was made as of the 15th day of May, 2020 [2]. => 2020-05-15
        It was made as of the fifth day of May, 2020. => 2020-05-05
        The agreement became effective in June 2019. => 2019-06
        In 2019, more exactly on June 3, 2019. => 2019-06-03
        12/31/98 => 1998-12-31
        12/31/23 => 2023-12-31
        12/31/2023 => 2023-12-31
        31/12/2023 => 2023-12-31
        03/04/2024 => ?
        04.03.2024 => 2024-03-04
        Der Vertrag beginnt am 4. März 2024. => 2024-03-04
        Der Vertrag beginnt im März 2024. => 2024-03
        Le contrat prend effet le 1er janvier 2021. => 2021-01-01
        Le contrat prend effet en août 2021. => 2021-08
        El contrato comienza el 15 de marzo de 2022. => 2022-03-15
        El contrato comienza en diciembre de 2022. => 2022-12
        March 4 => ?
        February 30, 2024 => ?
        From January 1, 2020 until December 31, 2022. => ?
        On the day when both parties have signed. => ?
        The document does not specify a date. => -
        Der Vertrag enthält dazu keine Angaben. => -
        """);
  }

  @Test
  void amountsAreReadInFourLanguages() {
    table(
        ColumnType.AMOUNT,
        "What is the cap on liability?",
        """
        USD 1.5 million => 1500000 USD
        $1,250,000.50 => 1250000.5 USD
        US$ 500 => 500 USD
        C$250 => 250 CAD
        £3m => 3000000 GBP
        1.250.000 EUR => 1250000 EUR
        CHF 12'500 => 12500 CHF
        36.94 GBP => 36.94 GBP
        2.5 Millionen Euro => 2500000 EUR
        12 % => 12 %
        12% => 12 %
        12.5 percent => 12.5 %
        fifty basis points => 0.5 %
        NOK 400,000 => 400000 NOK
        The cap is five hundred thousand dollars ($500,000) [3]. => 500000 USD
        Liability may not exceed $500,000 in the aggregate. => 500000 USD
        The fee is 1.5% per month. => 1.5 %
        42 => 42
        -7 => -7
        The plan has 120 employees. => 120 employees
        2000 units => 2000
        Die Haftung ist auf 1,5 Millionen Euro beschränkt. => 1500000 EUR
        Die Miete beträgt 1.250,50 € im Monat. => 1250.5 EUR
        Der Zinssatz ist 3,5 Prozent. => 3.5 %
        Le loyer est de 1 200 € par mois. => 1200 EUR
        Le taux est de 5 pour cent. => 5 %
        La renta es de 1.200,00 euros al mes. => 1200 EUR
        El interés es del 4 por ciento. => 4 %
        1.250 EUR => ?
        mille deux cents euros => 1200 EUR
        5 to 10 percent => ?
        HK$3 million => 3000000 HKD
        Between $5,000 and $10,000. => ?
        The price is agreed from time to time. => ?
        There is no cap. => -
        """);
  }

  @Test
  void lengthsOfTimeAreReadInFourLanguages() {
    table(
        ColumnType.DURATION,
        "What is the notice period?",
        """
        thirty (30) days => P30D
        30 (thirty) days => P30D
        two years => P2Y
        18 months => P18M
        48 hours => PT48H
        90 minutes => PT90M
        six weeks => P6W
        10 business days => P10D business
        ten (10) Business Days => P10D business
        one year and six months => P1Y6M
        1 year, 6 months => P1Y6M
        a year => P1Y
        1.5 years => P18M
        P1Y6M => P1Y6M
        PT48H. => PT48H
        a three-year term => P3Y
        Either party must give sixty (60) days' prior written notice [1]. => P60D
        The notice period is no less than 90 days. => P90D
        drei Monate => P3M
        Die Kündigungsfrist beträgt drei Monate zum Monatsende. => P3M
        zehn Werktage => P10D business
        2.5 Jahre => P30M
        zwei Jahre und sechs Monate => P2Y6M
        eine 6-monatige Frist => P6M
        trente jours => P30D
        Le préavis est de trois mois. => P3M
        deux ans et six mois => P2Y6M
        treinta días => P30D
        diez días hábiles => P10D business
        El plazo es de dos años y seis meses. => P2Y6M
        3-5 years => ?
        a period of two (2) to five (5) years => ?
        half a year => ?
        30 days or 60 days => ?
        a reasonable time => ?
        in perpetuity => ?
        No notice period is mentioned. => -
        """);
    table(
        ColumnType.DURATION,
        "Quel est le délai de préavis ?",
        """
        dix jours ouvrables => P10D business
        sept mois => P7M
        """);
  }

  @Test
  void yesAndNoAreReadInFourLanguages() {
    table(
        ColumnType.YES_NO,
        "May the tenant sublet the premises?",
        """
        Yes => yes
        Yes. => yes
        Yes, with the landlord's consent [1]. => yes
        No => no
        No, subletting is prohibited. => no
        No subletting is allowed. => no
        There is no right to sublet. => no
        The tenant may sublet the premises. => yes
        The tenant may not sublet the premises. => no
        The tenant is prohibited from subletting the premises. => no
        The tenant may sublet the premises only with consent. => ?
        Ja, mit Zustimmung. => yes
        Nein. => no
        Es gibt kein solches Recht. => no
        Kein Recht zur Untervermietung. => no
        Oui, avec accord. => yes
        Non, c'est interdit. => no
        Il n'y a pas de tel droit. => no
        Sí, con permiso. => yes
        Sí => yes
        Si el arrendador consiente. => ?
        No, está prohibido. => no
        **Yes** => yes
        "No" => no
        Answer: No => no
        The answer is yes. => yes
        Not without consent. => no
        Not only the tenant. => ?
        Non-exclusive => ?
        No later than June. => ?
        Yes and no. => ?
        It depends on the landlord. => ?
        It is not clear from the document. => -
        The document does not say. => -
        No right to sublet is mentioned. => -
        No information is given. => -
        """);
  }

  @Test
  void aSentenceThatSaysTheContraryOfTheQuestionIsANo() {
    table(
        ColumnType.YES_NO,
        "Is the license exclusive?",
        """
        The license is exclusive. => yes
        The license is non-exclusive. => no
        The license is not exclusive. => no
        """);
    table(
        ColumnType.YES_NO,
        "Can the agreement be assigned without consent?",
        """
        The agreement may be assigned only with consent. => ?
        """);
  }

  @Test
  void answersOfSmallModelsToTheSetsQuestionsAreReadByWhatTheySay() {
    table(
        ColumnType.YES_NO,
        "Does this contract forbid a party to compete with the other, or to work in some business"
            + " or region?",
        """
        This contract does not forbid a party to compete with the other, or to work in some business or region. => no
        This contract forbids a party to compete with the other in some region or business to work. => yes
        No, this contract does not forbid a party to compete with the other or work in some business or region. => no
        """);
    table(
        ColumnType.YES_NO,
        "Must a party deal with the other one alone, as its only buyer, seller, licensee or"
            + " partner?",
        """
        No, a party must deal with the other one alone, as its only buyer, seller, licensee or partner. => ?
        No, a party need not deal with the other one alone, as its only buyer, seller, licensee or partner. => no
        """);
    table(
        ColumnType.YES_NO,
        "May a party end this contract without any reason, just by giving notice?",
        """
        No, a party cannot end this contract without any reason, just by giving notice. => no
        Yes, a party may end this contract without any reason, just by giving notice. => yes
        Yes, on sixty days' notice. => yes
        """);
    table(
        ColumnType.YES_NO,
        "Does this contract limit how much, for what or for how long a party is liable?",
        """
        This contract limits how much, for what or for how long a party is liable. => yes
        This contract does not limit how much, for what or for how long a party is liable. => no
        """);
  }

  @Test
  void namesAreReadAsTheyStand() {
    table(
        ColumnType.PARTY,
        "Who are the parties?",
        """
        Acme, Inc. => Acme, Inc.
        Acme, Inc. and Beta GmbH => Acme, Inc. | Beta GmbH
        Acme Corp (Licensor) and Beta LLC ("Licensee") => Acme Corp | Beta LLC
        Licensor: Acme Corp; Licensee: Beta LLC => Acme Corp | Beta LLC
        1. Acme Corp\\n2. Beta LLC => Acme Corp | Beta LLC
        - Acme Corp\\n- Beta LLC => Acme Corp | Beta LLC
        Smith and Sons Ltd. => Smith and Sons Ltd.
        The parties are Acme, Inc. and Beta GmbH [1]. => Acme, Inc. | Beta GmbH
        The agreement is between Acme Holdings, LLC and John A. Smith. => Acme Holdings, LLC | John A. Smith
        Die Parteien sind die Muster Immobilien GmbH und Herr Hans Müller. => Muster Immobilien GmbH | Herr Hans Müller
        Les parties sont Dupont SA et Martin SARL. => Dupont SA | Martin SARL
        Las partes son Pérez S.A. y Gómez S.L. => Pérez S.A. | Gómez S.L.
        The agreement is governed by the laws of Colorado. => Colorado
        The laws of the State of New York govern it. => State of New York
        Colorado => Colorado
        New York. => New York
        It was signed by J. P. Miller and Ludwig van Beethoven. => J. P. Miller | Ludwig van Beethoven
        Either party may terminate. => Either party
        The Licensor => Licensor
        English law => English
        Es gilt deutsches Recht. => deutsches Recht
        Laws of England => England
        German law (excluding the CISG) => German
        Acme Corp., a Delaware corporation, and Beta Ltd. from England sign it. => Acme Corp. | Beta Ltd.
        whoever comes first => ?
        Ontario, Canada => Ontario, Canada
        Delaware, New York => Delaware | New York
        Alice Smith, Bob Miller => Alice Smith | Bob Miller
        Bruce Jones ("CELEBRITY"); The Right Way ("COMPANY") => Bruce Jones | The Right Way
        Galen (Chemicals) Limited => Galen (Chemicals) Limited
        It is made with White Hat Partners LP and others. => White Hat Partners LP
        The law of the United States of America governs it. => United States of America
        It is governed by the laws of the State  of\\n North Carolina. => State of North Carolina
        THIS AGREEMENT SHALL BE GOVERNED BY THE LAWS OF TEXAS. => ?
        The parties are not mentioned. => -
        """);
  }

  @Test
  void oneOfTheChoicesIsFound() {
    ReviewColumn column =
        new ReviewColumn(
            "Licence",
            ColumnType.ONE_OF,
            "What kind of licence is it?",
            "",
            List.of("Exclusive", "Non-exclusive", "Sole and exclusive", "Übertragbar"),
            Optional.empty());
    table(
        column,
        """
        exclusive => Exclusive
        NON-EXCLUSIVE => Non-exclusive
        It is a sole and exclusive licence [1]. => Sole and exclusive
        The licence is not exclusive but non-exclusive. => Non-exclusive
        It is not exclusive. => ?
        It isn't exclusive. => ?
        übertragbar => Übertragbar
        UBERTRAGBAR => Übertragbar
        Die Lizenz ist nicht übertragbar. => ?
        Exclusive, as opposed to a non-exclusive one. => Exclusive
        It may be exclusive or non-exclusive. => ?
        Exclusively => ?
        The document does not specify this. => -
        """);
  }

  @Test
  void severalOfTheChoicesAreFoundInTheirOrder() {
    ReviewColumn column =
        new ReviewColumn(
            "Grounds",
            ColumnType.SOME_OF,
            "On which grounds may it be terminated?",
            "",
            List.of("Breach", "Insolvency", "Change of control", "Décès"),
            Optional.empty());
    table(
        column,
        """
        Insolvency and breach => Breach | Insolvency
        For breach, but not for change of control. => Breach
        Not only for breach but also for insolvency. => Breach | Insolvency
        En cas de deces => Décès
        change of control; insolvency => Insolvency | Change of control
        For neither breach nor insolvency. => ?
        """);
  }

  @Test
  void wordsStayWordsWithoutTheNumbersOfQuotes() {
    assertEquals(
        Optional.of(new CellValue.Text("The term renews by itself.")),
        read(ColumnType.TEXT, "Q?", "The term renews by itself [1, 2].", List.of()));
    assertEquals(Optional.empty(), read(ColumnType.TEXT, "Q?", "  ", List.of()));
  }

  @Test
  void ofSeveralValuesTheOneThatTheQuotesHaveIsTaken() {
    assertEquals(
        Optional.of(new CellValue.Day("2022-12-31")),
        read(
            ColumnType.DATE,
            "When does it end?",
            "It began on January 1, 2020 and ends on December 31, 2022.",
            List.of("This Agreement shall expire on December 31, 2022.")));
    assertEquals(
        Optional.of(new CellValue.Length("P60D", "")),
        read(
            ColumnType.DURATION,
            "How long?",
            "It is 60 days, not 30 days.",
            List.of("upon sixty (60) days notice")));
  }

  @Test
  void whatOnlyTheQuotesHaveIsNotMadeTheAnswer() {
    assertEquals(
        Optional.of(new CellValue.Unread()),
        read(
            ColumnType.DATE,
            "When does it end?",
            "It ends as told in the agreement.",
            List.of("This Agreement shall expire on December 31, 2022.")));
  }

  @Test
  void anAmbiguousNumberIsReadAsItIsWhereItComesFrom() {
    assertEquals(
        Optional.of(new CellValue.Day("2024-04-03")),
        read(
            ColumnType.DATE,
            "When?",
            "03/04/2024",
            List.of("signed by the parties on the 3rd of April 2024")));
    assertEquals(
        "1250 EUR",
        shown(
            read(
                ColumnType.AMOUNT,
                "How much is the rent?",
                "The rent is 1.250 EUR.",
                List.of("Die Miete beträgt 1.250 EUR und ist im Voraus zu zahlen."))));
  }

  @Test
  void hostileWordsAreReadInNoTime() {
    String[] hostile = {
      "1".repeat(5000),
      "P" + "9".repeat(3000) + "Y",
      "((((".repeat(2000),
      "and ".repeat(3000),
      "[1] ".repeat(3000),
      "\u0000\uD800".repeat(500),
      ", ".repeat(4000),
      "Acme Inc. formerly Beta ".repeat(400),
      "not stated, but the ".repeat(400),
      "1) Acme, represented by A and ".repeat(300),
      "yes, but not ".repeat(500)
    };
    for (String words : hostile) {
      for (ColumnType type : ColumnType.values()) {
        List<String> choices = type.hasChoices() ? List.of("a", "b") : List.of();
        ReviewColumn column = new ReviewColumn("t", type, "q?", "", choices, Optional.empty());
        ValueReader.read(column, words, List.of(words));
      }
    }
  }
}
