// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static dev.carrel.engine.review.ValueTables.table;

import org.junit.jupiter.api.Test;

/** Commas and an "and" that stand within a name, and those that part two. */
class NameJointsTest {
  private static final String PARTIES = "Who are the parties?";

  @Test
  void severalPersonsOfOneSurnameAreNotCutInTwo() {
    table(
        ColumnType.PARTY,
        PARTIES,
        """
        Eheleute Max und Erika Muster => Eheleute Max und Erika Muster
        John and Mary Smith => John and Mary Smith
        The parties are John and Mary Smith and Acme Inc. => John and Mary Smith | Acme Inc.
        Hans, Peter und Paul Klein => Hans, Peter und Paul Klein
        Mr. and Mrs. Smith => Mr. and Mrs. Smith
        GbR Müller und Schmidt => GbR Müller und Schmidt
        Max Muster und Erika Muster => Max Muster | Erika Muster
        Dr. Anna Weber und Prof. Dr. Karl Huber => Dr. Anna Weber | Prof. Dr. Karl Huber
        Weber, Anna und Huber, Karl => Weber, Anna | Huber, Karl
        Ohio and New York => Ohio | New York
        """);
  }

  @Test
  void firmsThatAreCalledAfterSeveralPersonsAreNotCut() {
    table(
        ColumnType.PARTY,
        PARTIES,
        """
        Smith, Jones & Partners LLP => Smith, Jones & Partners LLP
        Smith, Jones and Partners LLP => Smith, Jones and Partners LLP
        The parties are Smith, Jones & Partners LLP and Acme, Inc. => Smith, Jones & Partners LLP | Acme, Inc.
        Merrill Lynch, Pierce, Fenner & Smith Incorporated => Merrill Lynch, Pierce, Fenner & Smith Incorporated
        Baker, Botts LLP and Jones Day => Baker, Botts LLP | Jones Day
        Sears, Roebuck and Co. => Sears, Roebuck and Co.
        Johnson and Johnson => Johnson and Johnson
        Kanzlei Meier, Schulz und Kollegen => Kanzlei Meier, Schulz und Kollegen
        Department of Health and Human Services => Department of Health and Human Services
        Acme, Inc., Beta, LLC, and Gamma Corp. => Acme, Inc. | Beta, LLC | Gamma Corp.
        Wells Fargo Bank, National Association => Wells Fargo Bank, National Association
        """);
  }

  @Test
  void whereACompanyOrUniversitySitsIsNoPartyOfItsOwn() {
    table(
        ColumnType.PARTY,
        PARTIES,
        """
        University of California, Berkeley => University of California, Berkeley
        The supplier is the University of California, Berkeley. => University of California, Berkeley
        Bayer AG, Leverkusen => Bayer AG, Leverkusen
        Bayer AG, Leverkusen, und Siemens AG, München => Bayer AG, Leverkusen | Siemens AG, München
        Helaba AG, Frankfurt am Main => Helaba AG, Frankfurt am Main
        Deutsche Bank AG, Filiale Köln => Deutsche Bank AG, Filiale Köln
        Acme Inc., Houston, Texas => Acme Inc., Houston, Texas
        Kreissparkasse Köln, Köln => Kreissparkasse Köln, Köln
        Acme Inc., Google, Apple => ?
        """);
  }
}
