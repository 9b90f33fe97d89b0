// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Documents;
import dev.carrel.engine.context.Gate;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.Planner;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.context.ReadingSpeeds;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.RetrievalHeads;
import dev.carrel.engine.model.RetrievalHeads.Told;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.passage.Passage;
import dev.carrel.engine.passage.PassageSimilarity;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassageRankerTest {
  private static final Document LEASE =
      Documents.of(
          "lease.txt",
          "The question is what this agreement is about, which is a house and its garden.",
          "The tenant shall pay for all of the water used. The landlord insures the house against"
              + " fire and storm. Notices are sent by letter.");

  private static final PassageSimilarity STORMS =
      (question, passages, cancellation) ->
          passages.stream()
              .map(p -> OptionalDouble.of(p.text().contains("storm") ? 0.9 : 0.1))
              .toList();

  @TempDir private Path folder;
  private RetrievalHeads heads =
      new RetrievalHeads(List.of(new Told(new AttentionHead(0, 0), 0.5)));

  private final ScriptedModel model =
      new ScriptedModel("", 50_000) {
        @Override
        public RetrievalHeads retrievalHeads() {
          return heads;
        }
      };

  private Reading reading;

  @BeforeEach
  void read() {
    reading =
        new Reading(
            model,
            new ReadOptions(KvProfile.EXACT, Long.MAX_VALUE, 1),
            KeptContexts.open(folder.resolve("contexts")),
            new Planner(
                new FixedMachine(),
                new ReadingSpeeds(folder.resolve("speeds.json"), "here", InstantSource.system())));
    reading.add(LEASE, PageSelection.ALL, Gate.OPEN, Progress.SILENT, new Cancellation());
  }

  @AfterEach
  void close() {
    reading.close();
  }

  private Ranking rank(PassageSimilarity similarity, String question) {
    return new PassageRanker(model, similarity, reading.passages())
        .rank(reading, "owner", new int[0], question, new Cancellation());
  }

  private static List<String> best(Ranking ranking, int most) {
    return ranking.best(most).stream().map(Passage::text).toList();
  }

  @Test
  void whatTheModelLooksAtComesFirst() {
    Ranking ranking = rank(PassageSimilarity.NONE, "Who pays for the water?");
    assertEquals(Ranking.Kind.ATTENTION, ranking.kind());
    assertEquals(List.of("The tenant shall pay for all of the water used."), best(ranking, 1));
    assertEquals(1, ranking.looked().getFirst().weight());
    assertEquals(
        ranking.best(1).getFirst().place(), ranking.looked().getFirst().place(), "where it looked");
    assertTrue(ranking.looked().stream().allMatch(w -> w.weight() > 0 && w.weight() <= 1));
  }

  @Test
  void whatAnyQuestionDrawsCountsForNone() {
    Ranking ranking = rank(PassageSimilarity.NONE, "N/A");
    assertEquals(List.of(), ranking.looked());
    assertArrayEquals(
        new double[4], Stream.of(0, 1, 2, 3).mapToDouble(ranking::score).toArray(), 1e-9);
  }

  @Test
  void whatAPlaceDrawsIsAShareOfWhatTheHeadsGaveToNeedles() {
    String question = "Who pays for the water?";
    Ranking half = rank(PassageSimilarity.NONE, question);
    List<TextSpan> best = List.of(half.best(1).getFirst().place());
    List<TextSpan> last = List.of(half.best(4).getLast().place());
    assertTrue(drawn(half, best) > drawn(half, last));
    heads = new RetrievalHeads(List.of(new Told(new AttentionHead(0, 0), 0.25)));
    assertEquals(2 * drawn(half, best), drawn(rank(PassageSimilarity.NONE, question), best), 1e-9);
    assertEquals(OptionalDouble.empty(), half.drawnTo(List.of()));
    heads = RetrievalHeads.NONE;
    assertEquals(OptionalDouble.empty(), rank(STORMS, question).drawnTo(best));
  }

  private static double drawn(Ranking ranking, List<TextSpan> places) {
    return ranking.drawnTo(places).orElseThrow();
  }

  @Test
  void theNearestAreTheFirstAndTheMostLookedAt() {
    Ranking both = rank(STORMS, "Who pays for the water?");
    assertEquals(both.best(1).getFirst(), both.nearest().getFirst());
    assertEquals(both.looked().getFirst().place(), both.nearest().getLast().place());
    assertTrue(both.nearest().size() <= 2);
  }

  @Test
  void nearMeaningsCountBesideIt() {
    Ranking both = rank(STORMS, "Zzzz?");
    assertEquals(Ranking.Kind.ATTENTION_AND_MEANING, both.kind());
    assertEquals(List.of("The landlord insures the house against fire and storm."), best(both, 1));
    heads = RetrievalHeads.NONE;
    Ranking meaning = rank(STORMS, "Zzzz?");
    assertEquals(Ranking.Kind.MEANING, meaning.kind());
    assertEquals(
        List.of("The landlord insures the house against fire and storm."), best(meaning, 1));
    assertEquals(List.of(), meaning.looked());
  }

  @Test
  void withoutEitherWordsRank() {
    heads = RetrievalHeads.NONE;
    Ranking ranking = rank(PassageSimilarity.NONE, "Are there notices by letter?");
    assertEquals(Ranking.Kind.WORDS, ranking.kind());
    assertEquals("Notices are sent by letter.", best(ranking, 1).getFirst());
    assertEquals(List.of(), best(rank(PassageSimilarity.NONE, "xylophone"), 5));
  }

  @Test
  void theDocumentsAreAsBeforeAndTheSameQuestionRanksTheSame() {
    int length = reading.length();
    PassageRanker ranker = new PassageRanker(model, STORMS, reading.passages());
    Ranking first = ranker.rank(reading, "owner", new int[0], "Who insures?", new Cancellation());
    Ranking second = ranker.rank(reading, "owner", new int[0], "Who insures?", new Cancellation());
    assertEquals(first.order(), second.order());
    for (int i = 0; i < first.passages().size(); i++) {
      assertEquals(first.score(i), second.score(i));
    }
    assertEquals(length, reading.length());
  }

  @Test
  void aQuestionThatIsStoppedLeavesNoRecordingOpen() {
    Cancellation stopped = new Cancellation();
    stopped.request();
    PassageRanker ranker = new PassageRanker(model, STORMS, reading.passages());
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () -> ranker.rank(reading, "owner", new int[0], "Who insures?", stopped));
    assertEquals(Code.CANCELLED, e.code());
    assertEquals(
        Ranking.Kind.ATTENTION_AND_MEANING,
        ranker.rank(reading, "owner", new int[0], "Who insures?", new Cancellation()).kind());
  }

  @Test
  void aQuestionTooLongToBeReadBesideTheDocumentsIsRankedByWords() {
    Ranking ranking = rank(PassageSimilarity.NONE, "water ".repeat(20_000));
    assertEquals(Ranking.Kind.WORDS, ranking.kind());
    assertEquals("The tenant shall pay for all of the water used.", best(ranking, 1).getFirst());
  }
}
