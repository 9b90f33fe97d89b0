// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.ground.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** {@code hashes.json}: whatever is in it, a file has the hash that its bytes have. */
public final class HashesFuzz implements FuzzTarget {
  private static final byte[] MODEL = {1, 2, 3};

  @Override
  public String name() {
    return "hashes";
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    Path folder = Files.createTempDirectory("fuzz-hashes");
    Path records = folder.resolve("hashes.json");
    Path model = Files.write(folder.resolve("a.gguf"), MODEL);
    InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1));
    new HashRecords(records, later).sha256(model, new Cancellation());
    return List.of(
        Files.readAllBytes(records), "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.json("\"files\"", "\"stamp\"", "\"sha256\"", "\"readMillis\"");
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    Path model = folder.resolve("a.gguf");
    if (!Files.exists(model)) {
      Files.write(model, MODEL);
    }
    Path records = Files.write(folder.resolve("hashes.json"), input);
    InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1));
    String sha256 = new HashRecords(records, later).sha256(model, new Cancellation());
    if (!sha256.equals(ModelFetchTest.sha256(MODEL))) {
      throw new IllegalStateException("not its hash: " + sha256);
    }
    new HashRecords(records, later).lastRead(model);
  }
}
