// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  private final ExecutorService ui = Executors.newSingleThreadExecutor();
  private final Background background = new Background(ui);

  @AfterEach
  void close() {
    background.close();
    ui.shutdown();
  }

  @Test
  void anOutcomeIsToldOnTheThreadOfTheWindow() throws Exception {
    CompletableFuture<String> told = new CompletableFuture<>();
    background
        .task(Lane.QUICK, "one", (progress, cancellation) -> 1)
        .onDone(one -> told.complete(one + " " + Thread.currentThread().getName()))
        .start();
    assertEquals(
        "1 " + ui.submit(() -> Thread.currentThread().getName()).get(),
        told.get(10, TimeUnit.SECONDS));
  }

  @Test
  void oneThatWaitsIsCancelledAtOnceAndNeverRuns() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    List<String> ran = new ArrayList<>();
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    background.task(Lane.READING, "first", (progress, cancellation) -> await(hold)).start();
    BackgroundTask<Boolean> second =
        background
            .task(Lane.READING, "second", (progress, cancellation) -> ran.add("second"))
            .onCancelled(() -> cancelled.complete(true))
            .start();
    second.cancel();
    assertTrue(cancelled.get(10, TimeUnit.SECONDS));
    hold.countDown();
    background.close();
    assertTrue(ran.isEmpty());
  }

  @Test
  void whatMustBeFinishedIsDoneBeforeTheDeskIsClosed() {
    CountDownLatch hold = new CountDownLatch(1);
    List<String> ran = new ArrayList<>();
    background
        .task(
            Lane.READING,
            "long",
            (progress, cancellation) -> {
              cancellation.onRequest(hold::countDown);
              return await(hold);
            })
        .start();
    background
        .task(Lane.READING, "must", (progress, cancellation) -> ran.add("must"))
        .finishedAtClose()
        .start();
    background.close();
    assertEquals(List.of("must"), ran);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theEnginesRefusalIsAFailureAndItsCancellationIsNone() throws Exception {
    CompletableFuture<Code> failed = new CompletableFuture<>();
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    background
        .task(
            Lane.QUICK,
            "refused",
            (progress, cancellation) -> {
              throw new CarrelException(Code.NO_TEXT, "", "");
            })
        .onFailed(error -> failed.complete(error.code()))
        .start();
    background
        .task(
            Lane.QUICK,
            "cancelled",
            (progress, cancellation) -> {
              cancellation.request();
              cancellation.throwIfRequested();
              return true;
            })
        .onCancelled(() -> cancelled.complete(true))
        .start();
    assertEquals(Code.NO_TEXT, failed.get(10, TimeUnit.SECONDS));
    assertTrue(cancelled.get(10, TimeUnit.SECONDS));
  }

  @Test
  void aFloodOfProgressReachesTheWindowAsAFewStepsWithTheLastAmongThem() throws Exception {
    List<Step> steps = new ArrayList<>();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    CountDownLatch hold = new CountDownLatch(1);
    ui.execute(() -> await(hold));
    background
        .task(
            Lane.QUICK,
            "flood",
            (progress, cancellation) -> {
              for (int i = 1; i <= 10_000; i++) {
                progress.at(Stage.READ_TOKENS, i, 10_000);
              }
              return true;
            })
        .onProgress(steps::add)
        .onDone(result -> done.complete(true))
        .start();
    background.task(Lane.QUICK, "after", (progress, cancellation) -> true).start();
    hold.countDown();
    assertTrue(done.get(10, TimeUnit.SECONDS));
    assertTrue(steps.size() < 10_000);
  }
}
