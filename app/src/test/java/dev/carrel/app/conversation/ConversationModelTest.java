// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.UiQueue;
import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.Sent;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.Erasable;
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

/** The model of the conversations on the real engine with the small model, without a stage. */
class ConversationModelTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 2);

  @TempDir Path folder;
  private final UiQueue ui = new UiQueue();
  private Engine engine;
  private Background background;
  private ConversationModel model;

  @BeforeEach
  void open() throws IOException {
    engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) ->
                LlamaLanguageModel.load(
                    "smollm2-135m", TestModels.smolLm2(), progress, cancellation));
    Path file =
        Files.writeString(
            folder.resolve("lease.md"),
            "# Lease\n\nThe rent is nine hundred dollars a month, payable on the first day.\n");
    Document lease =
        engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
    engine.reading().read(lease.id(), OPTIONS, Progress.SILENT, new Cancellation());
    model();
  }

  private void model() {
    background = new Background(ui);
    model = new ConversationModel(engine, background);
    model.readiness(new Readiness(1, 1, 0, false));
  }

  @AfterEach
  void close() {
    background.close();
    engine.close();
  }

  private AskedTurn answered(AskedTurn turn) {
    ui.await("the answer to " + turn.question(), () -> !turn.state().isBusy());
    assertInstanceOf(TurnState.Answered.class, turn.state());
    return turn;
  }

  private AskedTurn ask(String question) {
    return answered(model.ask(question));
  }

  private List<String> questions() {
    return model.turns().stream().map(AskedTurn::question).toList();
  }

  @Test
  void aQuestionThatIsAskedInOtherWordsKeepsTheFirstVersion() {
    AskedTurn first = ask("How much is the rent?");
    String answer = first.textProperty().get();
    AskedTurn second = answered(model.edit(first, "When is the rent due?"));
    assertEquals(List.of("When is the rent due?"), questions());
    assertEquals(new AskedTurn.Version(2, 2), second.versionProperty().get());

    model.showVersion(second, -1);
    ui.await("the first version", () -> questions().equals(List.of("How much is the rent?")));
    AskedTurn shown = model.turns().getFirst();
    assertEquals(answer, shown.textProperty().get());
    assertEquals(new AskedTurn.Version(1, 2), shown.versionProperty().get());

    answered(model.askAgain(shown));
    assertEquals(List.of("How much is the rent?"), questions());
    assertEquals(new AskedTurn.Version(3, 3), model.turns().getFirst().versionProperty().get());
  }

  @Test
  void aBranchHasTheTurnsUpToThereAndGoesOnByItself() {
    AskedTurn first = ask("How much is the rent?");
    ask("When is it due?");
    OptionalLong from = model.talk().id();
    model.branch(first);
    ui.await("the branch", () -> !model.talk().id().equals(from));
    assertEquals(List.of("How much is the rent?"), questions());
    assertTrue(model.talk().titleProperty().get().endsWith(" (2)"), "told from the first one");
    ask("Who pays it?");
    ui.await("both are listed", () -> model.entries().size() == 2);
    model.show(entry(from));
    ui.await("the first one", () -> model.talk().id().equals(from));
    assertEquals(List.of("How much is the rent?", "When is it due?"), questions());
  }

  private ConversationEntry entry(OptionalLong id) {
    return model.entries().stream()
        .filter(entry -> OptionalLong.of(entry.id()).equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRemovedConversationComesBackAsItWas() {
    ask("How much is the rent?");
    model.rename(model.talk(), "The rent");
    ui.await("its name", () -> names().equals(List.of("The rent")));
    OptionalLong id = model.talk().id();
    model.remove(entry(id));
    ui.await("it is gone", () -> model.removedProperty().get().isPresent() && names().isEmpty());
    assertTrue(model.turns().isEmpty());
    assertNotEquals(id, model.talk().id());

    model.undoRemove();
    ui.await("it is back", () -> model.talk().id().equals(id));
    assertEquals(List.of("How much is the rent?"), questions());
    assertEquals("The rent", model.talk().titleProperty().get());
    assertTrue(model.removedProperty().get().isEmpty());
  }

  @Test
  void aRemovedConversationIsDeletedForGood() {
    ask("How much is the rent?");
    OptionalLong id = model.talk().id();
    ui.await("it is listed", () -> !names().isEmpty());
    model.remove(entry(id));
    ui.await("it is gone", () -> model.removedProperty().get().isPresent() && names().isEmpty());
    model.deleteRemoved();
    assertTrue(model.removedProperty().get().isEmpty());
    ui.await("nothing can be restored", () -> engine.erasure().removed().isEmpty());
    assertFalse(engine.conversations().restore(id.orElseThrow()));
    assertEquals(1, engine.documents().entries().size());
  }

  @Test
  void answersThatWentWithTheirDocumentAreNotShownAnyMore() {
    ask("How much is the rent?");
    var _ =
        engine
            .erasure()
            .erase(
                Erasable.documents(
                    engine.documents().entries().stream().map(DocumentEntry::id).toList()),
                StandingAnswers.REMOVE);
    model.reload();
    ui.await("it is empty", () -> model.turns().isEmpty() && names().isEmpty());
  }

  private List<String> names() {
    return model.entries().stream().map(ConversationEntry::title).toList();
  }

  @Test
  void aHalfTypedQuestionIsThereAgainAfterACrash() {
    ask("How much is the rent?");
    model.draftProperty().set("And when is");
    background.close();
    model();
    model.open(OptionalLong.empty());
    ui.await("it is shown", () -> !model.turns().isEmpty());
    assertEquals("And when is", model.draftProperty().get());
    assertEquals(List.of("How much is the rent?"), questions());
  }

  @Test
  void conversationsBelongToTheirCollection() {
    long one = engine.collections().create("One").id();
    long other = engine.collections().create("Other").id();
    model.open(OptionalLong.of(one));
    ask("How much is the rent?");
    model.open(OptionalLong.of(other));
    assertTrue(model.turns().isEmpty());
    model.open(OptionalLong.of(one));
    ui.await("it is shown", () -> questions().equals(List.of("How much is the rent?")));
    assertEquals(1, model.entries().size());
  }

  @Test
  void whatWasSentIsToldPartByPart() {
    AskedTurn turn = ask("How much is the rent?");
    model.sent().show(model.talk(), turn);
    ui.await("it is shown", () -> model.sent().shownProperty().get().isPresent());
    SentModel.Shown shown = model.sent().shownProperty().get().orElseThrow();
    Sent sent = shown.sent().orElseThrow();
    assertTrue(
        sent.parts().stream()
            .anyMatch(part -> part instanceof Sent.Document d && d.name().equals("lease.md")));
    assertTrue(
        sent.parts().stream()
            .anyMatch(
                part ->
                    part instanceof Sent.Words words
                        && words.text().contains("How much is the rent?")));
    Answer answer = turn.answer().orElseThrow();
    assertEquals(answer.contextTokens() + answer.generatedTokens(), sent.tokens());
  }

  @Test
  void aQuestionThatIsAskedBeforeAnythingIsReadWaitsAndCanBeTakenBack() {
    model.readiness(new Readiness(0, 0, 1, false));
    AskedTurn waiting = model.ask("How much is the rent?");
    AskedTurn stopped = model.ask("When is it due?");
    assertEquals(new TurnState.Waiting(TurnState.Waits.READING), waiting.state());
    model.stop(stopped);
    assertInstanceOf(TurnState.Stopped.class, stopped.state());
    assertTrue(model.busyProperty().get());
    model.readiness(new Readiness(1, 0, 1, false));
    assertEquals(
        new TurnState.Waiting(TurnState.Waits.READING), waiting.state(), "a part is not all");
    model.readiness(new Readiness(1, 1, 0, false));
    answered(waiting);
    assertFalse(model.busyProperty().get());
  }

  @Test
  void aQuestionThatWaitsIsAskedAboutAPartWhereReadingIsPaused() {
    model.readiness(new Readiness(0, 0, 1, true));
    AskedTurn waiting = model.ask("How much is the rent?");
    assertEquals(new TurnState.Waiting(TurnState.Waits.READING), waiting.state());
    model.readiness(new Readiness(1, 0, 1, true));
    answered(waiting);
  }
}
