package dev.carrel.engine.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.CarrelException;
import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.Progress;
import dev.carrel.engine.answer.Documents;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final Document ONE = Documents.of("one.txt", "first page", "second page");
  private static final Document TWO = Documents.of("two.txt", "x".repeat(3000));

  private static Reading reading(int trainedContext, long budget) {
    return new Reading(
        new ScriptedModel("", trainedContext), new ReadOptions(KvProfile.EXACT, budget, 1));
  }

  private static void add(Reading reading, Document document) {
    reading.add(document, Progress.SILENT, new Cancellation());
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
    long budget = 4000 * ScriptedModel.BYTES_PER_TOKEN;
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
      assertEquals(reading.length(), (int) reading.borrow(c -> c.length()));
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
      assertEquals(length, (int) reading.borrow(c -> c.length()));
    }
  }

  @Test
  void aCancelledReadingLeavesTheContextAsItWas() {
    try (Reading reading = reading(100_000, Long.MAX_VALUE)) {
      add(reading, ONE);
      Cancellation cancelled = new Cancellation();
      cancelled.request();
      CarrelException e =
          assertThrows(CarrelException.class, () -> reading.add(TWO, Progress.SILENT, cancelled));
      assertEquals(Code.CANCELLED, e.code());
      assertEquals(List.of(ONE), reading.documents());
    }
  }
}
