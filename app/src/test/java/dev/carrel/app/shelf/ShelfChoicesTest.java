// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import dev.carrel.engine.context.Choice;
import dev.carrel.engine.context.ReadingChoice.Aside;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A document that does not fit shows what would, with figures, and each button does what it says.
 */
class ShelfChoicesTest {
  private final Locale before = Locale.getDefault();

  @TempDir Path dir;
  private ShelfWindow window;
  private ShelfItem fitting;
  private ShelfItem refused;

  @BeforeEach
  void open() throws IOException {
    Locale.setDefault(Locale.ENGLISH);
    window = new ShelfWindow(dir.resolve("home"), 360, 900);
    ShelfCollection papers = window.first();
    window.add(papers, List.of(file("a.txt", 400), file("b.txt", 500)));
    window.awaitRead(1);
    fitting = window.item(papers, "a.txt");
    refused = window.item(papers, "b.txt");
    Fx.await("choices are offered", 30, () -> !refused.choicesProperty().get().isEmpty());
  }

  @AfterEach
  void close() {
    window.close();
    Locale.setDefault(before);
  }

  private Path file(String name, int words) throws IOException {
    return Files.writeString(dir.resolve(name), (name + " says. ").repeat(words));
  }

  /** What a choice's button says, title and figures. */
  private String words(String kind) {
    Button button = window.find(".choice-" + kind, Button.class);
    Fx.await("its words are drawn", 10, () -> words(button).size() == 2);
    return String.join(" | ", Fx.get(() -> words(button)));
  }

  private static List<String> words(Button button) {
    return button.lookupAll(".label").stream().map(label -> ((Labeled) label).getText()).toList();
  }

  private void press(String kind) {
    window.robot().clickOn(window.find(".choice-" + kind, Button.class));
  }

  private void awaitState(ShelfItem item, ItemState state) {
    Fx.await(item.name() + " is " + state, 30, () -> item.state().equals(state));
  }

  @Test
  void fewerDocumentsNamesThemAndSetsTheOtherAside() {
    assertMatches("Only one document \\| a\\.txt: [0-9,]{5,} tokens in .+B", words("documents"));
    press("documents");
    awaitState(refused, new ItemState.SetAside(Aside.NO_ROOM));
    assertTrue(Fx.get(fitting::state) instanceof ItemState.Read);
    Fx.await("the choices are gone", 10, () -> window.shown(".choice").isEmpty());
  }

  @Test
  void oneAfterAnotherSaysTheMostAndReadsTheRefusedOneAlone() {
    assertMatches(
        "One document after another \\| at most [0-9,]{5,} tokens in .+; the others wait on disk",
        words("one-by-one"));
    press("one-by-one");
    Fx.await("it is read", 30, () -> refused.state() instanceof ItemState.Read);
    awaitState(fitting, new ItemState.SetAside(Aside.ONE_BY_ONE));
    assertEquals(
        List.of(Fx.get(() -> refused.id().orElseThrow())), window.engine().reading().documents());
  }

  @Test
  void pagesArePickedForAQuestionByKeyboardAlone() {
    assertMatches("Only .*page.* \\| [0-9,]{5,} tokens in .+, picked by search", words("pages"));
    window.focusRows();
    window.tabTo(".choice-pages");
    window.keys(KeyCode.SPACE);
    TextInputControl question = window.find(".pages-question", TextInputControl.class);
    Fx.await("it is asked for", 10, question::isFocused);
    window.robot().write("says", 0);
    Fx.await("it is typed", 10, () -> question.getText().equals("says"));
    window.keys(KeyCode.ENTER);
    Fx.await(
        "pages are read",
        30,
        () ->
            Stream.of(fitting, refused)
                .filter(item -> item.choice().pages().isPresent())
                .anyMatch(item -> item.state() instanceof ItemState.Read));
  }

  /** Which the scripted model cannot lead to: what the buttons say and hand on. */
  @Test
  void aProfileABudgetAndAModelAreSetWhereTheyAreSetForTheWholeDesk() {
    List<String> set = new ArrayList<>();
    Fx.run(() -> window.shelf().fitting().settings(new Noted(set)));
    List<Choice> choices =
        List.of(
            new Choice.SmallerProfile(
                KvProfile.BALANCED, 1_500_000_000L, Optional.of(new KvLoss(0.01, 0.984, 500))),
            new Choice.LargerBudget(6_000_000_000L),
            new Choice.LongerModel("qwen3-4b", 262_144, 2_500_000_000L, true));
    Fx.run(() -> refused.offer(choices));
    assertMatches(
        "Keep the context smaller: balanced \\| all documents in .+B; changes 1\\.6\u00a0% of next"
            + " tokens",
        words("profile"));
    assertMatches("A larger budget: .+B \\| all documents, as they are", words("budget"));
    assertMatches("Another model: qwen3-4b \\| trained for 262,144 tokens, .+B", words("model"));
    for (String kind : List.of("model", "budget", "profile")) {
      Fx.run(() -> refused.offer(choices));
      press(kind);
    }
    Fx.await(
        "all are set",
        10,
        () -> set.equals(List.of("model qwen3-4b", "budget 6000000000", "profile BALANCED")));
  }

  private record Noted(List<String> set) implements ReadingSettings {
    @Override
    public boolean use(KvProfile chosen) {
      return set.add("profile " + chosen.name());
    }

    /** Not set, so that nothing is read and the choices stay. */
    @Override
    public boolean budget(long bytes) {
      set.add("budget " + bytes);
      return false;
    }

    @Override
    public boolean model(String name) {
      return set.add("model " + name);
    }

    @Override
    public boolean takes(Choice choice) {
      return true;
    }
  }

  private static void assertMatches(String pattern, String words) {
    assertTrue(words.matches(pattern), () -> words + " does not match " + pattern);
  }
}
