// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.Conversations.Question;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.answer.Sent;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations on the real small model and the real store. */
class ConversationsTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 4_000_000_000L, 2);
  private static final String LEASE =
      """
      # Lease

      The landlord is Acme Estates. The tenant is Bolt Limited.

      The rent is nine hundred dollars a month, payable on the first day of each month.
      """;

  @TempDir Path folder;
  private Engine engine;
  private Conversations conversations;

  @BeforeEach
  void open() throws IOException {
    engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) ->
                LlamaLanguageModel.load(
                    "smollm2-135m", TestModels.smolLm2(), progress, cancellation));
    conversations = engine.conversations();
    Path file = Files.writeString(folder.resolve("lease.md"), LEASE);
    Document lease =
        engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
    engine.reading().read(lease.id(), OPTIONS, Progress.SILENT, new Cancellation());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Answer ask(long conversation, OptionalLong replaced, String question) {
    return conversations
        .ask(
            new Question(
                conversation, replaced, question, AnswerListener.SILENT, new Cancellation()))
        .answer();
  }

  private Answer ask(long conversation, String question) {
    return ask(conversation, OptionalLong.empty(), question);
  }

  /**
   * What the model was given for the last answer. Not the answer itself is compared: where two
   * words are as likely, what else is in the context decides by the last bit of a sum.
   */
  private List<Sent.Part> shown(long conversation) {
    long last = conversations.turns(conversation).getLast().id();
    return conversations.sent(last).orElseThrow().parts().stream()
        .filter(part -> !(part instanceof Sent.Words words && words.kind() == Sent.Kind.ANSWER))
        .toList();
  }

  private List<String> questions(long conversation) {
    return conversations.turns(conversation).stream().map(t -> t.turn().question()).toList();
  }

  @Test
  void aConversationComesBackAfterARestartWithQuotesReceiptAndDraft() throws IOException {
    long id = conversations.begin(OptionalLong.empty(), "").id();
    Answer answer = ask(id, "What is the rent?");
    conversations.keepDraft(id, "And who");
    close();
    open();
    ConversationEntry entry = conversations.list(OptionalLong.empty()).getFirst();
    assertEquals("What is the rent?", entry.title());
    assertEquals("And who", entry.draft());
    StoredTurn turn = conversations.turns(id).getFirst();
    assertEquals(answer.text(), turn.turn().answer());
    assertEquals(answer.quotes(), turn.turn().quotes());
    assertFalse(turn.turn().quotes().isEmpty(), "it stands on a quote");
    for (Quote quote : turn.turn().quotes()) {
      assertEquals(quote.places().isEmpty(), quote.documentName().isEmpty());
    }
    assertEquals(answer.contextTokens(), turn.turn().contextTokens());
    assertEquals("smollm2-135m", turn.turn().model());
  }

  @Test
  void whatWasSentIsToldTokenByTokenAndAddsUpToTheContext() {
    long id = conversations.begin("").id();
    ask(id, "What is the rent?");
    Answer second = ask(id, "Who is the tenant?");
    Sent sent = conversations.sent(conversations.turns(id).getLast().id()).orElseThrow();
    assertEquals(second.contextTokens() + second.generatedTokens(), sent.tokens());
    Sent.Words asked =
        sent.parts().stream()
            .filter(Sent.Words.class::isInstance)
            .map(Sent.Words.class::cast)
            .filter(words -> words.kind() == Sent.Kind.QUESTION)
            .findFirst()
            .orElseThrow();
    assertTrue(asked.text().contains("Question: Who is the tenant?"), asked.text());
    assertTrue(asked.text().contains("[lease.md, page 1]"), asked.text());
    assertTrue(
        sent.parts().stream()
            .anyMatch(part -> part instanceof Sent.Document d && d.name().equals("lease.md")));
    assertTrue(
        sent.parts().stream()
            .anyMatch(part -> part instanceof Sent.Before(int turns, _, _) && turns == 1));
  }

  @Test
  void aQuestionAskedInOtherWordsStandsBesideTheFormerAndKnowsOnlyWhatWasSaidBefore() {
    long id = conversations.begin("").id();
    long alone = conversations.begin("alone").id();
    ask(alone, "Who is the tenant?");
    ask(id, "What is the rent?");
    ask(id, "When is it payable?");
    StoredTurn first = conversations.turns(id).getFirst();
    ask(id, OptionalLong.of(first.id()), "Who is the tenant?");
    assertEquals(shown(alone), shown(id));
    assertEquals(List.of("Who is the tenant?"), questions(id));
    assertEquals(2, conversations.turns(id).getFirst().versions());
    conversations.show(first.id());
    assertEquals(List.of("What is the rent?", "When is it payable?"), questions(id));
  }

  @Test
  void aBranchSharesTheTurnsBeforeAndGoesOnByItself() {
    long id = conversations.begin("Rent").id();
    ask(id, "What is the rent?");
    ask(id, "When is it payable?");
    StoredTurn first = conversations.turns(id).getFirst();
    long branch = conversations.branch(id, first.id(), "").id();
    assertEquals("Rent", conversations.entry(branch).orElseThrow().title());
    ask(branch, "When is it payable?");
    assertEquals(shown(id), shown(branch));
    ask(branch, "Who is the tenant?");
    assertEquals(2, questions(id).size());
    assertEquals(3, questions(branch).size());
  }

  @Test
  void whatIsToldInShortCanBeReadAndChangedOnEachWayThroughAConversation() {
    long id = conversations.begin("").id();
    for (int i = 0; i < 60 && conversations.summary(id).isEmpty(); i++) {
      ask(id, "What is the rent in month " + i + "? " + "Tell it at length, please. ".repeat(12));
    }
    int folded = conversations.summary(id).orElseThrow().turns();
    conversations.editSummary(id, "The rent was asked about.");
    assertEquals("The rent was asked about.", conversations.summary(id).orElseThrow().text());
    assertEquals(folded, conversations.summary(id).orElseThrow().turns());
    ask(id, OptionalLong.of(conversations.turns(id).getFirst().id()), "Who is the tenant?");
    assertEquals(Optional.empty(), conversations.summary(id));
  }
}
