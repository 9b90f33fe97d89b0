// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static dev.carrel.engine.review.ValueTables.table;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values of another event, of a change, or of what only may be. */
class ValueReaderEventsTest {
  @Test
  void theDayOfAnotherEventIsNotTheOneAskedFor() {
    table(
        ColumnType.DATE,
        "When does the agreement become effective?",
        """
        It was signed on May 2, 2018 and becomes effective on June 1, 2018. => 2018-06-01
        Der Vertrag tritt am 01.07.2023 in Kraft und endet am 30.06.2025. => 2023-07-01
        The agreement is dated April 5, 2010, but becomes effective upon approval. => ?
        As amended on July 4, 2019 => ?
        It ends on December 31, 2025. => ?
        within 30 days of January 1, 2020 => ?
        not before July 1, 2021 => ?
        frühestens am 1. Juli 2021 => ?
        The agreement is dated April 5, 2010. => 2010-04-05
        """);
  }

  @Test
  void byHowMuchSomethingWasChangedIsNotHowMuchItIs() {
    table(
        ColumnType.AMOUNT,
        "What is the fee?",
        """
        The fee was reduced by $500. => ?
        Die Gebühr wurde um 500 Euro erhöht. => ?
        Canadian $5,000 => ?
        The fee was reduced to $500. => 500 USD
        """);
  }

  @Test
  void whatIsSaidOfAClauseOfAnotherKindIsNoYes() {
    table(
        ColumnType.YES_NO,
        "Does the agreement contain a non-compete clause?",
        """
        The agreement contains a confidentiality clause. => ?
        The agreement contains a non-compete clause. => yes
        """);
    table(
        ColumnType.YES_NO,
        "May the lessee sublet without consent?",
        """
        Yes, if the lessor consents. => ?
        Yes, without consent. => yes
        No, unless the lessor consents. => no
        """);
  }

  @Test
  void anotherChoiceThatIsAddedOrOnlyMayBeIsNotPassedOver() {
    List<String> payers = List.of("Buyer", "Seller");
    table(
        new ReviewColumn("Costs", ColumnType.ONE_OF, "Who pays?", "", payers, Optional.empty()),
        """
        Buyer (50%) and Seller (50%) => ?
        Buyer, and the Seller pays the rest => ?
        Buyer, unless the Seller is in breach => Buyer
        """);
    List<String> risks = List.of("fire", "water", "earthquake");
    table(
        new ReviewColumn(
            "Risks", ColumnType.SOME_OF, "What is insured?", "", risks, Optional.empty()),
        """
        Fire; earthquake cover can be bought separately. => ?
        Fire and water => fire | water
        """);
  }
}
