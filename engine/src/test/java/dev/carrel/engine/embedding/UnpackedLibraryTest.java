// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** ONNX Runtime's library as the launcher and the installers have it: unpacked. */
@EnabledOnOs(OS.LINUX)
class UnpackedLibraryTest {
  private static final String MOUNT = "mount -t tmpfs -o noexec tmpfs \"$0\" && exec \"$@\"";

  @TempDir private Path dir;

  /** Loads the model, and tells one meaning. */
  static final class Telling {
    private Telling() {}

    public static void main(String[] args) {
      try (SentenceEmbedder embedder = BgeEmbedder.LOADER.load()) {
        System.out.println(embedder.passage("The rent is due.").dimensions());
      }
    }
  }

  private int in(Path temporary, List<String> command) throws Exception {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT));
    all.add(temporary.toString());
    all.addAll(command);
    try {
      Process process =
          new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(dir.resolve("said").toFile())
              .start();
      return process.waitFor(120, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1; // there is no such program
    }
  }

  private int tell(Path temporary, List<String> options) throws Exception {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(options);
    java.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    java.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-cp"));
    java.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    java.add(Telling.class.getName());
    return in(temporary, java);
  }

  private Path unpacked() throws IOException {
    Path unpacked = Files.createDirectory(dir.resolve("unpacked"));
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
    for (String library : List.of("libonnxruntime.so", "libonnxruntime4j_jni.so")) {
      String inJar = "/ai/onnxruntime/native/linux-" + processor + "/" + library;
      try (InputStream in = OrtEnvironment.class.getResourceAsStream(inJar)) {
        Files.copy(Objects.requireNonNull(in), unpacked.resolve(library));
      }
    }
    return unpacked;
  }

  @Test
  void meaningsAreToldWhereNothingIsLoadedFromTheTemporaryFolder() throws Exception {
    Path temporary = Files.createDirectory(dir.resolve("temporary"));
    assumeTrue(in(temporary, List.of("true")) == 0, "nothing can be mounted here");
    assertNotEquals(0, tell(temporary, List.of()), "as ONNX Runtime does it by itself");
    assertEquals(
        0,
        tell(temporary, List.of("-Donnxruntime.native.path=" + unpacked())),
        Files.readString(dir.resolve("said")));
    assertEquals("384", Files.readString(dir.resolve("said")).strip());
  }
}
