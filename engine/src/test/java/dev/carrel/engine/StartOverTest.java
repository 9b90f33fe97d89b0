// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another profile or model while the engine is open, on the real small model. */
class StartOverTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 2);
  private static final String PARAGRAPH =
      "The landlord is Acme Estates. The rent is nine hundred dollars a month.\n\n";

  @TempDir Path folder;
  private final AtomicInteger loaded = new AtomicInteger();
  private Engine engine;

  @BeforeEach
  void open() {
    engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) -> {
              int _ = loaded.incrementAndGet();
              return LlamaLanguageModel.load(
                  "smollm2-135m", TestModels.smolLm2(), progress, cancellation);
            });
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Document add(String name, int paragraphs) throws IOException {
    Path file =
        Files.writeString(folder.resolve(name), name + "\n\n" + PARAGRAPH.repeat(paragraphs));
    return engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
  }

  private void read(Document document, ReadOptions options, Progress progress) {
    engine.reading().read(document.id(), options, progress, new Cancellation());
  }

  @Test
  void whatWasReadIsForgottenNamedAndCanBeReadAgainWithTheSameModel() throws IOException {
    Document one = add("one.txt", 3);
    Document two = add("two.txt", 3);
    read(one, OPTIONS, Progress.SILENT);
    read(two, OPTIONS, Progress.SILENT);
    assertEquals(List.of(one.id(), two.id()), engine.reading().startOver());
    assertEquals(List.of(), engine.reading().documents());
    assertEquals(0, engine.gauge().now().use().kvBytes());
    assertTrue(engine.gauge().now().use().weightsBytes() > 0);
    read(two, OPTIONS, Progress.SILENT);
    assertEquals(List.of(two.id()), engine.reading().documents());
    assertEquals(1, loaded.get());
  }

  @Test
  void anUnloadedModelIsLoadedAnewForTheNextReading() throws IOException {
    Document one = add("one.txt", 3);
    read(one, OPTIONS, Progress.SILENT);
    assertEquals(List.of(one.id()), engine.model().unload());
    assertEquals(0, engine.gauge().now().use().totalBytes());
    assertEquals(Optional.empty(), engine.model().name());
    read(one, OPTIONS, Progress.SILENT);
    assertEquals(2, loaded.get());
    assertEquals(List.of(one.id()), engine.reading().documents());
  }

  @Test
  void aReadingUnderWayEndsAsIfCancelledAlsoIfItsModelGoes()
      throws IOException, InterruptedException, TimeoutException {
    Document document = add("long.txt", 150);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(
            () ->
                read(
                    document,
                    OPTIONS,
                    (stage, done, total) -> {
                      if (stage == Progress.Stage.READ_TOKENS && done > 0 && done < total) {
                        engine.reading().pause();
                        begun.countDown();
                      }
                    }));
    assertTrue(begun.await(60, TimeUnit.SECONDS));
    assertEquals(List.of(), engine.model().unload());
    engine.reading().resume();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> reading.get(60, TimeUnit.SECONDS));
    assertEquals(Code.CANCELLED, assertInstanceOf(CarrelException.class, e.getCause()).code());
    assertEquals(0, engine.gauge().now().use().totalBytes());
    read(document, OPTIONS, Progress.SILENT);
    assertEquals(List.of(document.id()), engine.reading().documents());
  }

  @Test
  void anotherBudgetIsKnownToTheGaugeAtOnce() throws IOException {
    read(add("one.txt", 3), OPTIONS, Progress.SILENT);
    engine.reading().setBudget(1_000_000_000);
    assertEquals(1_000_000_000, engine.gauge().now().budgetBytes());
    long room = engine.gauge().now().room().tokens();
    assertEquals(room, engine.gauge().now().roomAt(1_000_000_000).tokens());
    assertTrue(engine.gauge().now().roomAt(500_000_000).tokens() <= room);
  }
}
