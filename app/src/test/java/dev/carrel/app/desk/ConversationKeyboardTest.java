// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.conversation.TurnState;
import dev.carrel.engine.conversation.ConversationEntry;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The conversation by keyboard only, with the real engine and the small model. */
class ConversationKeyboardTest {
  private final FxRobot robot = new FxRobot();

  @TempDir Path dir;

  private void with(KeyCode held, KeyCode key) {
    robot.press(held).type(key).release(held);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void type(KeyCode key) {
    robot.type(key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Node focused(TestDesk desk) {
    return Fx.get(() -> desk.scene().getFocusOwner());
  }

  private void ask(TestDesk desk, String question) {
    ConversationModel model = desk.conversation();
    Fx.run(() -> desk.scene().lookup("#question").requestFocus());
    Fx.run(() -> model.draftProperty().set(question));
    int before = Fx.get(() -> model.turns().size());
    type(KeyCode.ENTER);
    Fx.await("it is asked", 10, () -> model.turns().size() == before + 1);
  }

  @Test
  void conversationsAreBegunListedRenamedRemovedAndBroughtBackByKeys() {
    Path file =
        new SamplePdf()
            .page("LEASE", "The rent is nine hundred dollars a month, payable on the first day.")
            .save(dir.resolve("lease.pdf"));
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of(file))) {
      desk.awaitRead(1);
      ConversationModel model = desk.conversation();
      ask(desk, "How much is the rent?");
      AskedTurn first = Fx.get(() -> model.turns().getFirst());
      Fx.await("the answer", 240, () -> !first.state().isBusy());
      Fx.await("it is listed", 10, () -> model.entries().size() == 1);

      type(KeyCode.F8);
      if (Fx.get(() -> first.quotes().isEmpty())) {
        assertEquals("question", focused(desk).getId());
      } else {
        assertTrue(focused(desk).getStyleClass().contains("quote-chip"), "" + focused(desk));
      }

      with(KeyCode.CONTROL, KeyCode.N);
      assertTrue(Fx.get(() -> model.turns().isEmpty()));
      assertEquals("question", focused(desk).getId());
      ask(desk, "When is it due?");
      type(KeyCode.ESCAPE);
      AskedTurn stopped = Fx.get(() -> model.turns().getFirst());
      Fx.await("it is stopped", 60, () -> !stopped.state().isBusy());
      assertFalse(
          stopped.state() instanceof TurnState.Failed, () -> "not failed: " + stopped.state());

      with(KeyCode.CONTROL, KeyCode.L);
      assertEquals("talks", focused(desk).getId());
      Fx.await("both are listed", 10, () -> model.entries().size() == 2);
      type(KeyCode.END);
      type(KeyCode.ENTER);
      Fx.await("the first one", 10, () -> model.turns().contains(first));

      Fx.run(() -> desk.scene().lookup("#talk-title").requestFocus());
      type(KeyCode.F2);
      Fx.run(() -> ((TextInputControl) desk.scene().lookup("#talk-name")).setText("The rent"));
      type(KeyCode.ENTER);
      assertEquals(
          "The rent", Fx.get(() -> ((Button) desk.scene().lookup("#talk-title")).getText()));
      Fx.await("it is named", 10, () -> names(model).contains("The rent"));

      with(KeyCode.CONTROL, KeyCode.L);
      type(KeyCode.DELETE);
      Fx.await("it is gone", 10, () -> !names(model).contains("The rent"));
      Fx.await("undo", 10, () -> desk.scene().lookup("#undo-talk") != null);
      Fx.run(() -> ((Hyperlink) desk.scene().lookup("#undo-talk")).fire());
      Fx.await("it is back", 10, () -> names(model).contains("The rent"));
      Fx.await("it is shown", 10, () -> !model.turns().isEmpty());

      Fx.run(
          () ->
              model.entries().stream()
                  .filter(entry -> entry.title().equals("The rent"))
                  .findFirst()
                  .ifPresent(model::remove));
      Fx.await("delete", 10, () -> desk.scene().lookup("#delete-talk") != null);
      Fx.await(
          "what can be done stands below the words",
          10,
          () ->
              inScene(desk, ".notice-line .label").getMaxY()
                  <= inScene(desk, "#delete-talk").getMinY());
      Fx.run(() -> ((Hyperlink) desk.scene().lookup("#delete-talk")).fire());
      Fx.await("it is asked", 10, () -> desk.scene().lookup("#delete-talk-no").isFocused());
      Fx.run(() -> ((Hyperlink) desk.scene().lookup("#delete-talk-no")).fire());
      Fx.await("no", 10, () -> desk.scene().lookup("#undo-talk") != null);
      Fx.run(() -> ((Hyperlink) desk.scene().lookup("#delete-talk")).fire());
      Fx.await("it is asked again", 10, () -> desk.scene().lookup("#delete-talk-yes") != null);
      Fx.run(() -> ((Hyperlink) desk.scene().lookup("#delete-talk-yes")).fire());
      Fx.await("nothing is offered", 10, () -> desk.scene().lookup("#undo-talk") == null);
      assertFalse(Fx.get(() -> names(model)).contains("The rent"));
    }
  }

  private static Bounds inScene(TestDesk desk, String selector) {
    Node node = desk.scene().lookup(selector);
    return node.localToScene(node.getLayoutBounds());
  }

  private static List<String> names(ConversationModel model) {
    return model.entries().stream().map(ConversationEntry::title).toList();
  }
}
