// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.Conversations.Question;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.keep.KeptContext;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.ContextDetail;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read stays read, on the real small model. */
class StaysReadTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 2);
  private static final String LEASE =
      "# Lease\n\nThe landlord is Acme Estates. The tenant is Bolt Limited.\n\n"
          + "The rent is nine hundred dollars a month.\n\n"
          + "This lease is governed by the laws of the State of Oregon.\n";

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

  private void restart() {
    close();
    open();
  }

  private Document add(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  private ReadReport read(Document document) {
    return engine.reading().read(document.id(), OPTIONS, Progress.SILENT, new Cancellation());
  }

  private Answer ask(String question) {
    return engine.ask(question, AnswerListener.SILENT, new Cancellation()).answer();
  }

  private static String letter(int seed, int sentences) {
    StringBuilder text = new StringBuilder("Letter " + seed + ". ");
    for (int i = 0; i < sentences; i++) {
      text.append("Parcel %d of shipment %d weighs %d pounds. ".formatted(i, seed, i * 7 + seed));
    }
    return text.toString();
  }

  @Test
  void aDocumentOpensAgainWithoutBeingReadAndTheAnswerIsTheSameByteForByte() throws IOException {
    Document lease = add("lease.md", LEASE);
    Document letter = add("letter.txt", letter(1, 60));
    assertEquals(0, read(lease).restoredTokens());
    assertEquals(0, read(letter).restoredTokens());
    Answer before = ask("What is the rent?");
    restart();
    assertEquals(List.of(lease.id(), letter.id()), engine.reading().readBefore());
    for (Document document : List.of(lease, letter)) {
      ReadReport report = read(document);
      assertEquals(0, report.readTokens());
      assertEquals(List.of(), report.notes());
    }
    Answer after = ask("What is the rent?");
    assertEquals(before.text(), after.text());
    assertEquals(before.quotes(), after.quotes());
  }

  @Test
  void aDocumentThatIsAddedReadsItselfOnlyAndOneThatIsRemovedKeepsThoseBefore() throws IOException {
    Document lease = add("lease.md", LEASE);
    Document first = add("first.txt", letter(1, 40));
    Document second = add("second.txt", letter(2, 40));
    read(lease);
    read(first);
    int tokens = engine.gauge().now().contextTokens();
    engine.documents().remove(first.id());
    ReadReport report = read(second);
    assertEquals(0, report.restoredTokens());
    assertTrue(report.readTokens() < tokens, "only itself");
    engine.reading().forget(second.id());
    engine.documents().restore(first.id());
    assertEquals(0, read(first).readTokens(), "that order is on disk");
  }

  @Test
  void aDamagedFileIsSetAsideTheDocumentReadAgainAndALineSaysWhy() throws IOException {
    Document lease = add("lease.md", LEASE);
    read(lease);
    Answer before = ask("What is the rent?");
    List<KeptContext> kept = engine.contexts().list();
    assertEquals(1, kept.size());
    close();
    try (var files = Files.list(folder.resolve("home/contexts"))) {
      Path file = files.filter(f -> f.toString().endsWith(".ctx")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 4;
      Files.write(file, bytes);
    }
    open();
    ReadReport report = read(lease);
    assertEquals(0, report.restoredTokens());
    assertTrue(report.notes().getFirst().contains("read again"), report.notes().toString());
    assertEquals(before.text(), ask("What is the rent?").text());
  }

  @Test
  void aConversationGoesOnAfterARestartAsIfItHadNotBeenAway() throws IOException {
    Document lease = add("lease.md", LEASE);
    read(lease);
    long first = engine.conversations().begin("first").id();
    long second = engine.conversations().begin("second").id();
    for (long conversation : List.of(first, second)) {
      var _ = say(conversation, "Who is the tenant?");
    }
    Answer before = say(first, "And the landlord?");
    restart();
    read(lease);
    Answer after = say(second, "And the landlord?");
    assertEquals(before.text(), after.text());
    assertEquals(2, engine.conversations().turns(second).size());
    assertTrue(before.contextTokens() > engine.gauge().now().contextTokens());
  }

  private Answer say(long conversation, String question) {
    return engine
        .conversations()
        .ask(new Question(conversation, question, AnswerListener.SILENT, new Cancellation()))
        .answer();
  }

  @Test
  void questionsSideBySideAreAnsweredAndTakeNoMemory() throws IOException {
    Document lease = add("lease.md", LEASE);
    read(lease);
    MemorySnapshot before = engine.gauge().now();
    List<Question> asked =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    new Question(
                        engine.conversations().begin("c" + i).id(),
                        i % 2 == 0 ? "What is the rent?" : "Which law governs the lease?",
                        AnswerListener.SILENT,
                        new Cancellation()))
            .toList();
    List<Reply> replies = engine.conversations().ask(asked);
    for (int i = 0; i < replies.size(); i++) {
      Answer answer = assertInstanceOf(Reply.Answered.class, replies.get(i)).answer();
      String expected = i % 2 == 0 ? "nine hundred" : "Oregon";
      assertTrue(answer.quotes().getFirst().text().contains(expected), answer.toString());
    }
    assertEquals(before.use().kvBytes(), engine.gauge().now().use().kvBytes());
    assertEquals(before.contextTokens(), engine.gauge().now().contextTokens());
    ContextDetail detail = engine.gauge().now().detail();
    assertEquals(before.use().kvBytes(), layerBytes(detail));
    assertEquals(engine.gauge().now().contextTokens(), detail.sequences().getFirst().tokens());
  }

  private static long layerBytes(ContextDetail detail) {
    return detail.layers().stream().mapToLong(layer -> layer.kBytes() + layer.vBytes()).sum();
  }

  @Test
  void aQuestionIsAnsweredWhileReadingIsPausedFromThePagesReadSoFar() throws Exception {
    Document lease = add("lease.md", LEASE);
    Document letter = add("letter.txt", letter(3, 120));
    read(lease);
    CompletableFuture<Void> paused = new CompletableFuture<>();
    Progress pauseAfterABatch =
        (stage, done, total) -> {
          if (stage == Progress.Stage.READ_TOKENS && done >= 512 && !paused.isDone()) {
            engine.reading().pause();
            paused.complete(null);
          }
        };
    CompletableFuture<ReadReport> reading =
        CompletableFuture.supplyAsync(
            () ->
                engine.reading().read(letter.id(), OPTIONS, pauseAfterABatch, new Cancellation()));
    paused.get(60, TimeUnit.SECONDS);
    Answer answer = ask("What is the rent?");
    assertEquals(1, answer.notes().size());
    assertTrue(answer.notes().getFirst().contains("letter.txt"), answer.notes().toString());
    assertTrue(answer.quotes().getFirst().text().contains("nine hundred"));
    assertTrue(engine.reading().ledger().stream().anyMatch(s -> s instanceof PageState.LeftOut));
    engine.reading().resume();
    reading.get(120, TimeUnit.SECONDS);
    assertTrue(engine.reading().ledger().stream().allMatch(s -> s instanceof PageState.InContext));
    List<String> notes = new ArrayList<>(ask("What is the rent?").notes());
    assertEquals(List.of(), notes);
  }

  @Test
  void aPausedReadingIsCancelledAtOnceAndGoesOnFromDiskNextTime() throws Exception {
    Document letter = add("letter.txt", letter(4, 120));
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Void> paused = new CompletableFuture<>();
    engine.reading().pause();
    CompletableFuture<ReadReport> reading =
        CompletableFuture.supplyAsync(
            () ->
                engine
                    .reading()
                    .read(
                        letter.id(),
                        OPTIONS,
                        (s, done, total) -> paused.complete(null),
                        cancellation));
    paused.get(60, TimeUnit.SECONDS);
    cancellation.request();
    Exception e = assertThrows(Exception.class, () -> reading.get(10, TimeUnit.SECONDS));
    assertEquals(
        CarrelException.Code.CANCELLED,
        assertInstanceOf(CarrelException.class, e.getCause()).code());
    engine.reading().resume();
    assertEquals(List.of(), engine.reading().documents());
    assertFalse(read(letter).readTokens() == 0);
  }
}
