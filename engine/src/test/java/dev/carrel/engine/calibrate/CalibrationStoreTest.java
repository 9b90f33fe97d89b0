// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.CatalogueModel;
import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationStoreTest {
  private static final String HASH = CalibrationFileTest.HASH;

  @TempDir Path dir;
  private final FakeMeter meter = new FakeMeter(4, 5000, 1, slot -> 0.001);
  private CalibrationStore store = new CalibrationStore(new Calibrator(), Path.of("unused"), 1);
  private InstalledModel model = new InstalledModel("m", Path.of("m.gguf"), HASH);

  @BeforeEach
  void aModel() throws IOException {
    Path file = Files.createDirectories(dir.resolve("models")).resolve("m.gguf");
    Files.writeString(file, "weights");
    model = new InstalledModel("m", file, HASH);
    store = new CalibrationStore(new Calibrator(), dir.resolve("cache"), 1);
  }

  private Calibration make() {
    return store.make(model, meter, Progress.SILENT, new Cancellation());
  }

  private Path kept() {
    return dir.resolve("models").resolve("m.gguf.kv");
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aCalibrationIsFoundBesideItsModelAndNothingElseIsLeft() throws IOException {
    assertFalse(store.has(model.path(), HASH));
    Calibration made = make();
    assertEquals(Optional.of(made), store.find(model, meter).map(found -> found));
    assertTrue(store.has(model.path(), HASH));
    assertEquals(List.of("m.gguf", "m.gguf.kv"), names("models"));
  }

  @Test
  void aDamagedFileIsAsIfItWereNotThereAndIsReplaced() throws IOException {
    Calibration made = make();
    byte[] bytes = Files.readAllBytes(kept());
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept(), bytes);
    assertEquals(Optional.empty(), store.find(model, meter));
    make();
    assertEquals(Optional.of(made), store.find(model, meter).map(found -> found));
  }

  @Test
  void aFileOfAnotherModelOrShapeIsNotUsed() {
    make();
    InstalledModel other = new InstalledModel("m", model.path(), "0".repeat(64));
    assertEquals(Optional.empty(), store.find(other, meter));
    assertEquals(Optional.empty(), store.find(model, new FakeMeter(5, 5000, 1, slot -> 0.001)));
  }

  @Test
  void statisticsThatTheCodecRefusesAreNotUsed() throws IOException {
    Files.write(kept(), CalibrationFile.encode(HASH, CalibrationFileTest.calibration(4)));
    assertEquals(Optional.empty(), store.find(model, meter));
  }

  @Test
  void whereTheModelsFolderCannotBeWrittenTheCacheIsTaken() throws IOException {
    // A folder in the way cannot be replaced by a file, whoever runs this.
    Files.createDirectories(kept().resolve("in the way"));
    Calibration made = make();
    assertEquals(List.of(HASH + ".kv"), names("cache"));
    assertEquals(Optional.of(made), store.find(model, meter).map(found -> found));
  }

  @Test
  void aCancelledMeasurementKeepsTheOldOne() throws IOException {
    make();
    byte[] before = Files.readAllBytes(kept());
    Cancellation cancellation = new Cancellation();
    Progress stops = (stage, done, total) -> cancellation.request();
    assertThrows(CarrelException.class, () -> store.make(model, meter, stops, cancellation));
    assertEquals(List.of("m.gguf", "m.gguf.kv"), names("models"));
    assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(kept())));
  }

  @Test
  void whatAPersonMeasuredWinsOverWhatIsCarriedAndADamagedFileDoesNotHideIt() throws IOException {
    Calibration own = make();
    byte[] bytes = Files.readAllBytes(kept());
    Calibration.Measured carried =
        new Calibration.Measured(
            ((Calibration.Measured) own).statistics(),
            ((Calibration.Measured) own).profiles(),
            "carried");
    store =
        new CalibrationStore(
            new Calibrator(),
            dir.resolve("cache"),
            1,
            hash -> Optional.of(CalibrationFile.encode(HASH, carried)));
    assertEquals(Optional.of(own), store.find(model, meter).map(found -> found));
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept(), bytes);
    assertEquals(Optional.of(carried), store.find(model, meter).map(found -> found));
    Files.delete(kept());
    assertTrue(store.has(model.path(), HASH));
  }

  @Test
  void whatAPersonMeasuredBeforeHeadsWereIsKeptAndTakesTheCarriedHeads() throws IOException {
    Calibration.Measured own = (Calibration.Measured) make();
    Files.write(kept(), CalibrationFileTest.firstVersion(own));
    assertEquals(Optional.of(own), store.find(model, meter));
    Calibration.Measured carried =
        new Calibration.Measured(
            own.statistics(),
            own.profiles(),
            "carried",
            Optional.of(CalibrationFileTest.evidence()));
    store =
        new CalibrationStore(
            new Calibrator(),
            dir.resolve("cache"),
            1,
            hash -> Optional.of(CalibrationFile.encode(HASH, carried)));
    assertEquals(Optional.of(own.with(carried.evidence())), store.find(model, meter));
  }

  @Test
  void headsAreKeptWithTheProfilesThatWereMeasuredBeforeAndStayWhenTheseAreMeasuredAnew() {
    Calibration.Measured own = (Calibration.Measured) make();
    Calibration.Measured both =
        store.addEvidence(
            model, new ScriptedModel("yes", 4096, own), own, Progress.SILENT, new Cancellation());
    assertEquals(own, both.with(Optional.empty()));
    assertTrue(both.evidence().orElseThrow().heads().isEmpty());
    assertFalse(both.evidence().orElseThrow().judge().canJudge());
    assertEquals(Optional.of(both), store.find(model, meter));
    assertEquals(both, make());
  }

  @Test
  void whatIsCarriedIsOfThisFormatAndOfModelsInTheCatalogue() throws Exception {
    Set<String> hashes =
        ModelCatalogue.bundled(TestPlatform.in(dir)).models().stream()
            .map(CatalogueModel::sha256)
            .filter(hash -> ShippedCalibrations.of(hash).isPresent())
            .collect(Collectors.toSet());
    assertEquals(4, hashes.size());
    for (String hash : hashes) {
      byte[] bytes = ShippedCalibrations.of(hash).orElseThrow();
      Calibration.Measured carried = CalibrationFile.decode(bytes, hash);
      assertEquals(3, carried.profiles().size());
      int heads = carried.evidence().orElseThrow().heads().heads().size();
      assertTrue(heads == HeadChoice.HEADS || heads == 0, hash + " has " + heads);
    }
    assertEquals(Optional.empty(), ShippedCalibrations.of("../" + HASH));
  }
}
