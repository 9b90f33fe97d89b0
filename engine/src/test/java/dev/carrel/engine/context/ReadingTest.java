// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Documents;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
  private static final Document ONE = Documents.of("one.txt", "first page", "second page");
  private static final Document TWO = Documents.of("two.txt", "x".repeat(3000));

  @TempDir private Path folder;

  private Reading reading(int trainedContext, long budget) {
    return new Reading(
        new ScriptedModel("", trainedContext),
        new ReadOptions(KvProfile.EXACT, budget, 1),
        KeptContexts.open(folder.resolve("contexts")),
        planner(),
        Duration.ZERO);
  }

  private Planner planner() {
    return new Planner(
        new FixedMachine(),
        new ReadingSpeeds(folder.resolve("speeds.json"), "here", InstantSource.system()));
  }

  private static ReadReport add(Reading reading, Document document) {
    return add(reading, document, Gate.OPEN);
  }

  private static ReadReport add(Reading reading, Document document, Gate gate) {
    return reading.add(document, PageSelection.ALL, gate, Progress.SILENT, new Cancellation());
  }

  private static Branch branch(Reading reading, String owner, int... history) {
    return reading.branch(owner, history, 1, Set.of(), new Cancellation()).orElseThrow();
  }

  @Test
  void theLedgerHoldsEveryPageAndItsTokensFollowOneAnother() {
    try (Reading reading = reading(50_000, Long.MAX_VALUE)) {
      add(reading, ONE);
      add(reading, TWO);
      List<PageState> ledger = reading.ledger();
      assertEquals(3, ledger.size());
      PageState.InContext first = assertInstanceOf(PageState.InContext.class, ledger.get(0));
      PageState.InContext second = assertInstanceOf(PageState.InContext.class, ledger.get(1));
      PageState.InContext third = assertInstanceOf(PageState.InContext.class, ledger.get(2));
      assertEquals(first.endToken(), second.firstToken());
      assertTrue(third.firstToken() > second.endToken(), "a header stands between documents");
      assertEquals(reading.length(), third.endToken());
    }
  }

  @Test
  void aPartNamesEveryDocumentThatItHasTokensOf() {
    KeptContexts contexts = KeptContexts.open(folder.resolve("contexts"));
    contexts.setLimit(OptionalLong.of(1));
    ReadOptions options = new ReadOptions(KvProfile.EXACT, Long.MAX_VALUE, 1);
    try (Reading reading =
        new Reading(
            new ScriptedModel("", 50_000), options, contexts, planner(), Duration.ofDays(1))) {
      add(reading, ONE);
      assertEquals(List.of(), contexts.list(), "there was no room");
      contexts.setLimit(OptionalLong.of(1_000_000_000));
      add(reading, TWO);
    }
    assertEquals(1, contexts.list().getFirst().parts());
    assertEquals(
        Set.of(ONE.id().sha256(), TWO.id().sha256()), contexts.list().getFirst().documents());
    assertEquals(1, contexts.erase(Set.of(ONE.id().sha256())));
  }

  @Test
  void anUnreadablePageIsNotReadAndTheLedgerSaysWhy() {
    Document scanned =
        new Document(
            ONE.id(),
            ONE.name(),
            ONE.file(),
            ONE.kind(),
            ONE.pages(),
            List.of(new UnreadablePage(2, "a scanned image")));
    try (Reading reading = reading(50_000, Long.MAX_VALUE)) {
      add(reading, scanned);
      PageState.Unreadable state =
          assertInstanceOf(PageState.Unreadable.class, reading.ledger().get(1));
      assertEquals("a scanned image", state.reason());
    }
  }

  @Test
  void whatExceedsTheTrainedContextIsRefusedWithFiguresAndEarlierDocumentsStay() {
    try (Reading reading = reading(4000, Long.MAX_VALUE)) {
      add(reading, ONE);
      CarrelException e = assertThrows(CarrelException.class, () -> add(reading, TWO));
      assertEquals(Code.DOES_NOT_FIT, e.code());
      assertTrue(e.getMessage().contains("4,000"), e.getMessage());
      assertTrue(e.remedy().contains("one.txt"), e.remedy());
      assertEquals(List.of(ONE), reading.documents());
    }
  }

  @Test
  void whatExceedsTheBudgetIsRefusedAndASmallerProfileThatFitsIsNamed() {
    long budget = 6000 * ScriptedModel.BYTES_PER_TOKEN;
    try (Reading reading = reading(100_000, budget)) {
      CarrelException e = assertThrows(CarrelException.class, () -> add(reading, TWO));
      assertEquals(Code.DOES_NOT_FIT, e.code());
      assertTrue(e.remedy().contains("--profile faithful"), e.remedy());
    }
  }

  @Test
  void aLargerContextTakesOverWhatWasRead() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      add(reading, ONE);
      int before = reading.capacity();
      add(reading, TWO);
      assertTrue(reading.capacity() > before);
      assertEquals(reading.length(), branch(reading, "a").length());
    }
  }

  @Test
  void removingADocumentKeepsWhatStoodBeforeIt() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      add(reading, ONE);
      int length = reading.length();
      add(reading, TWO);
      reading.remove(TWO.id());
      assertEquals(List.of(ONE), reading.documents());
      assertEquals(length, branch(reading, "a").length());
    }
  }

  @Test
  void aCancelledReadingLeavesTheContextAsItWas() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      add(reading, ONE);
      Cancellation cancelled = new Cancellation();
      cancelled.request();
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () -> reading.add(TWO, PageSelection.ALL, Gate.OPEN, Progress.SILENT, cancelled));
      assertEquals(Code.CANCELLED, e.code());
      assertEquals(List.of(ONE), reading.documents());
    }
  }

  @Test
  void whatWasReadIsTakenFromDiskNextTimeAlsoBehindAnotherDocument() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      assertEquals(0, add(reading, ONE).restoredTokens());
      assertEquals(0, add(reading, TWO).restoredTokens());
    }
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      assertEquals(0, add(reading, ONE).readTokens());
      assertEquals(0, add(reading, TWO).readTokens());
      reading.remove(ONE.id());
      ReadReport alone = add(reading, TWO);
      assertEquals(0, alone.restoredTokens(), "it was never read without the other before it");
      assertEquals(List.of(), alone.notes());
    }
  }

  @Test
  void aReadingThatWasCutOffGoesOnFromItsLastCheckpoint() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      Cancellation afterThree = new Cancellation();
      Progress count =
          (stage, done, total) -> {
            if (done > 1500) {
              afterThree.request();
            }
          };
      assertThrows(
          CarrelException.class,
          () -> reading.add(TWO, PageSelection.ALL, Gate.OPEN, count, afterThree));
      assertEquals(List.of(), reading.ledger());
    }
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      ReadReport rest = add(reading, TWO);
      assertEquals(1536, rest.restoredTokens());
      assertEquals(reading.length(), branch(reading, "a").length());
    }
  }

  @Test
  void aKeptContextThatTheModelUnderstandsOtherwiseIsSetAsideAndReadAgain() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      add(reading, ONE);
    }
    ScriptedModel other =
        new ScriptedModel("", 100_000) {
          @Override
          public float otherwise() {
            return 1;
          }
        };
    ReadOptions options = new ReadOptions(KvProfile.EXACT, Long.MAX_VALUE, 1);
    try (Reading reading =
        new Reading(other, options, KeptContexts.open(folder.resolve("contexts")), planner())) {
      ReadReport report = add(reading, ONE);
      assertEquals(0, report.restoredTokens());
      assertTrue(report.notes().getFirst().contains("bit for bit"), report.notes().toString());
      assertEquals(reading.length(), branch(reading, "a").length());
    }
  }

  @Test
  void aQuestionWhileReadingSeesThePagesReadAndTheAnswerSaysSo() {
    Document three = Documents.of("three.txt", "a".repeat(600), "b".repeat(600), "c");
    List<AnswerScope> seen = new ArrayList<>();
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      add(reading, ONE);
      add(reading, three, () -> seen.add(reading.scope()));
      assertEquals(List.of(), reading.scope().notes());
    }
    AnswerScope halfWay = seen.get(2);
    assertEquals("a".repeat(600), halfWay.documents().get(1).page(1).text());
    assertEquals("", halfWay.documents().get(1).page(2).text());
    assertEquals(
        List.of("Of three.txt the model had read 1 of 3 pages when this was asked."),
        halfWay.notes());
  }

  @Test
  void aDocumentRemovedWhileItIsReadEndsItsReadingAndOneBeforeItMakesItBeginAgain() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      add(reading, ONE);
      CarrelException e =
          assertThrows(
              CarrelException.class, () -> add(reading, TWO, () -> reading.remove(TWO.id())));
      assertEquals(Code.CANCELLED, e.code());
      assertEquals(List.of(ONE), reading.documents());
      add(reading, TWO, () -> reading.remove(ONE.id()));
      assertEquals(List.of(TWO), reading.documents());
      assertEquals(reading.length(), branch(reading, "a").length());
    }
  }

  @Test
  void pagesThatWereNotChosenAreLeftOutAndTheLedgerSaysWhy() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      reading.add(
          ONE,
          PageSelection.of(Set.of(2), "not among those that the search found"),
          Gate.OPEN,
          Progress.SILENT,
          new Cancellation());
      PageState.LeftOut left =
          assertInstanceOf(PageState.LeftOut.class, reading.ledger().getFirst());
      assertEquals("not among those that the search found", left.reason());
      assertEquals("", reading.scope().documents().getFirst().page(1).text());
    }
  }

  @Test
  void anotherOrderSaysWhatItCostsAndIsFreeWhereItWasKept() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      add(reading, ONE);
      int one = reading.length();
      add(reading, TWO);
      int all = reading.length();
      List<DocumentId> turned = List.of(TWO.id(), ONE.id());
      assertEquals(0, reading.costOf(List.of(ONE.id(), TWO.id())));
      assertEquals(all - reading.frame().opening().length, reading.costOf(turned));
      assertEquals(List.of(TWO, ONE), reading.makeWayFor(turned));
      add(reading, TWO);
      add(reading, ONE);
      assertEquals(0, reading.costOf(List.of(ONE.id(), TWO.id())), "that order is on disk");
      assertTrue(one < all);
    }
  }

  @Test
  void conversationsShareTheDocumentsAndKeepTheirOwnWordsWhileThereIsRoom() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      add(reading, ONE);
      int documents = reading.length();
      for (String owner : List.of("a", "b", "c", "d", "e")) {
        try (Branch branch = branch(reading, owner, 1, 2, 3)) {
          assertEquals(documents + 3, branch.length());
          branch.read(new int[] {9}, new Cancellation());
        }
      }
      try (Branch branch = branch(reading, "e", 1, 2, 4, 5)) {
        assertEquals(documents + 4, branch.length());
      }
      assertEquals(documents, reading.length());
    }
  }
}
