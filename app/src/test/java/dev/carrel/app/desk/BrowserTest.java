// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.ProgramRun;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
  private static final URI ADDRESS = URI.create("https://example.org/a?b=c");

  @TempDir private Path dir;

  private Optional<ProgramRun> run(String system, Map<String, String> environment) {
    Platform some = TestPlatform.in(dir);
    return new Browser(
            new Platform(system, environment, some.userHome(), some.machine(), some.clock()))
        .run(ADDRESS);
  }

  @Test
  void theOpenerIsFoundByAWholePathOnly() throws IOException {
    Path opener = Files.createFile(dir.resolve("xdg-open"));
    Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
    String relative = Path.of("").toAbsolutePath().relativize(dir.toAbsolutePath()).toString();
    String entries = String.join(File.pathSeparator, "", ".", relative);

    assertEquals(Optional.empty(), run("Linux", Map.of("PATH", entries)));
    ProgramRun run = run("Linux", Map.of("PATH", entries + File.pathSeparator + dir)).orElseThrow();
    assertEquals(opener, run.program().file());
    assertEquals(List.of(ADDRESS.toString()), run.arguments());
    assertEquals(dir.toString(), run.environment().get("PATH"));
  }

  @Test
  void aMacAlwaysHasOne() {
    assertEquals(
        Path.of("/usr/bin/open"), run("Mac OS X", Map.of()).orElseThrow().program().file());
  }
}
