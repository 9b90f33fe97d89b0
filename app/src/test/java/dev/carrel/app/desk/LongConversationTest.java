// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.model.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation of which only what is near what is in sight is really there. */
class LongConversationTest {
  private static final int TURNS = 40;

  @TempDir Path dir;
  private TestDesk desk;
  private ScrollPane pane;

  @BeforeEach
  void open() {
    Path home = dir.resolve("home");
    LongTalk.write(home, "Long", TURNS);
    Path file = new SamplePdf().page("Lease", "The rent is due.").save(dir.resolve("Lease.pdf"));
    desk =
        TestDesk.open(
            home,
            (progress, cancellation) -> new ScriptedModel("no answer", 1_000_000),
            Optional.empty(),
            List.of(file));
    Fx.await("the conversation", 60, () -> desk.conversationNow().turns().size() == TURNS);
    pane = Fx.get(() -> (ScrollPane) desk.scene().getRoot().lookup("#turns"));
    settle();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** Waits until the turns near what is in sight are there and nothing moves any more. */
  private void settle() {
    int still = 0;
    double last = -1;
    for (int frame = 0; still < 5; frame++) {
      assertTrue(frame < 2000, "never at rest");
      Fx.nextFrame();
      double now = Fx.get(() -> pane.getVvalue() + turnsThere() * 10);
      still = now == last ? still + 1 : 0;
      last = now;
    }
  }

  private int turnsThere() {
    return pane.getContent().lookupAll(".turn").size();
  }

  private boolean isInSight(Node node) {
    Bounds view = pane.localToScene(pane.getLayoutBounds());
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    return bounds.getMaxY() > view.getMinY() && bounds.getMinY() < view.getMaxY();
  }

  private List<String> questionsInSight() {
    return Fx.get(
        () ->
            pane.getContent().lookupAll(".turn").stream()
                .filter(this::isInSight)
                .map(turn -> ((Label) turn.lookup(".question")).getText())
                .toList());
  }

  private static String question(int turn) {
    return "What does the lease say about month " + turn + ", and what follows if it is late?";
  }

  @Test
  void itOpensAtItsEndWithFewTurnsThereAndEveryTurnComesWhenItIsScrolledTo() {
    assertTrue(questionsInSight().contains(question(TURNS)), questionsInSight().toString());
    assertTrue(Fx.get(this::turnsThere) < 10, "few are there");
    for (int part = 9; part >= 0; part--) {
      double value = part / 10.0;
      Fx.run(() -> pane.setVvalue(value));
      settle();
      assertTrue(!questionsInSight().isEmpty(), "something is in sight at " + value);
      assertTrue(Fx.get(this::turnsThere) < 20, "few are there");
    }
    Fx.run(() -> pane.setVvalue(0));
    settle();
    assertTrue(questionsInSight().contains(question(1)), questionsInSight().toString());
  }

  @Test
  void whatOneLooksAtStaysWhereItIsWhileTurnsComeAboveIt() {
    Fx.run(() -> pane.setVvalue(0.5));
    Fx.nextFrame();
    Fx.nextFrame();
    Node looked =
        Fx.get(
            () ->
                pane.getContent().lookupAll(".turn").stream()
                    .filter(this::isInSight)
                    .findFirst()
                    .orElseThrow());
    double before = Fx.get(() -> looked.localToScene(0, 0).getY());
    settle();
    assertEquals(before, Fx.get(() -> looked.localToScene(0, 0).getY()), 3);
  }

  @Test
  void quotesAreSteppedThroughToTurnsThatWereNotThere() {
    for (int step = 0; step < 4; step++) {
      Fx.run(() -> desk.desk().panes().orElseThrow().stepQuote(1));
    }
    settle();
    Node chip = Fx.get(() -> desk.scene().getFocusOwner());
    assertTrue(chip.getStyleClass().contains("quote-chip"), chip.toString());
    assertTrue(Fx.get(() -> isInSight(chip)), "the chip is in sight");
    assertTrue(questionsInSight().contains(question(1)), questionsInSight().toString());
  }
}
