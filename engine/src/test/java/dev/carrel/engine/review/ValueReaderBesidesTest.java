// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static dev.carrel.engine.review.ValueTables.table;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names, choices, yes and no among words that say something else besides. */
class ValueReaderBesidesTest {
  private static final String PARTIES = "Who are the parties?";

  @Test
  void whoIsNotAPartyOrOnlyPerhapsIsNoName() {
    table(
        ColumnType.PARTY,
        PARTIES,
        """
        Acme Inc. is not a party; Beta Ltd. is. => Beta Ltd.
        Acme Inc. is no longer a party. => ?
        Acme Inc. is mentioned, but is not a party. => ?
        Neither Acme Inc. nor Beta Ltd. is a party => ?
        Weder die Acme GmbH noch die Beta AG => ?
        Beta Ltd. replaced Acme Inc. as a party. => ?
        Possibly Acme Inc. => ?
        Acme Inc.? => ?
        Niemand => ?
        Unbekannt => ?
        No parties are named; it was drafted by Acme LLP. => ?
        The document does not name the parties, but Acme Inc. is mentioned. => ?
        """);
  }

  @Test
  void oneOrTheOtherIsNoName() {
    table(
        ColumnType.PARTY,
        PARTIES,
        """
        Acme Inc. or Beta Ltd. => ?
        either Acme Inc. or Beta Ltd. => ?
        Acme GmbH oder Beta AG => ?
        Acme GmbH bzw. Beta AG => ?
        California or Nevada => ?
        Acme Inc. and/or Beta Ltd. => Acme Inc. | Beta Ltd.
        Acme Inc. v. Beta Ltd. => Acme Inc. | Beta Ltd.
        Acme Inc. or its successors => Acme Inc.
        """);
  }

  @Test
  void rolesFormerNamesAddressesAndWhoActsForAPartyAreNoNamesOfParties() {
    table(
        ColumnType.PARTY,
        PARTIES,
        """
        Acme Inc., Buyer => Acme Inc.
        Acme Inc. as Buyer and Beta Ltd. as Seller => Acme Inc. | Beta Ltd.
        Acme GmbH als Käufer und Beta AG als Verkäufer => Acme GmbH | Beta AG
        Acme Inc. – the buyer => Acme Inc.
        Landlord, Tenant => Landlord | Tenant
        Acme Inc. formerly known as Beta Ltd. => Acme Inc.
        Acme Inc., d/b/a Beta => Acme Inc.
        Acme GmbH, vertreten durch Herrn Dr. Hans Meier => Acme GmbH
        Acme GmbH, vertreten durch Hans Meier und Anna Klein => ?
        Acme Inc., by its CEO John Smith => Acme Inc.
        Acme Inc., a subsidiary of Gamma plc => Acme Inc.
        Acme Inc., on behalf of Beta Ltd. => ?
        Acme GmbH, Musterstraße 1, 12345 Berlin => ?
        Acme Inc., 123 Main Street, Springfield, IL 62701 => ?
        Acme Inc. 80 % => Acme Inc.
        Acme GmbH, HRB 12345 => Acme GmbH
        Max Mustermann, geb. 1.1.1970, Berlin => ?
        nicht die Acme GmbH => ?
        Alliance Bank, Trustee => Alliance Bank
        Acme Inc. only => Acme Inc.
        1) Acme Inc. 2) Beta Ltd. => Acme Inc. | Beta Ltd.
        (1) Acme Inc. and (2) Beta Ltd. => Acme Inc. | Beta Ltd.
        According to Section 1, Acme Inc. => Acme Inc.
        """);
  }

  @Test
  void aPlaceWithAnAndInItsNameIsOneAndACourtIsNoLaw() {
    table(
        ColumnType.PARTY,
        "Which law governs the agreement?",
        """
        The laws of England and Wales => England and Wales
        England and Wales => England and Wales
        Trinidad and Tobago => Trinidad and Tobago
        Bosnien und Herzegowina => Bosnien und Herzegowina
        England and Scotland => England | Scotland
        Delaware law; venue in New York => Delaware
        The laws of Delaware apply; courts of New York have jurisdiction. => Delaware
        The laws of Delaware apply and the courts of New York have jurisdiction. => ?
        Common law => ?
        """);
  }

  @Test
  void aYesOrNoThatIsTakenBackLimitedOrOnlyPerhapsIsNone() {
    table(
        ColumnType.YES_NO,
        "May the tenant sublet the premises?",
        """
        Yes. No. => ?
        Ja/Nein => ?
        yes yes no => ?
        Yes for the Buyer. => ?
        Yes, but not to competitors. => ?
        Nein, aber mit Zustimmung ja. => ?
        Yes it's not allowed => ?
        Yes, there is no such right. => ?
        Yes? => ?
        Ja, das darf er nicht. => ?
        Nein, das darf er. => ?
        Not necessarily => ?
        Nicht immer => ?
        Not yet => ?
        nicht geregelt => -
        Yes, for both parties => yes
        Yes, but not before 2027. => yes
        Yes, it is. => yes
        """);
    table(
        ColumnType.YES_NO,
        "Is there a non-compete clause?",
        """
        There was a non-compete clause which has been deleted. => ?
        The non-compete clause was deleted. => ?
        There may be a non-compete clause. => ?
        Yes, there is no non-compete clause. => ?
        There is a non-compete clause. => yes
        No, it was deleted. => no
        """);
  }

  @Test
  void askedWhetherWithoutConsentAYesWithConsentIsNoYes() {
    table(
        ColumnType.YES_NO,
        "May the agreement be assigned without consent?",
        """
        Yes, with the other party's consent. => ?
        Yes, but not without consent. => ?
        Ja, aber nur mit Zustimmung. => ?
        Answer: Yes\\nReason: assignment requires consent. => ?
        No, no consent is needed. => ?
        Yes, no consent is required. => yes
        Yes, consent is not required. => yes
        No, consent is required. => no
        No, neither party may assign it without the prior written consent of the other. => no
        No, unless the other party consents => no
        Neither party may assign the agreement without consent. => no
        """);
    table(
        ColumnType.YES_NO,
        "May the agreement be assigned?",
        "Yes, with the other party's consent. => yes");
  }

  @Test
  void aChoiceThatIsDeniedBehindItIsNotChosen() {
    table(
        column(ColumnType.ONE_OF, "Who has to repair the roof?", "landlord", "tenant", "both"),
        """
        The landlord is not obliged. => ?
        The landlord has no duty to repair. => ?
        The landlord need not repair the roof. => ?
        The landlord is exempt. => ?
        The landlord and the tenant are not obliged. => ?
        Landlord: no; Tenant: yes => tenant
        The tenant does not have to; the landlord does. => landlord
        someone other than the tenant => ?
        instead of the tenant, the landlord => landlord
        the landlord rather than the tenant => landlord
        The tenant's insurer => ?
        At the tenant's expense => tenant
        probably the landlord => ?
        formerly the landlord => ?
        The tenant has to repair everything except the roof. => ?
        The landlord must repair it without delay. => landlord
        The landlord has to repair it no later than 30 days after notice. => landlord
        The landlord, at no cost to the tenant => landlord
        The landlord has to repair it and may not charge for it. => landlord
        """);
    table(
        column(ColumnType.ONE_OF, "Wer trägt die Kosten?", "Vermieter", "Mieter", "beide"),
        """
        Der Vermieter trägt sie nicht. => ?
        Den Mieter trifft keine Kostenpflicht. => ?
        Nicht der Mieter, sondern der Vermieter => Vermieter
        """);
    table(
        column(ColumnType.SOME_OF, "On which grounds?", "breach", "insolvency", "convenience"),
        """
        Termination for convenience is not possible, only for breach => breach
        breach: Yes\\n- insolvency: No\\n- convenience: No => breach
        - [x] breach\\n- [ ] insolvency => breach
        breach ✓, insolvency ✗ => breach
        breach (no), insolvency (yes) => insolvency
        breach and insolvency => breach | insolvency
        """);
  }

  private static ReviewColumn column(ColumnType type, String question, String... choices) {
    return new ReviewColumn("t", type, question, "", List.of(choices), Optional.empty());
  }
}
