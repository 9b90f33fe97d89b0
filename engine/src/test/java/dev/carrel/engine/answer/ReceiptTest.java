// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.Gate;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.Planner;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.context.ReadingSpeeds;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.PageRange;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.JudgeExamples;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.model.TokenChooser;
import dev.carrel.engine.model.TokenHash;
import dev.carrel.engine.passage.PassageSimilarity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
  private static final Document LEASE =
      Documents.of(
          "lease.pdf",
          "The landlord is Acme.",
          "The rent is nine hundred\ndollars a month.",
          "Pets are allowed.",
          "Smoking is not.");

  @TempDir private Path folder;
  private final ScriptedModel model = new ScriptedModel(" It is \"nine hundred dollars\".", 50_000);
  private Reading reading;
  private Answerer answerer;

  @BeforeEach
  void read() {
    reading =
        new Reading(
            model,
            new ReadOptions(KvProfile.EXACT, Long.MAX_VALUE, 3),
            KeptContexts.open(folder.resolve("contexts")),
            new Planner(
                new FixedMachine(),
                new ReadingSpeeds(folder.resolve("speeds.json"), "here", () -> NOW)));
    answerer =
        new Answerer(model, new Sources(), new JudgeExamples(), PassageSimilarity.NONE, () -> NOW);
    reading.add(
        LEASE,
        PageSelection.of(Set.of(1, 2, 4), "not chosen"),
        Gate.OPEN,
        Progress.SILENT,
        new Cancellation());
  }

  @AfterEach
  void close() {
    reading.close();
  }

  private Reply.Answered ask(Dialogue before, TokenChooser chooser) {
    Ask ask =
        new Ask(
            "owner",
            before,
            "How much is the rent?",
            "How much is the rent?",
            chooser,
            AnswerListener.SILENT,
            new Cancellation());
    return assertInstanceOf(
        Reply.Answered.class, answerer.answer(reading, List.of(ask)).getFirst());
  }

  private Reply.Answered ask() {
    return ask(Dialogue.NONE, TokenChooser.GREEDY);
  }

  private static Optional<String> text(TextSpan place) {
    return Optional.of(LEASE.page(place.page()).text().substring(place.start(), place.end()));
  }

  private static Sent shown(Reply.Answered answered, Function<TextSpan, Optional<String>> text) {
    return StoredReceipt.of(StoredReceipt.json(answered.receipt(), answered.sent())).sent(text);
  }

  @Test
  void itSaysWhatAnsweredWhatAndWhen() {
    Receipt receipt = ask().receipt();
    assertEquals(NOW, receipt.made());
    assertEquals("How much is the rent?", receipt.question());
    assertEquals(TokenChooser.GREEDY, receipt.chooser());
    assertEquals("scripted", receipt.context().get("name"));
    assertEquals("0".repeat(64), receipt.context().get("model"));
    assertEquals("exact", receipt.context().get("profile"));
    assertEquals("script on 3", receipt.computePath());
    assertEquals(3, receipt.threads());
  }

  @Test
  void itHoldsTheAnswersTokensAndWhereItsQuotesStandWithoutTheirWords() {
    Reply.Answered answered = ask();
    Receipt.Written written = answered.receipt().written();
    assertEquals(" It is \"nine hundred dollars\".", written.text());
    int[] tokens = written.tokens().stream().mapToInt(Integer::intValue).toArray();
    assertEquals(TokenHash.of(model.tokenize(written.text(), false)), TokenHash.of(tokens));
    assertTrue(written.complete());
    assertEquals(
        answered.answer().quotes().stream().map(Quote::places).toList(),
        answered.receipt().quotes().stream().map(Receipt.Cited::places).toList());
    assertEquals(2, answered.receipt().quotes().getFirst().places().getFirst().page());
  }

  @Test
  void aDocumentIsToldByItsHashThePagesThatWereReadAndAHashOfItsTokens() {
    Given.Document document =
        (Given.Document)
            ask().receipt().given().stream()
                .filter(Given.Document.class::isInstance)
                .findFirst()
                .orElseThrow();
    String told =
        "[document lease.pdf]\n\n[page 1]\nThe landlord is Acme.\n\n"
            + "[page 2]\nThe rent is nine hundred\ndollars a month.\n\n"
            + "[page 4]\nSmoking is not.\n\n";
    int[] tokens = model.tokenize(told, false);
    assertEquals(
        new Given.Document(
            LEASE.id(),
            "lease.pdf",
            "lease.pdf",
            List.of(new PageRange(1, 2), new PageRange(4, 4)),
            tokens.length,
            TokenHash.of(tokens)),
        document);
  }

  @Test
  void itHasNoWordsOfADocumentButThoseOfTheAnswer() {
    String json = ReceiptJson.text(ask().receipt());
    assertFalse(json.contains("a month"), json);
    assertFalse(json.contains("landlord"), json);
    assertFalse(json.contains("Smoking"), json);
    assertTrue(json.contains("nine hundred dollars"), json);
  }

  @Test
  void theWordsOfItsQuotesAndPassagesStandInItOnlyIfTheyWereAskedFor() {
    Receipt bare = ask().receipt();
    Receipt receipt = bare.withWords(ReceiptTest::text);
    assertEquals(List.of(), bare.words());
    assertEquals(bare.quotes().getFirst().places().getFirst(), receipt.words().getFirst().place());
    assertEquals("The rent is nine hundred\ndollars a month.", receipt.words().getFirst().text());
    String json = ReceiptJson.text(receipt);
    assertTrue(json.contains("The rent is nine hundred\\ndollars a month."), json);
    assertEquals(receipt, ReceiptJson.receipt(json));
    assertEquals(bare, bare.withWords(place -> Optional.empty()));
  }

  @Test
  void itsTokensAreThoseInTheContextAndThoseGenerated() {
    Dialogue before =
        Dialogue.NONE.with(new Dialogue.Exchange("Who is the landlord?", "The landlord is Acme."));
    Reply.Answered answered = ask(before, TokenChooser.GREEDY);
    Answer answer = answered.answer();
    assertEquals(answer.contextTokens() + answer.generatedTokens(), answered.receipt().tokens());
    assertEquals(answered.receipt().tokens(), answered.sent().tokens());
    assertTrue(
        answered.receipt().given().stream()
            .anyMatch(
                given ->
                    given instanceof Given.Before(int turns, boolean folded, _, _)
                        && turns == 1
                        && !folded));
  }

  @Test
  void whatWasSentIsShownAgainFromTheDocumentsTokenByToken() {
    Reply.Answered answered = ask();
    assertEquals(answered.sent(), shown(answered, ReceiptTest::text));
    Sent.Words question =
        (Sent.Words)
            answered.sent().parts().stream()
                .filter(p -> p instanceof Sent.Words w && w.kind() == Sent.Kind.QUESTION)
                .findFirst()
                .orElseThrow();
    assertTrue(
        question.text().contains("[lease.pdf, page 2] The rent is nine hundred dollars a month."),
        question.text());
    assertEquals(question.tokens(), question.pieces().size());
  }

  @Test
  void wordsOfADocumentThatIsGoneAreLeftOutWhereTheyStood() {
    Reply.Answered answered = ask();
    Sent sent = shown(answered, place -> Optional.empty());
    Sent.Words question =
        (Sent.Words)
            sent.parts().stream()
                .filter(p -> p instanceof Sent.Words w && w.kind() == Sent.Kind.QUESTION)
                .findFirst()
                .orElseThrow();
    assertTrue(question.text().contains("[lease.pdf, page 2] …\n"), question.text());
    assertEquals(1, question.pieces().size());
    assertEquals(answered.sent().tokens(), sent.tokens());
  }

  @Test
  void questionsAskedAtOnceNameThePassagesThatTheyShare() {
    List<Ask> asks =
        List.of("How much is the rent?", "Is smoking allowed?").stream()
            .map(
                question ->
                    new Ask(
                        question,
                        Dialogue.NONE,
                        question,
                        AnswerListener.SILENT,
                        new Cancellation()))
            .toList();
    for (Reply reply : answerer.answer(reading, asks)) {
      Reply.Answered answered = assertInstanceOf(Reply.Answered.class, reply);
      List<Given.Kind> kinds =
          answered.receipt().given().stream()
              .filter(Given.Words.class::isInstance)
              .map(given -> ((Given.Words) given).kind())
              .toList();
      assertEquals(List.of(Given.Kind.OPENING, Given.Kind.PASSAGES, Given.Kind.QUESTION), kinds);
      assertEquals(answered.sent(), shown(answered, ReceiptTest::text));
    }
  }

  @Test
  void theSameSeedGivesTheSameAnswerAndTheReceiptHasIt() {
    TokenChooser seven = new TokenChooser.Sampled(0, 1, 3, 7);
    Reply.Answered first = ask(Dialogue.NONE, seven);
    assertEquals(seven, first.receipt().chooser());
    assertEquals(first.receipt(), ask(Dialogue.NONE, seven).receipt());
    Reply.Answered other = ask(Dialogue.NONE, new TokenChooser.Sampled(0, 1, 3, 8));
    assertNotEquals(first.receipt().written(), other.receipt().written());
  }

  @Test
  void everyReceiptComesBackFromItsJson() {
    for (TokenChooser chooser :
        List.of(
            TokenChooser.GREEDY,
            TokenChooser.Among.of(ScriptedModel.END, 65),
            new TokenChooser.Sampled(40, 0.95f, 0.8f, Long.MIN_VALUE))) {
      Receipt receipt = ask(Dialogue.NONE, chooser).receipt();
      assertEquals(receipt, ReceiptJson.receipt(ReceiptJson.text(receipt)));
    }
  }

  @Test
  void aKeyThatIsNotKnownIsPassedOverAndAnotherFormatIsRefused() {
    Receipt receipt = ask().receipt();
    String json = ReceiptJson.text(receipt);
    assertEquals(receipt, ReceiptJson.receipt(json.replaceFirst("\\{", "{\"weather\":\"fair\",")));
    for (String none :
        List.of(
            json.replace("\"format\":2", "\"format\":3"),
            json.replace("\"greedy\"", "\"gready\""),
            json.replace("2026-03-04", "yesterday"),
            "{}",
            "[]",
            "{\"format\":")) {
      assertThrows(IllegalArgumentException.class, () -> ReceiptJson.receipt(none), none);
    }
  }

  @Test
  void whatWasKeptBeforeThereWereReceiptsIsStillShown() {
    StoredReceipt kept =
        StoredReceipt.of(
            """
            {"format":1,"model":"m","profile":"exact","sampler":"greedy","sent":[
              {"words":"OPENING","tokens":[1,2],"texts":["Ans","wer"]},
              {"document":"%064x","name":"a.pdf","pages":3,"tokens":99},
              {"before":1,"summarized":false,"tokens":5},
              {"words":"ANSWER","tokens":[7],"texts":["Yes"]}]}\
            """
                .formatted(5));
    assertEquals(Optional.empty(), kept.receipt());
    Sent sent = kept.sent(place -> Optional.empty());
    assertEquals(107, sent.tokens());
    assertEquals(new Sent.Words(Sent.Kind.OPENING, List.of("Ans", "wer"), 2), sent.parts().get(0));
    assertEquals(new Sent.Before(1, false, 5), sent.parts().get(2));
  }

  @Test
  void oneOfAFormatToComeSaysNothing() {
    StoredReceipt kept = StoredReceipt.of("{\"format\":3,\"given\":{}}");
    assertEquals(Optional.empty(), kept.receipt());
    assertEquals(new Sent(List.of()), kept.sent(ReceiptTest::text));
  }
}
