// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.page.PageModel;
import dev.carrel.engine.evidence.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Where the model looked, on the desk. */
class LookedTest {
  @TempDir Path dir;
  private final FxRobot robot = new FxRobot();
  private JudgedDesk judged;
  private TestDesk desk;

  @BeforeEach
  void open() {
    judged = JudgedDesk.open(dir);
    desk = judged.desk();
  }

  @AfterEach
  void close() {
    judged.close();
  }

  private void settle() {
    for (int i = 0; i < 4; i++) {
      Fx.nextFrame();
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Node node(String selector) {
    return Fx.get(() -> desk.scene().getRoot().lookup(selector));
  }

  private boolean isShown(String selector) {
    settle();
    Node node = node(selector);
    return Fx.get(() -> node != null && node.isVisible());
  }

  private List<Rectangle> bars() {
    settle();
    return desk.all(".heat-bar").stream().map(Rectangle.class::cast).toList();
  }

  private int page() {
    PageModel pages = desk.page();
    return Fx.get(() -> pages.pageProperty().get());
  }

  private void show() {
    Fx.run(() -> desk.desk().panes().orElseThrow().focusPages());
    settle();
    robot.type(KeyCode.F7);
    settle();
  }

  @Test
  void itIsNotShownBeforeItIsWantedAndAKeyShowsAndHidesIt() {
    judged.answerOfEachKind();
    assertFalse(isShown("#heat-strip"));
    assertFalse(isShown("#looked-legend"));
    assertEquals(0, desk.all(".ink-over > .heat-5").size());
    show();
    assertTrue(isShown("#heat-strip"));
    assertTrue(isShown("#looked-legend"));
    assertTrue(Fx.get(() -> ((ToggleButton) node0("#looked-button")).isSelected()));
    show();
    assertFalse(isShown("#heat-strip"));
    assertFalse(isShown("#looked-legend"));
  }

  private Node node0(String selector) {
    return desk.scene().getRoot().lookup(selector);
  }

  @Test
  void thePassagesItLookedAtAreShadedByHowMuch() {
    judged.answerOfEachKind();
    show();
    PageModel pages = desk.page();
    int insurance = judged.place(JudgedDesk.INSURANCE).page();
    Fx.run(() -> pages.goTo(insurance));
    settle();
    assertFalse(desk.all(".ink-over > .heat-5").isEmpty(), "the one it looked at most");
    int payment = judged.place(JudgedDesk.PAYMENT).page();
    Fx.run(() -> pages.goTo(payment));
    settle();
    assertFalse(desk.all(".ink-over > .heat-3").isEmpty(), "six tenths of that");
  }

  @Test
  void theStripHasABarForEachPageAsLongAsItsWeight() {
    judged.answerOfEachKind();
    show();
    List<Rectangle> bars =
        bars().stream().sorted((a, b) -> Double.compare(b.getWidth(), a.getWidth())).toList();
    assertEquals(4, bars.size());
    assertEquals(0.6, bars.get(1).getWidth() / bars.get(0).getWidth(), 0.08);
    assertTrue(
        Fx.get(() -> node0("#heat-strip").getAccessibleText())
            .startsWith("The model looked most at these pages: 2, 3, 6."));
  }

  @Test
  void aBarLeadsToItsPageByMouseAndByKeys() {
    judged.answerOfEachKind();
    show();
    Rectangle last =
        bars().stream().max((a, b) -> Double.compare(a.getY(), b.getY())).orElseThrow();
    Bounds bounds = Fx.still(() -> last.localToScreen(last.getLayoutBounds()));
    robot.clickOn(bounds.getCenterX(), bounds.getCenterY());
    settle();
    assertEquals(judged.place(JudgedDesk.NOTICE).page(), page());
    robot.type(KeyCode.DOWN);
    settle();
    assertEquals(judged.place(JudgedDesk.RISK).page(), page(), "the first one");
    robot.type(KeyCode.DOWN);
    settle();
    assertEquals(judged.place(JudgedDesk.INSURANCE).page(), page());
  }

  @Test
  void theLegendSaysWhatItIsAndWhatItIsNot() {
    judged.answerOfEachKind();
    show();
    assertEquals("What the model looked at while it read the question. Not a proof.", legend());
    desk.inGerman();
    settle();
    assertEquals("Worauf das Modell geschaut hat, als es die Frage las. Kein Beweis.", legend());
  }

  private String legend() {
    return Fx.get(
        () ->
            node0("#looked-legend").lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .filter(text -> text.endsWith("."))
                .findFirst()
                .orElse(""));
  }

  @Test
  void whereNothingIsKnownThatIsSaid() {
    judged.answer("Is it so?", "It is so.", List.of(), Evidence.NONE);
    show();
    assertEquals("What the model looked at is not known for this answer.", legend());
    assertEquals(List.of(), bars());
  }

  @Test
  void itIsOfTheAnswerThatOneLooksAt() {
    AskedTurn first = judged.answerOfEachKind();
    judged.answer(
        "When does risk pass?",
        "On delivery.",
        List.of(judged.quote(1, JudgedDesk.RISK)),
        new Evidence(
            List.of(), Optional.empty(), judged.looked(JudgedDesk.RISK), Optional.empty()));
    show();
    assertEquals(1, bars().size(), "of the last one");
    Fx.run(() -> desk.desk().panes().orElseThrow().stepQuote(-1));
    settle();
    assertEquals(1, bars().size(), "a quote of the last one");
    Fx.run(() -> desk.desk().panes().orElseThrow().stepQuote(-1));
    settle();
    assertEquals(4, bars().size(), "of the first one");
    assertEquals(3, Fx.get(() -> first.quotes().size()));
  }

  @Test
  void itIsRemembered() {
    judged.answerOfEachKind();
    show();
    judged.close();
    judged = JudgedDesk.reopen(dir);
    desk = judged.desk();
    assertTrue(isShown("#heat-strip"));
  }
}
