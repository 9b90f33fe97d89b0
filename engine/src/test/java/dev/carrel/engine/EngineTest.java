// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine as a whole on the real small model, real SQLite and Lucene. */
class EngineTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 2);
  private static final String LEASE =
      """
      # Lease

      The landlord is Acme Estates. The tenant is Bolt Limited.

      # Rent

      The rent is nine hundred dollars a month, payable on the first day of each month.

      # Law

      This lease is governed by the laws of the State of Oregon.
      """;

  @TempDir Path folder;
  private Engine engine;

  @BeforeEach
  void open() {
    engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) ->
                LlamaLanguageModel.load(
                    "smollm2-135m", TestModels.smolLm2(), progress, cancellation));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Document add(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  private void read(Document document) {
    engine.reading().read(document.id(), OPTIONS, Progress.SILENT, new Cancellation());
  }

  private Answer ask(String question) {
    return engine.ask(question, AnswerListener.SILENT, new Cancellation()).answer();
  }

  @Test
  void aNoteIsReadWholeAndTheAnswerStandsOnItsPage() throws IOException {
    Document lease = add("lease.md", LEASE);
    read(lease);
    assertEquals(List.of(lease.id()), engine.reading().documents());
    assertTrue(engine.reading().ledger().stream().allMatch(s -> s instanceof PageState.InContext));
    Answer answer = ask("Which law governs the lease?");
    Quote quote = answer.quotes().getFirst();
    assertEquals(Match.VERBATIM, quote.match());
    assertTrue(quote.text().contains("State of Oregon"), quote.text());
    assertFalse(answer.text().isEmpty());
  }

  @Test
  void theSameQuestionGivesTheSameBytesAlsoAfterAnotherQuestionAndARestart() throws IOException {
    Document lease = add("lease.md", LEASE);
    read(lease);
    Answer first = ask("What is the rent?");
    ask("Who is the tenant?");
    Answer again = ask("What is the rent?");
    assertEquals(first.text(), again.text());
    assertEquals(first.quotes(), again.quotes());
    close();
    open();
    read(engine.documents().all().getFirst());
    assertEquals(first.text(), ask("What is the rent?").text());
  }

  @Test
  void aPlanForetellsWhatIsThenAllocated() throws IOException {
    Document lease = add("lease.md", LEASE);
    ReadingPlan plan =
        engine.reading().plan(List.of(lease.id()), OPTIONS, Progress.SILENT, new Cancellation());
    assertTrue(plan.profile(KvProfile.EXACT).fits());
    // Nothing was read on this machine yet, so nobody knows how long it takes.
    assertTrue(Double.isNaN(plan.profile(KvProfile.EXACT).secondsToRead()));
    read(lease);
    MemorySnapshot memory = engine.gauge().now();
    assertEquals(plan.weightsBytes(), memory.use().weightsBytes());
    assertEquals(plan.profile(KvProfile.EXACT).kvBytes(), memory.use().kvBytes());
    ReadingPlan again =
        engine.reading().plan(List.of(lease.id()), OPTIONS, Progress.SILENT, new Cancellation());
    assertTrue(again.profile(KvProfile.EXACT).secondsToRead() > 0);
  }

  @Test
  void aSecondDocumentIsReadBehindTheFirstAndRemovingItKeepsTheFirst() throws IOException {
    Document lease = add("lease.md", LEASE);
    Document letter = add("letter.txt", "The deposit is two thousand dollars. ".repeat(60));
    read(lease);
    read(letter);
    assertEquals(List.of(lease.id(), letter.id()), engine.reading().documents());
    assertTrue(ask("How much is the deposit?").quotes().getFirst().text().contains("deposit"));
    engine.documents().remove(letter.id());
    assertEquals(List.of(lease.id()), engine.reading().documents());
    assertEquals(1, engine.documents().all().size());
    engine.documents().restore(letter.id());
    assertEquals(2, engine.documents().all().size());
    assertFalse(engine.documents().search("deposit", 5).isEmpty());
  }

  @Test
  void aReadingUnderWayIsCancelledAndWhatWasReadBeforeStays() throws Exception {
    Document lease = add("lease.md", LEASE);
    read(lease);
    Document longOne = add("long.txt", "The quick brown fox jumps over the lazy dog. ".repeat(500));
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(
            () ->
                engine
                    .reading()
                    .read(
                        longOne.id(),
                        OPTIONS,
                        (stage, done, total) -> begun.complete(null),
                        cancellation));
    begun.get(60, TimeUnit.SECONDS);
    cancellation.request();
    Exception e = assertThrows(Exception.class, () -> reading.get(30, TimeUnit.SECONDS));
    assertTrue(e.getCause() instanceof CarrelException c && c.code() == Code.CANCELLED, "" + e);
    assertEquals(List.of(lease.id()), engine.reading().documents());
    assertFalse(ask("What is the rent?").text().isEmpty());
  }

  @Test
  void whatDoesNotFitTheTrainedContextIsRefusedAndWhatWasReadStays() throws IOException {
    Document lease = add("lease.md", LEASE);
    read(lease);
    Document book = add("book.txt", "The quick brown fox jumps over the lazy dog. ".repeat(2000));
    CarrelException e = assertThrows(CarrelException.class, () -> read(book));
    assertEquals(Code.DOES_NOT_FIT, e.code());
    assertTrue(e.getMessage().contains("8,192"), e.getMessage());
    assertEquals(List.of(lease.id()), engine.reading().documents());
  }
}
