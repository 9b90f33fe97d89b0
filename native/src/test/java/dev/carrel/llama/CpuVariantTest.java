// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's build has one CPU variant: it must be the one that all of them would yield. */
class CpuVariantTest {
  private static final Path LIBRARIES = Path.of(System.getProperty("carrel.native.dir"));
  private static final Path SCRIPT = Path.of("cmake", "best.cmake");

  @TempDir private Path dir;

  @Test
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64") // else all are built
  void theVariantThatIsBuiltForThisMachineIsTheOneThatIsTakenOfAll() throws Exception {
    String best = best(llamaSource());
    String suffix = best.isEmpty() ? "" : "-" + best;
    assertTrue(
        Files.exists(LIBRARIES.resolve("libggml-cpu" + suffix + ".so"))
            || Files.exists(LIBRARIES.resolve("ggml-cpu" + suffix + ".dll")),
        "the build should have it: " + best);
    assertEquals(
        List.of("ggml-cpu" + suffix),
        NativeLibrary.status().backends().stream()
            .map(name -> name.replaceFirst("^lib", "").replaceFirst("[.].*$", ""))
            .filter(name -> name.startsWith("ggml-cpu"))
            .toList());
  }

  @Test
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
  void whereTheScoreCannotBeToldAllAreBuilt() throws Exception {
    List<String> all = List.of(best(dir.resolve("no source here")).split(";"));
    assertTrue(
        all.containsAll(List.of("sse42", "haswell", "alderlake", "icelake")), all.toString());
  }

  /** What the build was made from; native/target/cmake lies beside native/target/lib. */
  private static Path llamaSource() throws IOException {
    String key = "LLAMA_SOURCE:";
    return Files.readAllLines(LIBRARIES.resolveSibling("cmake").resolve("CMakeCache.txt")).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> Path.of(line.substring(line.indexOf('=') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private String best(Path source) throws IOException, InterruptedException {
    Process cmake =
        new ProcessBuilder("cmake", "-DSOURCE=" + source, "-DCACHE=" + dir, "-P", SCRIPT.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(cmake.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, cmake.waitFor(), output);
    Optional<String> line = output.lines().filter(one -> one.startsWith("-- best: ")).findFirst();
    return line.orElseThrow(() -> new AssertionError(output)).substring("-- best: ".length());
  }
}
