// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Matter;
import dev.carrel.engine.ground.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentComparisonTest {
  private static final List<String> LEASE =
      List.of(
          "1. The Landlord lets to the Tenant the office on the second floor of the house.",
          "2. The monthly rent is 2,400 euros and is due on the third working day.",
          "3. The Tenant keeps the office clean and mends what it breaks at its own cost.",
          "4. Either party may end this lease by a notice of three months to a quarter's end.",
          "5. The Tenant may not assign this lease without the written consent of the Landlord.",
          "6. The Landlord insures the house against fire, storm and water from the mains.",
          "7. Disputes are heard by the courts of the place at which the house stands.");

  private static Document old(List<String> clauses) {
    return Versions.old(List.of(String.join("\n\n", clauses)));
  }

  private static Document now(List<String> clauses) {
    return Versions.now(List.of(String.join("\n\n", clauses)));
  }

  private static DocumentComparison compare(List<String> before, List<String> after) {
    return DocumentComparison.of(old(before), now(after), new Cancellation());
  }

  private static List<String> with(int at, String clause) {
    List<String> clauses = new ArrayList<>(LEASE);
    clauses.set(at, clause);
    return clauses;
  }

  @Test
  void twoOfTheSameDifferInNothing() {
    DocumentComparison same = compare(LEASE, LEASE);
    assertEquals(List.of(), same.changes());
    assertEquals(same.wordsBefore(), same.unchanged());
  }

  @Test
  void aChangedAmountIsToldWithItsClauseOnBothSidesAndAsAnAmount() {
    String clause = "2. The monthly rent is 2,700 euros and is due on the third working day.";
    List<Change> changes = compare(LEASE, with(1, clause)).changes();
    assertEquals(1, changes.size(), changes::toString);
    Change change = changes.getFirst();
    assertEquals(Kind.CHANGED, change.kind());
    assertEquals(LEASE.get(1), change.before().text());
    assertEquals(clause, change.after().text());
    assertEquals("2,400", change.edits().getFirst().removed().text());
    assertEquals("2,700", change.edits().getFirst().added().text());
    assertEquals(Set.of(Matter.AMOUNT), change.matters());
    assertEquals(
        "=2. The monthly rent is|-2,400|+2,700|=euros and is due on the third working day.",
        pieces(change));
    TextSpan place = change.edits().getFirst().added().places().getFirst();
    String text = String.join("\n\n", with(1, clause));
    assertEquals("2,700", text.substring(place.start(), place.end()));
  }

  @Test
  void aClauseThatMovedWithItsNumberIsNoNewNumberBesides() {
    List<String> clauses = new ArrayList<>(LEASE);
    clauses.add(1, clauses.remove(5));
    assertEquals(List.of(Kind.MOVED), kinds(compare(LEASE, clauses)));
    clauses.set(1, clauses.get(1).replace("fire", "frost"));
    Change change = compare(LEASE, clauses).changes().getFirst();
    assertEquals(1, change.edits().size(), change::toString);
    assertTrue(change.after().text().startsWith("6. "), change::toString);
  }

  @Test
  void lettersOfAListThatBecomeNumbersAreNewNumbers() {
    String list = "The Tenant shall:\n(%s) keep the office clean;\n(%s) mend what it breaks.";
    DocumentComparison changed =
        compare(List.of(list.formatted("a", "b")), List.of(list.formatted("i", "ii")));
    assertEquals(List.of(Kind.RENUMBERED, Kind.RENUMBERED), kinds(changed));
    DocumentComparison reference =
        compare(List.of("See Section 4 (a) of it."), List.of("See Section 4 (b) of it."));
    assertEquals(List.of(Kind.CHANGED), kinds(reference));
  }

  @Test
  void theNumberBeforeAWordThatChangedIsNotToldAsChanged() {
    String clause = "1.1 \"%s\" means Northwind Traders Ltd. of Bristol.";
    Change change =
        compare(List.of(clause.formatted("Supplier")), List.of(clause.formatted("Vendor")))
            .changes()
            .getFirst();
    assertEquals("Supplier\"", change.edits().getFirst().removed().text());
    assertEquals("Vendor\"", change.edits().getFirst().added().text());
  }

  private static List<Kind> kinds(DocumentComparison comparison) {
    return comparison.changes().stream().map(Change::kind).toList();
  }

  @Test
  void numbersAroundAMovedSectionAreNewNumbersAndNoOtherChange() {
    List<String> before =
        List.of(
            "1. Prices",
            "1.1 The Customer pays the prices of the table within thirty days of the invoice.",
            "2. Delivery",
            "2.1 The Supplier delivers to the warehouse of the Customer in Hamburg by truck.",
            "3. Confidentiality",
            "3.1 Each party keeps the terms secret and uses what it learns only to perform.",
            "4. Law",
            "4.1 This Agreement is governed by the laws of Germany and heard in Hamburg.");
    List<String> after =
        List.of(
            "1. Confidentiality",
            "1.1 Each party keeps the terms secret and uses what it learns only to perform.",
            "2. Prices",
            "2.1 The Customer pays the prices of the table within thirty days of the invoice.",
            "3. Delivery",
            "3.1 The Supplier delivers to the warehouse of the Customer in Hamburg by truck.",
            "4. Law",
            "4.1 This Agreement is governed by the laws of Germany and heard in Hamburg.");
    DocumentComparison comparison = compare(before, after);
    assertEquals(0, comparison.count(Kind.CHANGED), () -> comparison.changes().toString());
    assertEquals(1, comparison.count(Kind.MOVED), () -> comparison.changes().toString());
  }

  @Test
  void wordsTakenOutAtAClausesEndAreNotToldWithTheNextClause() {
    List<String> before =
        List.of(
            "2.2 Late payments bear interest at five percent per annum.",
            "3. Delivery",
            "3.1 The Supplier delivers to the warehouse of the Customer in Hamburg by truck.");
    List<String> after =
        List.of(
            "2.2 Late payments bear interest.",
            "4. Delivery",
            "4.1 The Supplier delivers to the warehouse of the Customer in Hamburg by truck.");
    DocumentComparison comparison = compare(before, after);
    assertEquals(1, comparison.count(Kind.CHANGED), () -> comparison.changes().toString());
    assertEquals(2, comparison.count(Kind.RENUMBERED), () -> comparison.changes().toString());
    assertEquals(
        "=2.2 Late payments bear interest.|-at five percent per annum.",
        pieces(comparison.changes().getFirst()));
  }

  private static String pieces(Change change) {
    return change.pieces().stream()
        .map(
            piece ->
                switch (piece.how()) {
                      case KEPT -> "=";
                      case REMOVED -> "-";
                      case ADDED -> "+";
                    }
                    + piece.text())
        .collect(Collectors.joining("|"));
  }

  @Test
  void aClauseThatIsPutInOrTakenOutIsOneChangeAndItsNeighboursAreNone() {
    String added = "The Tenant pays a deposit of three months' rent before it moves in.";
    List<String> more = new ArrayList<>(LEASE);
    more.add(3, added);
    List<Change> changes = compare(LEASE, more).changes();
    assertEquals(List.of(Kind.ADDED), changes.stream().map(Change::kind).toList());
    assertEquals(added, changes.getFirst().after().text());
    changes = compare(more, LEASE).changes();
    assertEquals(List.of(Kind.REMOVED), changes.stream().map(Change::kind).toList());
    assertEquals(added, changes.getFirst().before().text());
  }

  @Test
  void clausesTakenOutBesideAChangedWordAreTakenOutAndTheWordIsChanged() {
    List<String> less = new ArrayList<>(LEASE.subList(0, 2));
    less.add("8. Events are heard by the courts of the place at which the house stands.");
    List<Kind> kinds =
        compare(LEASE, less).changes().stream().map(Change::kind).distinct().sorted().toList();
    assertTrue(kinds.contains(Kind.REMOVED), kinds::toString);
  }

  @Test
  void aClausePutInBehindOrBeforeChangedWordsIsToldApartFromThem() {
    String added = "Cleaning is done at night by others.";
    List<String> behind = with(3, LEASE.get(3).replace("a quarter's end", "any month's end"));
    behind.add(4, added);
    List<String> before = with(4, LEASE.get(4).replace("5. The Tenant may", "5. It may"));
    before.add(4, added);
    for (List<String> now : List.of(behind, before)) {
      List<Change> changes = compare(LEASE, now).changes();
      assertEquals(2, changes.size(), changes.toString());
      assertEquals(
          Set.of(Kind.CHANGED, Kind.ADDED),
          changes.stream().map(Change::kind).collect(Collectors.toSet()));
      List<Change> back = DocumentComparison.of(now(now), old(LEASE), new Cancellation()).changes();
      assertEquals(
          Set.of(Kind.CHANGED, Kind.REMOVED),
          back.stream().map(Change::kind).collect(Collectors.toSet()));
      assertEquals(2, back.size(), back.toString());
      assertTrue(
          changes.stream()
              .filter(change -> change.kind() == Kind.ADDED)
              .allMatch(change -> change.after().text().equals(added)),
          changes.toString());
    }
  }

  @Test
  void aClauseLikeItsNeighbourIsPutInAsAWhole() {
    List<String> two =
        List.of(
            "The Tenant shall not keep any dogs in the office or in the yard.",
            "The Tenant shall not keep any bicycles in the hall or on the stairs.");
    List<String> three =
        List.of(two.get(0), "The Tenant shall not keep any birds in the rooms at all.", two.get(1));
    List<Change> changes = compare(two, three).changes();
    assertEquals(List.of(Kind.ADDED), changes.stream().map(Change::kind).toList());
    assertEquals(three.get(1), changes.getFirst().after().text());
  }

  @Test
  void aMovedClauseIsMovedAndNotTakenOutAndPutInAlsoWhereAWordOfItChanged() {
    List<String> moved = new ArrayList<>(LEASE);
    String clause = moved.remove(1);
    moved.add(5, clause.replace("third", "fifth"));
    List<Change> changes = compare(LEASE, moved).changes();
    assertEquals(List.of(Kind.MOVED), changes.stream().map(Change::kind).toList());
    Change change = changes.getFirst();
    assertEquals(clause, change.before().text());
    assertEquals(clause.replace("third", "fifth"), change.after().text());
    assertEquals(1, change.edits().size(), change::toString);
    assertEquals("third", change.edits().getFirst().removed().text());
    assertEquals("fifth", change.edits().getFirst().added().text());
  }

  @Test
  void aClauseInWhosePlaceAnotherStandsIsMovedAndTheOtherIsPutIn() {
    String moved =
        "The Landlord insures the house against fire, storm and water from the mains, and shows the"
            + " policy to the Tenant at any time.";
    String other =
        "The Tenant pays for its own cleaning, heating and electricity from the first day on.";
    List<String> before = new ArrayList<>(LEASE.subList(0, 3));
    before.addAll(List.of(moved, LEASE.get(3), LEASE.get(4)));
    List<String> after = new ArrayList<>(LEASE.subList(0, 3));
    after.addAll(List.of(other, LEASE.get(3), LEASE.get(4), moved));
    List<Change> changes = compare(before, after).changes();
    assertEquals(
        List.of(Kind.ADDED, Kind.MOVED),
        changes.stream().map(Change::kind).toList(),
        changes::toString);
    assertEquals(other, changes.getFirst().after().text());
    assertEquals(moved, changes.getLast().before().text());
    assertEquals(List.of(), changes.getLast().edits());
  }

  @Test
  void whereTheNumberOfAClauseAloneIsAnotherItIsRenumberedAndToldLast() {
    List<String> less = new ArrayList<>();
    for (int i = 0; i < LEASE.size(); i++) {
      if (i != 2) {
        String clause = LEASE.get(i);
        less.add(i < 2 ? clause : i + clause.substring(clause.indexOf('.')));
      }
    }
    DocumentComparison comparison = compare(LEASE, less);
    List<Kind> kinds = comparison.byWeight().stream().map(Change::kind).toList();
    assertEquals(Kind.REMOVED, kinds.getFirst());
    assertEquals(4, kinds.stream().filter(Kind.RENUMBERED::equals).count(), kinds::toString);
    assertEquals(5, kinds.size(), kinds::toString);
  }

  @Test
  void otherPageBreaksLineBreaksAndRunningLinesAreNoChange() {
    List<String> words = List.of(String.join(" ", LEASE).split(" "));
    Document before = Versions.old(pages(words, 17, "Lease of 3 March", "Page"));
    Document after = Versions.now(pages(words, 29, "Lease of 3 March", "Page"));
    DocumentComparison comparison = DocumentComparison.of(before, after, new Cancellation());
    assertEquals(List.of(), comparison.changes());
    assertEquals(words.size(), comparison.wordsAfter());
  }

  @Test
  void aWordThatEndsAPageIsNotJoinedWithTheNextPagesFirst() {
    Document before = Versions.old(List.of("The rent is due on the first", "day of the month."));
    Document after = Versions.now(List.of("The rent is due", "on the first day of the year."));
    List<Change> changes = DocumentComparison.of(before, after, new Cancellation()).changes();
    assertEquals(1, changes.size(), changes::toString);
    assertEquals("month.", changes.getFirst().edits().getFirst().removed().text());
  }

  private static List<String> pages(List<String> words, int each, String head, String foot) {
    List<String> pages = new ArrayList<>();
    for (int from = 0; from < words.size(); from += each) {
      List<String> page = words.subList(from, Math.min(words.size(), from + each));
      int half = page.size() / 2;
      pages.add(
          "%s\n%s\n%s\n%s %d"
              .formatted(
                  head,
                  String.join(" ", page.subList(0, half)),
                  String.join(" ", page.subList(half, page.size())),
                  foot,
                  pages.size() + 1));
    }
    return pages;
  }

  @Test
  void partiesAndNegationsThatChangedAreTold() {
    Change party =
        compare(LEASE, with(5, LEASE.get(5).replace("Landlord", "Tenant"))).changes().getFirst();
    assertTrue(party.matters().contains(Matter.PARTY), party::toString);
    Change not =
        compare(LEASE, with(4, LEASE.get(4).replace("may not", "may"))).changes().getFirst();
    assertEquals(Set.of(Matter.NEGATION), not.matters());
  }

  @Test
  void aMovedClauseTakesTheHeadingBeforeItAlong() {
    List<String> before =
        List.of(
            "1. Delivery. The Supplier delivers the goods to the place of the Customer in time.",
            "2. Payment. The Customer pays the price within thirty days of the invoice received.",
            "3. Law. This contract is governed by the laws of England as they stand today.");
    List<String> after =
        List.of(
            "1. Payment. The Customer pays the price within thirty days of the invoice received.",
            "2. Law. This contract is governed by the laws of England as they stand today.",
            "3. Delivery. The Supplier delivers the goods to the place of the Customer in time.");
    List<Change> changes = compare(before, after).byWeight();
    assertEquals(
        List.of(Kind.MOVED),
        changes.stream().map(Change::kind).filter(k -> k != Kind.RENUMBERED).toList());
    assertTrue(changes.getFirst().after().text().startsWith("Delivery. The Supplier"));
  }

  @Test
  void whatChangedPlacesIsToldAsWhatItIs() {
    Change parties =
        compare(
                List.of("The contract is between Acme Inc. as buyer and Beta Ltd. as seller."),
                List.of("The contract is between Beta Ltd. as buyer and Acme Inc. as seller."))
            .changes()
            .getFirst();
    assertEquals(Set.of(Matter.PARTY), parties.matters());
    Change dates =
        compare(
                List.of("It begins on 1 May 2024 and ends on 1 June 2025."),
                List.of("It begins on 1 June 2025 and ends on 1 May 2024."))
            .changes()
            .getFirst();
    assertEquals(Set.of(Matter.DATE), dates.matters());
    assertEquals(
        Set.of(),
        compare(List.of("They eat and drink or sleep."), List.of("They eat or drink and sleep."))
            .changes()
            .getFirst()
            .matters());
  }

  @Test
  void aMinusAndTheSignOfANoteAreNoPartOfTheNumberBesideThem() {
    assertEquals("[-500 -30 → 500 30]", edits("Cash\t-500\t-30 %", "Cash\t500\t30 %"));
    assertEquals("", edits("5-10, 2019–2020 and page -5-", "5–10, 2019-2020 and page – 5 –"));
    assertEquals("[320¹ → 3201]", edits("The fee is $320¹ a month.", "The fee is $3201 a month."));
    assertEquals("[¹ → ]", edits("The fee is $320¹ a month.", "The fee is $320 a month."));
    assertEquals("", edits("Pay 5000 on the website.", "Pay 5\u200B000 on the web\u200Bsite."));
    assertEquals("", edits("A flat of 80 m².", "A flat of 80 m2."));
  }

  private static String edits(String before, String after) {
    return compare(List.of(before), List.of(after)).changes().stream()
        .flatMap(change -> change.edits().stream())
        .map(edit -> "[" + edit.removed().text() + " → " + edit.added().text() + "]")
        .collect(Collectors.joining());
  }

  @Test
  void anEmptySideIsAllPutInOrAllTakenOut() {
    List<Change> added = compare(List.of(""), LEASE).changes();
    assertTrue(added.stream().allMatch(c -> c.kind() == Kind.ADDED), added::toString);
    assertEquals(
        String.join(" ", LEASE),
        String.join(" ", added.stream().map(c -> c.after().text()).toList()));
    assertEquals(List.of(), compare(List.of(""), List.of("")).changes());
  }

  /** Every edit of many made ones is found, and nothing besides. */
  @Test
  void wordsChangedAtRandomAreFoundEachWhereItStands() {
    Random random = new Random(11);
    List<String> vocabulary =
        IntStream.range(0, 600).mapToObj(i -> "w" + (char) ('a' + i % 26) + "x" + i / 26).toList();
    for (int round = 0; round < 30; round++) {
      List<String> clauses = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        StringBuilder clause = new StringBuilder("Clause");
        for (int k = 0; k < 12 + random.nextInt(20); k++) {
          clause.append(' ').append(vocabulary.get(random.nextInt(vocabulary.size())));
        }
        clauses.add(clause.append('.').toString());
      }
      List<String> edited = new ArrayList<>(clauses);
      Set<String> wanted = new TreeSet<>();
      for (int i = 5; i < 60; i += 11) {
        String[] words = edited.get(i).split(" ");
        words[3 + random.nextInt(words.length - 6)] = "zz" + i;
        edited.set(i, String.join(" ", words));
        wanted.add("zz" + i);
      }
      Set<String> found = new TreeSet<>();
      compare(clauses, edited)
          .changes()
          .forEach(c -> c.edits().forEach(e -> found.add(e.added().text())));
      assertEquals(wanted, found, "round " + round);
    }
  }
}
