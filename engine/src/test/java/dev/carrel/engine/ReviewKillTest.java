// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.LogEntry;
import dev.carrel.engine.review.ReviewAct;
import dev.carrel.engine.review.ReviewColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that runs a review is killed at some moment, again and again. */
class ReviewKillTest {
  private static final long SEED = 20261129;
  private static final int KILLS = 20;
  private static final int DOCUMENTS = 12;
  private static final int QUESTIONS = 6;
  private static final String ANSWER = "The notice period is thirty (30) days.";

  @TempDir Path folder;

  private static Engine open(Path folder) {
    return Engine.open(
        folder.resolve("home"),
        TestPlatform.in(folder),
        (progress, cancellation) -> new ScriptedModel(ANSWER, 6_000));
  }

  /** Run in a process of its own: goes on with the review, and says so for each cell. */
  static final class Runner {
    private Runner() {}

    public static void main(String[] arguments) {
      try (Engine engine = open(Path.of(arguments[0]))) {
        ReviewListener telling =
            new ReviewListener() {
              @Override
              public void done(Cell cell, int done, int of) {
                System.out.println("done");
              }
            };
        boolean whole =
            engine
                .reviews()
                .run(
                    ReviewOrder.rest(Long.parseLong(arguments[1])),
                    new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1),
                    telling,
                    new Cancellation());
        System.out.println(whole ? "whole" : "stopped");
      }
    }
  }

  @Test
  void aReviewThatIsKilledTwentyTimesLosesNoCellAndAnswersNoneTwice() throws Exception {
    long review = begin();
    Random random = new Random(SEED);
    int told = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (ForkedJvm runner = ForkedJvm.start(Runner.class, folder.toString(), "" + review)) {
        for (int cells = 1 + random.nextInt(2); cells > 0; cells--) {
          assertEquals("done", runner.nextLine(), "seed " + SEED);
          told++;
        }
        long until = System.nanoTime() + random.nextInt(3_000_000);
        while (System.nanoTime() < until) {
          Thread.onSpinWait();
        }
        runner.kill();
      }
      assertTrue(answered(review) >= told, "what was told is kept; seed " + SEED);
    }
    try (ForkedJvm runner = ForkedJvm.start(Runner.class, folder.toString(), "" + review)) {
      String line = runner.nextLine();
      while (line.equals("done")) {
        line = runner.nextLine();
      }
      assertEquals("whole", line);
    }
    try (Engine engine = open(folder)) {
      assertEquals(0, engine.reviews().grid(review).counts().getOrDefault(CellState.WAITING, 0));
      List<LogEntry> answers =
          engine.reviews().log(review).stream()
              .filter(entry -> entry.act() == ReviewAct.ANSWERED)
              .toList();
      assertEquals(DOCUMENTS * QUESTIONS, answers.size(), "each cell once; seed " + SEED);
      assertTrue(engine.reviews().checkLog(review).isWhole());
    }
  }

  private long begin() throws IOException {
    try (Engine engine = open(folder)) {
      long collection = engine.collections().create("Contracts").id();
      for (int i = 0; i < DOCUMENTS; i++) {
        Path file = folder.resolve(i + ".md");
        Files.writeString(file, "# Contract " + i + "\n\n" + ANSWER + "\n");
        DocumentId id =
            engine
                .documents()
                .add(file, Optional.empty(), Progress.SILENT, new Cancellation())
                .id();
        engine.collections().add(collection, id);
      }
      List<ReviewColumn> columns =
          IntStream.range(0, QUESTIONS)
              .mapToObj(
                  i -> new ReviewColumn("Notice " + i, ColumnType.DURATION, "How long, " + i + "?"))
              .toList();
      return engine.reviews().begin(collection, "Spring", columns).id();
    }
  }

  private int answered(long review) {
    try (Engine engine = open(folder)) {
      return (int)
          engine.reviews().grid(review).cells().values().stream()
              .filter(cell -> cell.answer().isPresent())
              .count();
    }
  }
}
