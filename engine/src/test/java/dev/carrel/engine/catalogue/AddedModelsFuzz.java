// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.home.HomeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code models.json}: the models that a person added, as a home from elsewhere may have it. */
public final class AddedModelsFuzz implements FuzzTarget {
  @Override
  public String name() {
    return "models";
  }

  @Override
  public List<byte[]> seeds() {
    return FuzzTarget.ascii(
        "{\"models\":[{\"name\":\"mine\",\"title\":\"Mine\",\"path\":\"/nowhere/mine.gguf\","
            + "\"sizeBytes\":400000,\"sha256\":\""
            + "a".repeat(64)
            + "\",\"licence\":\"MIT\","
            + "\"contextLength\":4096}]}",
        "{\"models\":[]}");
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.json(
        "\"models\"", "\"name\"", "\"path\"", "\"title\"", "\"sha256\"", "\"\"", "starter", "/");
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.write(home.resolve("models.json"), input);
    ModelStore store = ModelStore.of(TestPlatform.in(folder), HomeFiles.in(home));
    for (ModelEntry entry : store.list()) {
      entry.fileName();
      entry.isInstalled();
    }
    store.find("mine", new Cancellation());
    store.remove("mine");
  }
}
