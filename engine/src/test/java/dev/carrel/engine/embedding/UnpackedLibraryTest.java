// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.onnxruntime.OrtEnvironment;
import dev.carrel.engine.NoExecTemporary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** ONNX Runtime's library as the launcher and the installers have it: unpacked. */
@EnabledOnOs(OS.LINUX)
class UnpackedLibraryTest {
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
    NoExecTemporary temporary = NoExecTemporary.in(dir);
    assertNotEquals(
        0, temporary.java(Telling.class, List.of()), "as ONNX Runtime does it by itself");
    assertEquals(
        0,
        temporary.java(Telling.class, List.of("-Donnxruntime.native.path=" + unpacked())),
        temporary.said());
    assertEquals("384", temporary.said().strip());
  }
}
