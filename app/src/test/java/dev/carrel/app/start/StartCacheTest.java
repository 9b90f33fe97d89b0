// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that is not Java's own neither stops a start nor says a word. */
class StartCacheTest {
  @TempDir Path dir;

  @Test
  void javaStartsSilentlyWithACacheThatIsMissingOrRubbish() throws Exception {
    Path file = dir.resolve("start.aot");
    assertEquals("", starts(new StartCache(file)));
    Files.writeString(file, "no cache at all ".repeat(10_000));
    assertEquals("", starts(new StartCache(file)));
  }

  /** What a Java prints that does nothing but start. */
  private String starts(StartCache cache) throws IOException, InterruptedException {
    Path nothing =
        Files.writeString(dir.resolve("Nothing.java"), "class Nothing { void main() {} }");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(cache.options());
    command.add(nothing.toString());
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), output);
    return output;
  }

  @Test
  void aCacheFitsOnlyThisJavaAndTheseJars() throws IOException {
    Path file = dir.resolve("start.aot");
    StartCache cache = new StartCache(file);
    assertFalse(cache.fits());
    Files.writeString(file, "a cache");
    assertFalse(cache.fits(), "nobody knows where it comes from");
    Files.writeString(dir.resolve("start.aot.of"), StartCache.origin());
    assertTrue(cache.fits());
    Files.writeString(dir.resolve("start.aot.of"), StartCache.origin() + "another.jar 1\n");
    assertFalse(cache.fits());
  }
}
