// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.models.ModelState;
import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.gguf.GgufBytes;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.home.HomeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the models' pane says of a model whose file was changed, and what it lets one do. */
class ChangedModelOnDeskTest {
  @TempDir Path dir;
  private final Locale before = Locale.getDefault();
  private ModelStore store;

  @BeforeEach
  void addAModelAndChangeIt() throws IOException {
    store = ModelStore.of(House.platform(dir.resolve("home")), HomeFiles.in(dir.resolve("home")));
    Path file = Files.write(dir.resolve("mine.gguf"), GgufBytes.model(7, 400_000));
    ModelEntry _ = store.add(file, new Cancellation());
    byte[] bytes = Files.readAllBytes(file);
    bytes[200_000] ^= 1;
    Files.write(file, bytes);
  }

  @AfterEach
  void asItWas() {
    Locale.setDefault(before);
  }

  private List<String> messages(Locale language) {
    Locale.setDefault(language);
    try (House house =
        House.open(
            dir.resolve("home"),
            (progress, cancellation) -> {
              throw new CarrelException(Code.MODEL_MISSING, "No model.", "Get one.");
            },
            store,
            900,
            900)) {
      house.showModels();
      Fx.await(
          "it is told",
          30,
          () ->
              !house.models.rows().isEmpty()
                  && house.models.rows().getLast().state() instanceof ModelState.Failed);
      assertEquals(1, nodes(house, "#remove-mine").size(), "it can be removed");
      assertEquals(0, nodes(house, "#use-mine").size(), "it cannot be used");
      assertEquals(0, nodes(house, "#measure-mine").size(), "nor measured");
      return Fx.get(
          () ->
              house.scene().getRoot().lookupAll(".error-message").stream()
                  .map(node -> ((Label) node).getText())
                  .toList());
    }
  }

  private static List<Node> nodes(House house, String selector) {
    return Fx.get(() -> List.copyOf(house.scene().getRoot().lookupAll(selector)));
  }

  @Test
  void itIsToldInEnglishAndCanOnlyBeRemoved() {
    List<String> messages = messages(Locale.ENGLISH);
    assertEquals(1, messages.size());
    assertTrue(messages.getFirst().contains("is not used"), messages.toString());
    assertTrue(messages.getFirst().contains("Documents and conversations are as they were"));
  }

  @Test
  void itIsToldInGermanAndCanOnlyBeRemoved() {
    List<String> messages = messages(Locale.GERMAN);
    assertEquals(1, messages.size());
    assertTrue(messages.getFirst().contains("wird nicht benutzt"), messages.toString());
    assertTrue(messages.getFirst().contains("Gespräche sind unverändert"), messages.toString());
  }
}
