// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a reading whose device is lost in the middle. */
class LostDeviceTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1);
  private static final int TRAINED = 80_000;

  @TempDir Path folder;

  /** A device that computes so many batches, then nothing any more; the processor beside it. */
  private static final class Loader implements ModelLoader {
    private final boolean hasProcessor;
    private int batchesLeft;
    private boolean onProcessor;

    Loader(int batches, boolean hasProcessor) {
      this.batchesLeft = batches;
      this.hasProcessor = hasProcessor;
    }

    @Override
    public LanguageModel load(Progress progress, Cancellation cancellation) {
      return onProcessor
          ? new ScriptedModel("Oregon.", TRAINED)
          : new ScriptedModel("Oregon.", TRAINED) {
            @Override
            public ModelContext open(ContextOptions options) {
              return onDevice(super.open(options));
            }
          };
    }

    private ModelContext onDevice(ModelContext context) {
      return (ModelContext)
          Proxy.newProxyInstance(
              ModelContext.class.getClassLoader(),
              new Class<?>[] {ModelContext.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("equals")) {
                  return System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                }
                if (method.getName().equals("read") && batchesLeft-- <= 0) {
                  throw new CarrelException(
                      Code.DEVICE_LOST, "The graphics card stopped.", "Go on without it.");
                }
                try {
                  return method.invoke(context, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public boolean withoutDevices() {
      boolean first = hasProcessor && !onProcessor;
      onProcessor = hasProcessor;
      return first;
    }
  }

  private Engine open(String home, ModelLoader loader) {
    return Engine.open(folder.resolve(home), TestPlatform.in(folder), loader);
  }

  private DocumentId add(Engine engine, String name, int lines) throws IOException {
    Path file =
        Files.writeString(folder.resolve(name), "The lease is under Oregon law.\n".repeat(lines));
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation()).id();
  }

  private static ReadReport read(Engine engine, DocumentId document) {
    return engine.reading().read(document, OPTIONS, Progress.SILENT, new Cancellation());
  }

  private static String ask(Engine engine) {
    return engine.ask("Which law?", AnswerListener.SILENT, new Cancellation()).answer().text();
  }

  @Test
  void theReadingGoesOnOnTheProcessorFromWhatWasKeptAndSaysSo() throws IOException {
    String expected;
    int tokens;
    try (Engine engine = open("whole", new Loader(Integer.MAX_VALUE, true))) {
      ReadReport _ = read(engine, add(engine, "lease.txt", 3));
      ReadReport letter = read(engine, add(engine, "letter.txt", 1_500));
      tokens = letter.readTokens();
      expected = ask(engine);
    }
    try (Engine engine = open("lost", new Loader(70, true))) {
      DocumentId lease = add(engine, "lease.txt", 3);
      DocumentId letter = add(engine, "letter.txt", 1_500);
      assertEquals(List.of(), read(engine, lease).notes());
      ReadReport report = read(engine, letter);
      assertEquals(List.of(lease, letter), engine.reading().documents());
      assertEquals(tokens, report.restoredTokens() + report.readTokens());
      assertTrue(report.restoredTokens() > 10_000, report.toString());
      assertEquals(
          "The graphics card stopped. Reading went on on the processor, from where it was last"
              + " kept; Carrel computes there until it is started anew.",
          report.notes().getFirst());
      assertEquals(expected, ask(engine));
    }
  }

  @Test
  void whereNothingElseCanComputeTheErrorSaysSoAndWhatWasReadStays() throws IOException {
    try (Engine engine = open("none", new Loader(5, false))) {
      DocumentId lease = add(engine, "lease.txt", 3);
      DocumentId letter = add(engine, "letter.txt", 1_500);
      ReadReport _ = read(engine, lease);
      assertEquals(
          Code.DEVICE_LOST, assertThrows(CarrelException.class, () -> read(engine, letter)).code());
      assertEquals(List.of(lease), engine.reading().documents());
    }
  }
}
