// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.search.SearchModel;
import dev.carrel.engine.MeaningSearch;
import dev.carrel.engine.SearchHit;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** The desk's search with the real embedding model. */
class SearchByMeaningTest {
  private static final ModelLoader SCRIPTED =
      (progress, cancellation) -> new ScriptedModel("no", 100_000);
  private static final String LAY = "Can I walk away whenever I like?";

  @TempDir Path dir;

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  private Path contract() throws IOException {
    return new SamplePdf()
        .page("Delivery", "The goods are delivered to the buyer's warehouse on the first of May.")
        .page("Term", "Either party may terminate this agreement at any time without penalty.")
        .save(dir.resolve("Contract.pdf"));
  }

  private TestDesk desk(List<Path> files) {
    return TestDesk.open(dir.resolve("home"), SCRIPTED, Optional.empty(), files);
  }

  private static SearchModel search(TestDesk desk) {
    return desk.desk().modelsProperty().get().orElseThrow().search();
  }

  private static void type(TestDesk desk, String words) {
    Fx.run(() -> ((TextField) desk.scene().lookup("#search")).setText(words));
  }

  private static void press(Node node, KeyCode key) {
    Fx.run(
        () ->
            node.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
  }

  private static List<SearchHit> near(TestDesk desk) {
    return search(desk)
        .nearProperty()
        .get()
        .filter(near -> near.answer() instanceof MeaningSearch.Found found && found.waiting() == 0)
        .map(near -> ((MeaningSearch.Found) near.answer()).hits())
        .orElse(List.of());
  }

  /**
   * What is told in the background may come behind the first search: it is made again, once its
   * answer is there, since a new search breaks off the one that is under way.
   */
  private static void awaitNear(TestDesk desk, String words) {
    Set<Object> answers = Collections.newSetFromMap(new IdentityHashMap<>());
    Fx.await(
        "the nearest passages",
        60,
        () -> {
          if (!near(desk).isEmpty()) {
            return true;
          }
          search(desk)
              .nearProperty()
              .get()
              .filter(answers::add)
              .ifPresent(now -> search(desk).search(words));
          return false;
        });
  }

  @Test
  void aQuestionFindsAPassageInOtherWordsAndTheKeyboardOpensItAtItsPlace() throws IOException {
    try (TestDesk desk = desk(List.of(contract()))) {
      desk.awaitRead(1);
      Fx.run(() -> search(desk).byMeaningProperty().set(true));
      type(desk, LAY);
      awaitNear(desk, LAY);
      assertTrue(near(desk).getFirst().snippet().contains("Either party may terminate"));
      ListView<?> hits = Fx.get(() -> (ListView<?>) desk.scene().lookup("#search-hits"));
      assertEquals(1 + near(desk).size(), hits.getItems().size(), "a heading, and passages");
      press(desk.scene().lookup("#search"), KeyCode.DOWN);
      press(hits, KeyCode.ENTER);
      Fx.await(
          "its page",
          20,
          () -> desk.desk().modelsProperty().get().orElseThrow().page().pageProperty().get() == 2);
      Fx.await(
          "its passage marked", 10, () -> desk.scene().getRoot().lookup(".ink-over .mark") != null);
    }
  }

  @Test
  void whatCannotBeSearchedByMeaningIsSaidAndFoundByItsWords() throws IOException {
    Path german =
        Files.writeString(
            dir.resolve("Mietvertrag.md"),
            "Der Vermieter vermietet dem Mieter die Wohnung. Die Miete ist am ersten Tag eines"
                + " jeden Monats zu zahlen, und der Mieter kann den Vertrag jederzeit beenden.\n");
    try (TestDesk desk = desk(List.of(contract(), german))) {
      desk.awaitRead(2);
      Fx.run(() -> search(desk).byMeaningProperty().set(true));
      type(desk, LAY);
      awaitNear(desk, LAY);
      Label note = Fx.get(() -> (Label) desk.scene().lookup("#search-meaning-note"));
      assertEquals(
          "Searched by words only, since not in English: one document", Fx.get(note::getText));
      type(desk, "Vertrag beenden");
      Fx.await(
          "the note",
          20,
          () -> note.getText().equals("By meaning only English questions can be searched."));
      assertEquals(1, Fx.get(() -> search(desk).foundProperty().get().orElseThrow().hits().size()));
    }
  }

  @Test
  void theChoiceIsMadeInTheListAndRememberedAtTheNextStart() {
    try (TestDesk desk = desk(List.of())) {
      CheckBox meaning = Fx.get(() -> (CheckBox) desk.scene().lookup("#search-meaning"));
      assertEquals(false, Fx.get(meaning::isSelected));
      Fx.run(meaning::fire);
    }
    try (TestDesk desk = desk(List.of())) {
      CheckBox meaning = Fx.get(() -> (CheckBox) desk.scene().lookup("#search-meaning"));
      assertEquals(true, Fx.get(meaning::isSelected));
    }
  }
}
