// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.Conversations.Question;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.ReceiptJson;
import dev.carrel.engine.answer.Replay;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers made again from their receipts, on the real small model. */
class ReplayTest {
  private static final long BUDGET = 8_000_000_000L;
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, BUDGET, 2);
  private static final String LEASE =
      "# Lease\n\nThe landlord is Acme Estates. The tenant is Bolt Limited.\n\n"
          + "The rent is nine hundred dollars a month.\n";

  @TempDir private Path folder;
  private Engine engine;

  @BeforeEach
  void open() {
    engine = open("home");
  }

  private Engine open(String home) {
    return Engine.open(
        folder.resolve(home),
        TestPlatform.in(folder),
        (progress, cancellation) ->
            LlamaLanguageModel.load("smollm2-135m", TestModels.smolLm2(), progress, cancellation));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Document read(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Document document =
        engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
    engine.reading().read(document.id(), OPTIONS, Progress.SILENT, new Cancellation());
    return document;
  }

  private Receipt ask() {
    return engine.ask("What is the rent?", AnswerListener.SILENT, new Cancellation()).receipt();
  }

  private Replay replay(Receipt receipt) {
    return engine.replay(receipt, BUDGET, false, Progress.SILENT, new Cancellation());
  }

  private static Receipt with(Receipt r, Receipt.Written written, Map<String, String> context) {
    return new Receipt(
        r.made(),
        r.carrel(),
        context,
        r.computePath(),
        r.threads(),
        r.question(),
        r.chooser(),
        r.given(),
        written,
        r.quotes(),
        r.evidence(),
        List.of());
  }

  @Test
  void everyTokenComesAgainAlsoAfterAnotherDocumentWasReadAndAfterARestart() throws IOException {
    read("lease.md", LEASE);
    Receipt receipt = ReceiptJson.receipt(ReceiptJson.text(ask()));
    int tokens = receipt.written().tokens().size();
    assertTrue(tokens > 0);
    assertEquals(new Replay.Same(tokens, List.of()), replay(receipt));
    read("letter.txt", "Dear Sir, the parcel weighs nine pounds.");
    assertEquals(new Replay.Same(tokens, List.of()), replay(receipt));
    close();
    open();
    assertEquals(new Replay.Same(tokens, List.of()), replay(receipt));
  }

  @Test
  void theFirstTokenThatComesOtherwiseIsToldWithHowLikelyBothAre() throws IOException {
    read("lease.md", LEASE);
    Receipt receipt = ask();
    List<Integer> tokens = new ArrayList<>(receipt.written().tokens());
    int real = tokens.set(2, tokens.get(2) + 1);
    Receipt forged =
        with(
            receipt,
            new Receipt.Written(tokens, receipt.written().text(), true),
            receipt.context());
    Replay.Differs differs = assertInstanceOf(Replay.Differs.class, replay(forged));
    assertEquals(2, differs.place());
    assertEquals(real, differs.now().token());
    assertEquals(real + 1, differs.written().token());
    assertTrue(differs.now().logProbability() > differs.written().logProbability());
    assertEquals(List.of(), differs.otherwise());
  }

  @Test
  void aReceiptWhoseAnswerOrQuestionWasWrittenOverIsToldThoughItsTokensComeAgain()
      throws IOException {
    read("lease.md", LEASE);
    Receipt receipt = ask();
    List<Integer> tokens = receipt.written().tokens();
    Receipt.Written other = new Receipt.Written(tokens, "The rent is ten dollars.", true);
    Replay.Impossible answer =
        assertInstanceOf(Replay.Impossible.class, replay(with(receipt, other, receipt.context())));
    assertTrue(answer.why().contains("answer"), answer.why());
    String asked =
        ReceiptJson.text(receipt)
            .replace("\"question\":\"What is the rent?\"", "\"question\":\"Is it free?\"");
    Replay.Impossible question =
        assertInstanceOf(Replay.Impossible.class, replay(ReceiptJson.receipt(asked)));
    assertTrue(question.why().contains("question"), question.why());
    Receipt.Written unknown = new Receipt.Written(List.of(-5, 99_999_999), "", true);
    assertInstanceOf(Replay.Impossible.class, replay(with(receipt, unknown, receipt.context())));
    Receipt.Written none = new Receipt.Written(List.of(), "", false);
    assertInstanceOf(Replay.Impossible.class, replay(with(receipt, none, receipt.context())));
  }

  @Test
  void wordsOfADocumentThatWereWrittenOverInAReceiptAreToldThoughItsTokensComeAgain()
      throws IOException {
    read("lease.md", LEASE);
    Receipt bare = ask();
    String json = ReceiptJson.text(engine.conversations().withWords(bare));
    Receipt receipt = ReceiptJson.receipt(json);
    assertTrue(receipt.words().size() > 0);
    assertEquals(new Replay.Same(bare.written().tokens().size(), List.of()), replay(receipt));
    Receipt forged =
        bare.withWords(
            place ->
                engine.conversations().withWords(bare).words().stream()
                    .filter(words -> words.place().equals(place))
                    .map(words -> words.text().replace("nine", "ten"))
                    .findFirst());
    Replay.Impossible replay = assertInstanceOf(Replay.Impossible.class, replay(forged));
    assertTrue(replay.why().contains("words of documents"), replay.why());
    assertTrue(
        replay.otherwise().getFirst().startsWith("The words of lease.md, page 1"),
        replay.otherwise().toString());
  }

  @Test
  void anAnswerThatWasCutShortInTheReceiptDiffersAtItsEnd() throws IOException {
    read("lease.md", LEASE);
    Receipt receipt = ask();
    List<Integer> tokens = receipt.written().tokens().subList(0, 3);
    Receipt.Written cut = new Receipt.Written(tokens, "", true);
    Replay.Differs differs =
        assertInstanceOf(Replay.Differs.class, replay(with(receipt, cut, receipt.context())));
    assertEquals(3, differs.place());
    assertEquals(Replay.Candidate.END, differs.written().token());
  }

  @Test
  void whatIsNotAsItWasIsSaidAlsoWhereTheTokensAreTheSame() throws IOException {
    read("lease.md", LEASE);
    Receipt receipt = ask();
    Map<String, String> other = new HashMap<>(receipt.context());
    other.put("model", "f".repeat(64));
    Replay replay = replay(with(receipt, receipt.written(), other));
    assertInstanceOf(Replay.Same.class, replay);
    assertEquals(1, replay.otherwise().size());
    assertTrue(replay.otherwise().getFirst().startsWith("model was ffff"), replay.toString());
  }

  @Test
  void aQuestionBehindOthersCannotBeAskedAgainAndThatIsSaid() throws IOException {
    read("lease.md", LEASE);
    long conversation = engine.conversations().begin("").id();
    Reply.Answered _ = ask(conversation, "Who is the tenant?");
    Receipt second = ask(conversation, "What is the rent?").receipt();
    assertInstanceOf(Replay.Impossible.class, replay(second));
  }

  private Reply.Answered ask(long conversation, String question) {
    return engine
        .conversations()
        .ask(new Question(conversation, question, AnswerListener.SILENT, new Cancellation()));
  }

  @Test
  void aDocumentThatIsNotInTheHomeIsNamed() throws IOException {
    Document lease = read("lease.md", LEASE);
    Receipt receipt = ask();
    close();
    engine = open("other");
    CarrelException missing = assertThrows(CarrelException.class, () -> replay(receipt));
    assertEquals(CarrelException.Code.FILE_MISSING, missing.code());
    assertTrue(missing.getMessage().contains(lease.id().toString()), missing.getMessage());
  }
}
