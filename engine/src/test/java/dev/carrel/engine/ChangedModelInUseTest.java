// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelGuard;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine does when the file of its model turns out to be another. */
class ChangedModelInUseTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1);

  @TempDir Path folder;
  private final List<String> calls = new ArrayList<>();
  private boolean isChanged;

  /** A scripted model whose file is found changed when the test says so. */
  private final class Loader implements ModelLoader, ModelGuard {
    @Override
    public LanguageModel load(Progress progress, Cancellation cancellation) {
      return new ScriptedModel("Oregon.", 6_000);
    }

    @Override
    public ModelGuard guard() {
      return this;
    }

    @Override
    public void requireUnchanged(Cancellation cancellation) {
      if (isChanged) {
        throw new CarrelException(Code.MODEL_CHANGED, "Changed.", "Get it again.");
      }
    }

    @Override
    public void answered() {
      calls.add("answered");
    }

    @Override
    public void close() {
      calls.add("closed");
    }
  }

  private DocumentId add(Engine engine, String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "The lease is under Oregon law.\n");
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation()).id();
  }

  private static void read(Engine engine, DocumentId document) {
    engine.reading().read(document, OPTIONS, Progress.SILENT, new Cancellation());
  }

  private static String ask(Engine engine) {
    return engine.ask("Which law?", AnswerListener.SILENT, new Cancellation()).answer().text();
  }

  @Test
  void theNextQuestionAndTheNextReadingAreRefusedAndWhatWasReadStays() throws IOException {
    try (Engine engine =
        Engine.open(folder.resolve("home"), TestPlatform.in(folder), new Loader())) {
      DocumentId lease = add(engine, "lease.txt");
      DocumentId letter = add(engine, "letter.md");
      read(engine, lease);
      String before = ask(engine);
      isChanged = true;
      assertEquals(
          Code.MODEL_CHANGED, assertThrows(CarrelException.class, () -> ask(engine)).code());
      assertEquals(
          Code.MODEL_CHANGED,
          assertThrows(CarrelException.class, () -> read(engine, letter)).code());
      assertEquals(List.of(lease), engine.reading().documents());
      isChanged = false;
      assertEquals(before, ask(engine));
    }
  }

  @Test
  void theGuardHearsOfAnAnswerAndIsClosedWithTheEngine() throws IOException {
    try (Engine engine =
        Engine.open(folder.resolve("home"), TestPlatform.in(folder), new Loader())) {
      read(engine, add(engine, "lease.txt"));
      assertEquals(List.of(), calls, "nothing was answered yet");
      assertTrue(ask(engine).contains("Oregon"));
      assertEquals(List.of("answered"), calls);
    }
    assertEquals(List.of("answered", "closed"), calls);
  }
}
