// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.StrangersFolder;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipTest {
  @TempDir private Path dir;

  /** Fetches a wheel from a shelf: {@code SHELF FOLDER}. */
  static final class Fetching {
    private Fetching() {}

    public static void main(String[] args) throws IOException {
      Map<String, String> environment = new HashMap<>(System.getenv());
      Platform unset = TestPlatform.in(Path.of(args[1]));
      Platform platform =
          new Platform(
              unset.osName(), environment, unset.userHome(), unset.machine(), unset.clock());
      new Pip(platform, new WheelShelf(Path.of(args[0])).pipArguments())
          .download("tiny-model==1.0", Path.of(args[1]), bytes -> {}, new Cancellation());
    }
  }

  @Test
  void nothingInTheCurrentFolderIsRun() throws Exception {
    StrangersFolder stranger = StrangersFolder.in(dir);
    Path shelf = Files.createDirectory(dir.resolve("shelf"));
    Path models = Files.createDirectory(dir.resolve("models"));
    new WheelShelf(shelf).put("tiny-model", "1.0", "model.gguf", new byte[] {1, 2, 3});
    ProcessBuilder carrel =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Fetching.class.getName(),
            shelf.toString(),
            models.toString());
    carrel.directory(stranger.path().toFile());
    carrel.environment().put("PATH", StrangersFolder.searchPath());
    carrel.environment().put("PYTHONPATH", stranger.path().toString());
    Path said = dir.resolve("said");
    Process process = carrel.redirectErrorStream(true).redirectOutput(said.toFile()).start();

    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(List.of(), stranger.run(), Files.readString(said));
    assertEquals(0, process.exitValue(), Files.readString(said));
    try (Stream<Path> fetched = Files.list(models)) {
      assertEquals(
          List.of("tiny_model-1.0-py3-none-any.whl"),
          fetched.map(file -> file.getFileName().toString()).toList(),
          "nothing else is left");
    }
  }

  @Test
  void aPythonThatIsNamedByARelativePathIsNotRun() throws IOException {
    Platform unset = TestPlatform.in(dir);
    Map<String, String> environment = new HashMap<>(unset.environment());
    environment.put("CARREL_PYTHON", "bin/python3");
    Platform platform =
        new Platform(unset.osName(), environment, unset.userHome(), unset.machine(), unset.clock());
    Pip pip = new Pip(platform, List.of());

    IOException e =
        assertThrows(
            IOException.class, () -> pip.download("x==1", dir, bytes -> {}, new Cancellation()));
    assertEquals(
        "CARREL_PYTHON is bin/python3, neither a whole path nor on the PATH", e.getMessage());
  }
}
