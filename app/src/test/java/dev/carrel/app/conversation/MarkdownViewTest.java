// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** An answer's Markdown in a window that nobody sees, with mouse and keys. */
class MarkdownViewTest {
  private static final String ANSWER =
      """
      First **bold** words [1].

      - item one
      - item two

      | due | sum |
      |---|---|
      | monthly | 900 |

      ```
      int x  = 1;
      ```
      """;

  private final FxRobot robot = new FxRobot();
  private final List<Integer> opened = new ArrayList<>();
  private final List<Integer> judged = new ArrayList<>();
  private Stage stage;
  private MarkdownView view;

  @BeforeEach
  void show() throws TimeoutException {
    stage = FxToolkit.registerPrimaryStage();
    view =
        Fx.get(
            () -> {
              MarkdownView made = new MarkdownView(opened::add, judged::add);
              stage.setScene(new Scene(made, 500, 500));
              stage.setX(0);
              stage.setY(0);
              stage.show();
              return made;
            });
    Fx.run(() -> view.show(ANSWER));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void hide() {
    Fx.run(stage::hide);
  }

  private void copy() {
    robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String copied() {
    return Fx.get(() -> Clipboard.getSystemClipboard().getString());
  }

  private Bounds onScreen(int block) {
    return Fx.still(
        () -> {
          Node node = view.getChildren().get(block);
          return node.localToScreen(node.getBoundsInLocal());
        });
  }

  @Test
  void allOfAnAnswerIsSelectedAndCopiedInOrder() {
    Fx.run(view::requestFocus);
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    copy();
    assertEquals(
        "First bold words [1].\n\n• item one\n• item two\n\ndue\tsum\nmonthly\t900\n\nint x  = 1;",
        copied());
  }

  @Test
  void aDragSelectsAcrossBlocks() {
    Bounds first = onScreen(0);
    Bounds list = onScreen(1);
    robot.moveTo(first.getMinX() + 1, first.getCenterY()).press(MouseButton.PRIMARY);
    robot.moveTo(list.getMaxX() - 2, list.getMinY() + 4).release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    copy();
    assertEquals("First bold words [1].\n\n• item one", copied());
  }

  @Test
  void whatIsSelectedStaysSelectedWhileTheAnswerGrows() {
    Bounds first = onScreen(0);
    Fx.doubleClick(first.getMinX() + 3, first.getCenterY());
    assertEquals("First", Fx.get(view::selectedText));
    Fx.run(() -> view.show(ANSWER + "\nMore words."));
    assertEquals("First", Fx.get(view::selectedText));
  }

  @Test
  void blocksThatAreDoneStayTheSameWhileTheAnswerGrows() {
    List<Node> before = Fx.get(() -> List.copyOf(view.getChildren()));
    Fx.run(() -> view.show(ANSWER + "\nMore words."));
    List<Node> after = Fx.get(() -> List.copyOf(view.getChildren()));
    assertEquals(before.size() + 1, after.size());
    for (int i = 0; i < before.size() - 1; i++) {
      assertSame(before.get(i), after.get(i));
    }
    Fx.run(() -> view.show("Other words."));
    assertEquals(1, Fx.get(() -> view.getChildren().size()));
    assertNotSame(before.getFirst(), Fx.get(() -> view.getChildren().getFirst()));
  }

  @Test
  void anAnswerThatComesLetterByLetterLooksAsOneThatComesAtOnce() {
    String whole = "# Title\n\n1. one\n2. two\n\n   more of two\n\nWords *said* [2].\n\n> quoted\n";
    MarkdownView grown = Fx.get(() -> new MarkdownView(opened::add, judged::add));
    Fx.run(
        () -> {
          for (int i = 1; i <= whole.length(); i++) {
            grown.show(whole.substring(0, i));
          }
          view.show(whole);
        });
    assertEquals(shape(view), shape(grown));
    assertNotEquals("", shape(view));
  }

  private static String shape(MarkdownView shown) {
    return Fx.get(
        () -> {
          shown.applyCss();
          List<String> shapes = new ArrayList<>();
          for (Node node : shown.lookupAll("*")) {
            if (node instanceof Passage passage) {
              shapes.add(passage.getStyleClass() + passage.lead() + passage.characters());
            }
          }
          return String.join("|", shapes);
        });
  }

  @Test
  void aNumberOfAQuoteOpensIt() {
    Hyperlink number = Fx.get(() -> (Hyperlink) view.lookup(".reference"));
    robot.clickOn(number);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of(1), opened);
  }

  @Test
  void codeIsCopiedAsItIs() {
    Button copy = Fx.get(() -> (Button) view.lookup(".code-copy"));
    assertTrue(Fx.get(() -> copy.getAccessibleText() != null));
    Fx.run(copy::fire);
    assertEquals("int x  = 1;", copied());
  }

  @Test
  void whatTurnsTheWritingOrHidesIsShown() {
    Fx.run(() -> view.show("Pay \u202Eyap&#x202E; **no\u200Bw** `a\u001Bb`.\n\n```\nx\u0007\n```"));
    WaitForAsyncUtils.waitForFxEvents();
    String shown =
        Fx.get(
            () ->
                view.lookupAll(".md-text").stream()
                    .map(node -> ((Text) node).getText())
                    .collect(Collectors.joining()));
    for (String number : List.of("<U+202E>yap<U+202E>", "no<U+200B>w", "a<U+001B>b", "x<U+0007>")) {
      assertTrue(shown.contains(number), shown);
    }
  }
}
