// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.conversation.TurnState;
import dev.carrel.app.page.PageModel;
import dev.carrel.app.settings.Theme;
import dev.carrel.app.shelf.ItemState;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.engine.context.ReadingChoice.Aside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Other ways through the whole window, with the real engine and the real small model. */
class DeskJourneysTest {
  private static final String RENT =
      "The rent is nine hundred dollars a month, payable on the first day of each month.";

  private final FxRobot robot = new FxRobot();

  @TempDir Path dir;

  private Path lease() {
    return new SamplePdf().page("LEASE", RENT).save(dir.resolve("lease.pdf"));
  }

  private void type(KeyCode... keys) {
    for (int held = 0; held < keys.length - 1; held++) {
      robot.press(keys[held]);
    }
    robot.type(keys[keys.length - 1]);
    for (int held = keys.length - 2; held >= 0; held--) {
      robot.release(keys[held]);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Optional<Node> focused(TestDesk desk) {
    return Fx.get(() -> Optional.ofNullable(desk.scene().getFocusOwner()));
  }

  private static boolean isFocusIn(TestDesk desk, String style) {
    return focused(desk)
        .filter(
            node ->
                Stream.iterate(node, Objects::nonNull, Node::getParent)
                    .anyMatch(around -> around.getStyleClass().contains(style)))
        .isPresent();
  }

  private static AskedTurn ask(TestDesk desk, String question) {
    ConversationModel model = desk.conversation();
    int before = Fx.get(() -> model.turns().size());
    Fx.run(() -> model.ask(question));
    Fx.await("it is asked", 10, () -> model.turns().size() == before + 1);
    AskedTurn turn = Fx.get(() -> model.turns().getLast());
    Fx.await("the answer", 240, () -> !turn.state().isBusy());
    return turn;
  }

  @Test
  void inGermanAndInTheDarkAFileIsPastedReadAskedAboutAndItsPageReachedByKeysAlone() {
    Path file = lease();
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of())) {
      Fx.run(
          () ->
              desk.desk()
                  .settings()
                  .change(
                      now -> {
                        now.language = "de";
                        now.theme = Theme.DARK;
                      }));
      assertEquals("Noch ist nichts gelesen", prompt(desk));
      assertEquals("question", focused(desk).map(Node::getId).orElse(""));
      type(KeyCode.F6);
      assertTrue(isFocusIn(desk, "shelf"), "the shelf: " + focused(desk));
      Fx.run(
          () -> {
            ClipboardContent files = new ClipboardContent();
            files.putFiles(List.of(file.toFile()));
            Clipboard.getSystemClipboard().setContent(files);
          });
      type(KeyCode.CONTROL, KeyCode.V);
      Fx.await("a row is there", 20, () -> !desk.shelfNow().shelves().openItems().isEmpty());
      desk.awaitRead(1);

      type(KeyCode.F6);
      assertTrue(isFocusIn(desk, "page-view"), "the page: " + focused(desk));
      type(KeyCode.F6);
      assertEquals("question", focused(desk).map(Node::getId).orElse(""));
      robot.write("how much is the rent");
      type(KeyCode.ENTER);
      ConversationModel conversation = desk.conversation();
      Fx.await("the question is asked", 10, () -> !conversation.turns().isEmpty());
      AskedTurn turn = Fx.get(() -> conversation.turns().getFirst());
      assertEquals("how much is the rent", turn.question());
      Fx.await("the answer", 240, () -> !turn.state().isBusy());
      assertInstanceOf(TurnState.Answered.class, turn.state());
      assertTrue(Fx.get(() -> !turn.quotes().isEmpty()), "it quotes: " + Fx.get(turn::state));

      type(KeyCode.F8);
      assertTrue(isFocusIn(desk, "quote-chip"), "" + focused(desk));
      Fx.await(
          "its words are marked",
          20,
          () -> desk.scene().getRoot().lookup(".ink-over .mark") != null);

      double edge = Fx.get(() -> columns(desk).rightDivider());
      type(KeyCode.ALT, KeyCode.SHIFT, KeyCode.LEFT);
      Fx.await("the conversation is wider", 10, () -> columns(desk).rightDivider() < edge - 0.01);

      type(KeyCode.F1);
      Fx.await("the list of keys", 10, () -> desk.scene().getRoot().lookup("#shortcuts") != null);
      assertTrue(
          texts(desk, ".pane-title").containsAll(List.of("Überall", "Auf der Seite", "Gespräch")),
          texts(desk, ".pane-title").toString());
      type(KeyCode.ESCAPE);
      Fx.await("it is closed", 10, () -> desk.scene().getRoot().lookup("#shortcuts") == null);
    }
  }

  private static Columns columns(TestDesk desk) {
    return desk.desk().panes().orElseThrow().columns();
  }

  private static String prompt(TestDesk desk) {
    return Fx.get(() -> ((TextInputControl) desk.scene().lookup("#question")).getPromptText());
  }

  private static List<String> texts(TestDesk desk, String selector) {
    return Fx.get(
        () ->
            desk.scene().getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList());
  }

  @Test
  void aFileThatDoesNotFitIsRefusedWithChoicesThatCanBePressedAndTheOtherStaysRead()
      throws IOException {
    Path book =
        Files.writeString(
            dir.resolve("book.txt"), "The landlord keeps the roof in repair.\n".repeat(1500));
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of(lease(), book))) {
      Fx.await("two rows", 20, () -> desk.shelfNow().shelves().openItems().size() == 2);
      ShelfItem refused = desk.rows().getLast();
      Fx.await("it is refused", 120, () -> refused.state() instanceof ItemState.Failed);
      assertTrue(desk.rows().getFirst().state() instanceof ItemState.Read);
      Fx.await("choices", 60, () -> desk.scene().getRoot().lookup(".choice-pages") != null);
      for (String figures : texts(desk, ".choice-figures")) {
        assertTrue(figures.matches(".*\\d.*"), "with figures: " + figures);
      }

      desk.press(".choice-pages");
      Fx.await("words", 10, () -> desk.scene().getRoot().lookup(".pages-question") != null);
      assertTrue(isFocusIn(desk, "pages-question"), "" + focused(desk));
      desk.press(".choice-documents");
      Fx.await(
          "it is set aside",
          20,
          () -> refused.state().equals(new ItemState.SetAside(Aside.NO_ROOM)));
      AskedTurn turn = ask(desk, "How much is the rent?");
      assertInstanceOf(TurnState.Answered.class, turn.state());
    }
  }

  @Test
  void aQuestionThatIsAskedWhileItsDocumentWaitsIsAnsweredWhenThatIsRead() {
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of(lease()))) {
      Fx.await(
          "a row is queued",
          20,
          () -> desk.shelfNow().reading().counts().documentsComingProperty().get() > 0);
      Fx.run(() -> desk.scene().lookup("#question").requestFocus());
      robot.write("how much is the rent");
      type(KeyCode.ENTER);
      ConversationModel conversation = desk.conversation();
      Fx.await("the question is asked", 10, () -> !conversation.turns().isEmpty());
      AskedTurn turn = Fx.get(() -> conversation.turns().getFirst());
      desk.awaitRead(1);
      Fx.await("the answer", 240, () -> !turn.state().isBusy());
      TurnState.Answered answered = assertInstanceOf(TurnState.Answered.class, turn.state());
      assertEquals(List.of(), answered.answer().notes(), "it was asked about all of it");
    }
  }

  @Test
  void whatWasSaidIsExportedWithItsQuotesAndPages() throws IOException {
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of(lease()))) {
      desk.awaitRead(1);
      AskedTurn turn = ask(desk, "How much is the rent?");
      assertTrue(Fx.get(() -> !turn.quotes().isEmpty()), "it quotes: " + Fx.get(turn::state));
      for (String ending : List.of("md", "html", "pdf")) {
        Path file = dir.resolve("talk." + ending);
        Fx.run(() -> desk.desk().exportWith((owner, format, name) -> Optional.of(file)));
        Fx.run(() -> item(desk, "export-" + ending).fire());
        Fx.await(ending + " is written", 60, () -> Files.exists(file));
      }
      String markdown = Files.readString(dir.resolve("talk.md"));
      assertTrue(markdown.contains("How much is the rent?"), markdown);
      assertTrue(markdown.contains("lease.pdf"), markdown);
      String words = turn.quotes().getFirst().text();
      assertTrue(markdown.contains(words), words + " in " + markdown);
    }
  }

  private static MenuItem item(TestDesk desk, String id) {
    MenuButton more = (MenuButton) desk.scene().getRoot().lookup("#talk-more");
    return more.getItems().stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow();
  }

  @Test
  void aHalfTypedQuestionAndThePlaceInADocumentAreThereAfterTheNextStart() {
    SamplePdf pdf = new SamplePdf();
    for (int page = 1; page <= 6; page++) {
      pdf.page("Section " + page, RENT);
    }
    Path file = pdf.save(dir.resolve("long.pdf"));
    Path home = dir.resolve("home");
    try (TestDesk desk = TestDesk.withSmallModel(home, List.of(file))) {
      desk.awaitRead(1);
      PageModel page = desk.page();
      Fx.await("it is shown", 20, () -> desk.scene().lookup(".paper-sheet") != null);
      Fx.run(() -> page.goTo(4));
      Fx.await("the page", 20, () -> page.pageProperty().get() == 4);
      Fx.run(() -> ((TextInputControl) desk.scene().lookup("#question")).setText("And who pays"));
    }
    try (TestDesk desk = TestDesk.withSmallModel(home, List.of())) {
      PageModel page = desk.page();
      Fx.await("the page is where it was", 30, () -> page.pageProperty().get() == 4);
      Fx.await(
          "the question",
          20,
          () ->
              "And who pays"
                  .equals(((TextInputControl) desk.scene().lookup("#question")).getText()));
    }
  }
}
