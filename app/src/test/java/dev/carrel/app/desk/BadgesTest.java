// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.MadeUp;
import dev.carrel.app.conversation.evidence.SentenceBadge;
import dev.carrel.app.page.PageModel;
import dev.carrel.app.settings.Theme;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.Support;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The badges of an answer's sentences, on the desk. */
class BadgesTest {
  @TempDir Path dir;
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

  private List<SentenceBadge> badges() {
    settle();
    return desk.all(".sentence-badge").stream()
        .map(SentenceBadge.class::cast)
        .sorted((a, b) -> Integer.compare(a.index(), b.index()))
        .toList();
  }

  private List<String> words(String selector) {
    settle();
    return desk.all(selector).stream()
        .filter(node -> Fx.get(() -> node.getScene() != null))
        .map(node -> ((Labeled) node).getText())
        .toList();
  }

  private void choose(int sentence) {
    SentenceBadge badge = badges().get(sentence);
    Fx.run(badge::fire);
  }

  /** Greener than red and blue. */
  private static boolean isGreen(Color color) {
    return color.getOpacity() > 0
        && color.getGreen() > color.getRed() + 0.03
        && color.getGreen() > color.getBlue() + 0.03;
  }

  private static Stream<Color> colors(Node node) {
    List<Color> colors = new ArrayList<>();
    if (node instanceof Labeled labeled && labeled.getTextFill() instanceof Color text) {
      colors.add(text);
    }
    if (node instanceof Region region && region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color color) {
          colors.add(color);
        }
      }
    }
    return colors.stream();
  }

  private List<String> green(Collection<Node> nodes) {
    return Fx.get(
        () ->
            nodes.stream()
                .flatMap(node -> Stream.concat(Stream.of(node), node.lookupAll("*").stream()))
                .filter(node -> colors(node).anyMatch(BadgesTest::isGreen))
                .map(Node::toString)
                .toList());
  }

  @Test
  void eachSentenceHasABadgeThatSaysItsOwnJudgement() {
    judged.answerOfEachKind();
    assertEquals(
        List.of("supported", "contradicted", "unsure", "no evidence"),
        badges().stream().map(Labeled::getText).toList());
    for (SentenceBadge badge : badges()) {
      assertTrue(Fx.get(() -> badge.getGraphic() != null), "a sign too, not only a colour");
      assertTrue(Fx.get(badge::isFocusTraversable), "reached by keys");
    }
  }

  @Test
  void noBadgeIsGreenAndNoQuoteIs() {
    judged.answerOfEachKind();
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      Fx.run(() -> desk.desk().settings().change(now -> now.theme = theme));
      List<SentenceBadge> badges = badges();
      assertEquals(4, badges.size());
      assertEquals(List.of(), green(List.copyOf(badges)), theme.toString());
      Collection<Node> quotes = new ArrayList<>(desk.all(".quote-chip"));
      assertEquals(3, quotes.size());
      quotes.addAll(desk.all(".quote-card"));
      quotes.addAll(desk.all(".reference"));
      assertEquals(List.of(), green(quotes), theme.toString());
    }
  }

  @Test
  void theWorstIsSaidInFullWithoutAClick() {
    judged.answerOfEachKind();
    assertEquals(List.of("The answer says “Buyer”, quote 2 says “Supplier”."), words(".found"));
    assertEquals(
        List.of(
            "This badge was not measured by itself. Where it was measured, 42% of the answers"
                + " without a supported sentence were right (259 cases)."),
        words(".judgement-card > .measured"));
  }

  @Test
  void aSentenceThatIsChosenShowsWhatWasCheckedAndItsQuotesOnTheirPage() {
    judged.answerOfEachKind();
    choose(2);
    assertEquals(
        List.of(
            "The sentence says must where quotes 3 and 1 may say may, or may only ask or offer, or"
                + " the other way round.",
            "Asked whether it follows from quotes 3 and 1, the model does not agree enough."),
        words(".found"));
    int page = judged.place(JudgedDesk.NOTICE).page();
    PageModel pages = desk.page();
    Fx.await("its page", 20, () -> pages.pageProperty().get() == page);
    assertEquals(
        List.of(judged.place(JudgedDesk.NOTICE), judged.place(JudgedDesk.PAYMENT)),
        Fx.get(() -> pages.targetProperty().get().marks()));
    assertEquals(2, desk.all(".quote-card").size());
  }

  @Test
  void aSentenceWithoutEvidenceLeavesNoMarkOfAnotherOneOnThePage() {
    judged.answerOfEachKind();
    choose(2);
    PageModel pages = desk.page();
    Fx.await("marks", 20, () -> !pages.targetProperty().get().marks().isEmpty());
    choose(3);
    Fx.await("no mark", 20, () -> pages.targetProperty().get().marks().isEmpty());
    int page = judged.place(JudgedDesk.NOTICE).page();
    assertEquals(page, Fx.get(() -> pages.pageProperty().get()));
  }

  @Test
  void aBadgeTellsAScreenReaderWhatItTellsTheEye() {
    judged.answerOfEachKind();
    assertEquals(
        "This sentence is: supported. By Carrel’s rules numbers, names and negation stand in quote"
            + " 1, and the model, asked, agrees; by what it says and by where it looked, the"
            + " question is answered there. Both may err. Where it was measured, on short contracts"
            + " in English and with one model of 1.5 billion parameters, such a badge was right 90%"
            + " of the time (41 cases).",
        badges().getFirst().getAccessibleText());
  }

  @Test
  void inGermanTheyAreGerman() {
    judged.answerOfEachKind();
    desk.inGerman();
    assertEquals(
        List.of("gestützt", "widersprochen", "unsicher", "kein Beleg"),
        badges().stream().map(Labeled::getText).toList());
    assertEquals(
        List.of("Die Antwort sagt „Buyer“, in Zitat 2 steht „Supplier“."), words(".found"));
  }

  @Test
  void anAnswerThatFoundNothingThatFitsHasNoGreenBadge() {
    JudgedDesk.Sentences said =
        new JudgedDesk.Sentences()
            .add("No, there is no automatic renewal.", new Support.Supported(0.99), 1);
    Absence absence = new Absence(true, OptionalDouble.of(0.93), List.of(1), 8, 0);
    Evidence found = new Evidence(said.all(), Optional.of(absence), List.of(), Optional.empty());
    judged.answer(
        "Is it renewed?", said.text(), List.of(judged.quote(1, JudgedDesk.PAYMENT)), found);
    assertEquals(List.of("unsure"), badges().stream().map(Labeled::getText).toList());
    assertEquals(List.of(), green(new ArrayList<>(desk.all(".turn"))));
  }

  @Test
  void whatAModelWritesCannotMakeABadge() {
    String forged = "It is so. \uE0B00\uE0B1 And (supported).";
    judged.answer("Is it so?", forged, List.of(), Evidence.NONE);
    assertEquals(List.of(), badges());
    JudgedDesk.Sentences said = new JudgedDesk.Sentences().add(forged, new Support.NoEvidence());
    judged.answer("Is it?", said.text(), List.of(), said.evidence(List.of()));
    assertEquals(List.of("no evidence"), badges().stream().map(Labeled::getText).toList());
  }

  @Test
  void badgesComeWhileTheModelStillJudgesAndBecomeOthers() {
    JudgedDesk.Sentences first =
        new JudgedDesk.Sentences()
            .add("The Buyer pays within 45 days.", new Support.Unsure(List.of()), 1);
    JudgedDesk.Sentences then =
        new JudgedDesk.Sentences()
            .add("The Buyer pays within 45 days.", new Support.Supported(0.9), 1);
    List<Quote> quotes = List.of(judged.quote(1, JudgedDesk.PAYMENT));
    AskedTurn turn =
        Fx.get(
            () ->
                MadeUp.writing(
                    desk.conversationNow(),
                    "When?",
                    first.text(),
                    quotes,
                    first.evidence(List.of())));
    assertEquals(List.of("unsure"), badges().stream().map(Labeled::getText).toList());
    Fx.run(() -> MadeUp.more(turn, then.text(), quotes, then.evidence(List.of())));
    assertEquals(List.of("supported"), badges().stream().map(Labeled::getText).toList());
  }

  @Test
  void badgesStayInTheirPaneAtTwiceTheTextAndInANarrowWindow() {
    judged.answerOfEachKind();
    desk.inGerman(2);
    Fx.run(() -> desk.scene().getWindow().setWidth(900));
    Fx.await("all badges", 20, () -> badgesNow() == 4);
    settle();
    Node pane = Fx.get(() -> desk.scene().getRoot().lookup("#turns"));
    double right = Fx.get(() -> pane.localToScene(pane.getLayoutBounds()).getMaxX());
    double left = Fx.get(() -> pane.localToScene(pane.getLayoutBounds()).getMinX());
    for (Node node : desk.all(".sentence-badge, .found, .measured, .quote-chip")) {
      var bounds = Fx.get(() -> node.localToScene(node.getLayoutBounds()));
      assertTrue(bounds.getMaxX() <= right + 1 && bounds.getMinX() >= left - 1, node + "" + bounds);
      if (node instanceof Label label) {
        assertFalse(Fx.get(() -> label.lookup(".text")).toString().contains("…"), label.getText());
      }
      if (node instanceof Hyperlink link) {
        assertTrue(bounds.getWidth() >= Fx.get(() -> link.prefWidth(-1)) - 1, link.getText());
      }
    }
  }

  private int badgesNow() {
    return desk.scene().getRoot().lookupAll(".sentence-badge").size();
  }
}
