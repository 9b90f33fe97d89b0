// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.UiQueue;
import dev.carrel.engine.Engine;
import dev.carrel.engine.SearchHit;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search without a window. */
class SearchModelTest {
  private final UiQueue ui = new UiQueue();

  @TempDir Path dir;
  private Engine engine;
  private Background background;

  @BeforeEach
  void open() {
    engine =
        Engine.open(
            dir.resolve("home"),
            TestPlatform.in(dir),
            (progress, cancellation) -> new ScriptedModel("", 1000));
    background = new Background(ui);
  }

  @AfterEach
  void close() {
    background.close();
    engine.close();
  }

  private DocumentId add(String name) throws IOException {
    Path file = Files.writeString(dir.resolve(name), "# " + name + "\n\nThe notice period.");
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation()).id();
  }

  private String numberOf(SearchModel search, DocumentId document) {
    SearchHit hit =
        search.foundProperty().get().orElseThrow().hits().stream()
            .filter(each -> each.document().equals(document))
            .findFirst()
            .orElseThrow();
    return search.bates(hit);
  }

  @Test
  void whatIsFoundHasTheNumberOfItsPageAndKeepsItWhenDocumentsAreAdded() throws IOException {
    long collection = engine.collections().create("Contracts").id();
    DocumentId first = add("first.md");
    engine.collections().add(collection, first);
    engine.bates().set(collection, new BatesScheme("ABC", 6, 7));
    DocumentId second = add("second.md");
    engine.collections().add(collection, second);
    DocumentId elsewhere = add("elsewhere.md");
    SearchModel search = new SearchModel(engine, background);
    search.search("notice");
    ui.await("it is found", () -> search.foundProperty().get().isPresent());
    assertEquals("ABC000007", numberOf(search, first));
    assertEquals("ABC000008", numberOf(search, second));
    assertEquals("", numberOf(search, elsewhere));
  }
}
