// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Quote;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a reading, and of an answer, whose device is lost in the middle. */
class LostDeviceTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1);
  private static final int TRAINED = 80_000;

  @TempDir Path folder;

  /** A device that computes so many batches, then nothing any more; the processor beside it. */
  private static final class Loader implements ModelLoader {
    private final boolean hasProcessor;
    private int batchesLeft;
    private int stepsLeft = Integer.MAX_VALUE;
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
                boolean lost =
                    switch (method.getName()) {
                      case "read" -> batchesLeft-- <= 0;
                      case "step" -> stepsLeft-- <= 0;
                      default -> false;
                    };
                if (lost) {
                  batchesLeft = 0;
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

  /** What was heard of an answer, with "|" where it began anew. */
  private static final class Heard implements AnswerListener {
    private final StringBuilder words = new StringBuilder();
    private final List<String> why = new ArrayList<>();

    @Override
    public void text(String more) {
      words.append(more);
    }

    @Override
    public void quote(Quote quote) {}

    @Override
    public void anew(String line) {
      words.append('|');
      why.add(line);
    }
  }

  private static final String ANEW =
      "The graphics card stopped. The answer was written anew on the processor; Carrel computes"
          + " there until it is started anew.";

  @Test
  void anAnswerBeginsAnewOnTheProcessorWhereverTheDeviceIsLostAndSaysSo() throws IOException {
    String expected;
    try (Engine engine = open("whole", new Loader(Integer.MAX_VALUE, true))) {
      ReadReport _ = read(engine, add(engine, "lease.txt", 3));
      expected = ask(engine);
    }
    for (int steps : new int[] {0, 2}) {
      Loader loader = new Loader(Integer.MAX_VALUE, true);
      try (Engine engine = open("steps" + steps, loader)) {
        DocumentId lease = add(engine, "lease.txt", 3);
        ReadReport _ = read(engine, lease);
        loader.stepsLeft = steps;
        Heard heard = new Heard();
        var answered = engine.ask("Which law?", heard, new Cancellation()).answer();
        assertEquals(expected, answered.text());
        assertEquals(ANEW, answered.notes().getFirst());
        assertEquals(List.of(ANEW), heard.why);
        assertTrue(heard.words.toString().endsWith("|" + expected), heard.words.toString());
        assertEquals(List.of(lease), engine.reading().documents());
        assertEquals(expected, ask(engine));
      }
    }
  }

  @Test
  void anAnswerWhoseQuestionCannotEvenBeReadThereBeginsAnewToo() throws IOException {
    Loader loader = new Loader(Integer.MAX_VALUE, true);
    try (Engine engine = open("question", loader)) {
      ReadReport _ = read(engine, add(engine, "lease.txt", 3));
      loader.batchesLeft = 0;
      assertEquals("Oregon.", ask(engine));
    }
  }

  @Test
  void whereNothingElseCanComputeAnAnswerIsAnErrorThatSaysWhatToDo() throws IOException {
    Loader loader = new Loader(Integer.MAX_VALUE, false);
    try (Engine engine = open("no-processor", loader)) {
      DocumentId lease = add(engine, "lease.txt", 3);
      ReadReport _ = read(engine, lease);
      loader.stepsLeft = 1;
      CarrelException lost = assertThrows(CarrelException.class, () -> ask(engine));
      assertEquals(Code.DEVICE_LOST, lost.code());
      assertEquals(List.of(lease), engine.reading().documents());
    }
  }
}
