// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.KvProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingQueueTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 1, 1);
  private static final DocumentId A = id('a');
  private static final DocumentId B = id('b');
  private static final DocumentId C = id('c');
  private static final DocumentId D = id('d');

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final ReadingQueue queue = new ReadingQueue(this::work);
  private final CountDownLatch ended = new CountDownLatch(4);

  private static DocumentId id(char letter) {
    return new DocumentId(String.valueOf(letter).repeat(64));
  }

  private ReadReport work(
      DocumentId document,
      dev.carrel.engine.context.PageSelection pages,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    begun.countDown();
    try (Cancellation.Registration _ = cancellation.onRequest(held::countDown)) {
      assertTrue(held.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    cancellation.throwIfRequested();
    if (document.equals(C)) {
      throw new CarrelException(Code.NO_TEXT, "no text", "none");
    }
    return ReadReport.NOTHING;
  }

  private void add(DocumentId document) {
    String name = document.sha256().substring(0, 1);
    ReadingQueue.Listener listener =
        new ReadingQueue.Listener() {
          @Override
          public void at(Stage stage, long done, long total) {}

          @Override
          public void begun() {}

          @Override
          public void read(ReadReport report) {
            told.add(name);
            ended.countDown();
          }

          @Override
          public void failed(CarrelException error) {
            told.add(name + " " + error.code());
            ended.countDown();
          }
        };
    assertTrue(queue.add(document, () -> OPTIONS, listener));
    assertFalse(queue.add(document, () -> OPTIONS, listener), "it waits already");
  }

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void documentsAreReadInTheOrderThatTheyHaveWhenTheirTurnComes() throws Exception {
    add(A);
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    add(B);
    add(C);
    add(D);
    assertEquals(Optional.of(A), queue.reading());
    assertTrue(queue.move(D, 0));
    assertFalse(queue.move(A, 2), "it is being read");
    assertEquals(List.of(D, B, C), queue.waiting());
    held.countDown();
    assertTrue(ended.await(30, TimeUnit.SECONDS));
    assertEquals(List.of("a", "d", "b", "c NO_TEXT"), told);
  }

  @Test
  void whatIsCancelledIsToldSoAndTheOthersGoOn() throws Exception {
    add(A);
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    add(B);
    add(C);
    add(D);
    queue.cancel(B);
    queue.cancel(A);
    assertTrue(ended.await(30, TimeUnit.SECONDS));
    assertEquals(List.of("b CANCELLED", "a CANCELLED", "c NO_TEXT", "d"), told);
  }

  @Test
  void closingEndsEverything() throws Exception {
    add(A);
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    add(B);
    queue.close();
    assertEquals(List.of("b CANCELLED", "a CANCELLED"), told);
    assertEquals(List.of(), queue.waiting());
  }
}
