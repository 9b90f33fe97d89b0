// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
  @TempDir Path temp;

  private Platform platform(String os, Map<String, String> environment) {
    return new Platform(os, environment, temp, new FixedMachine(), () -> Instant.EPOCH);
  }

  @Test
  void dataLiesWhereThePlatformKeepsIt() {
    assertEquals(temp.resolve(".local/share/carrel"), platform("Linux", Map.of()).dataPlace());
    assertEquals(
        temp.resolve("x").resolve("carrel"),
        platform("Linux", Map.of("XDG_DATA_HOME", temp.resolve("x").toString())).dataPlace());
    assertEquals(
        temp.resolve(".local/share/carrel"),
        platform("Linux", Map.of("XDG_DATA_HOME", "relative")).dataPlace());
    assertEquals(
        temp.resolve("local").resolve("Carrel"),
        platform("Windows 11", Map.of("LOCALAPPDATA", temp.resolve("local").toString()))
            .dataPlace());
    assertEquals(
        temp.resolve("Library/Application Support/Carrel"),
        platform("Mac OS X", Map.of()).dataPlace());
  }

  @Test
  void aBlankVariableIsAsIfItWereNotThere() {
    Platform platform = platform("Linux", Map.of("A", " ", "B", "b"));
    assertEquals(Optional.empty(), platform.variable("A"));
    assertEquals(Optional.empty(), platform.variable("C"));
    assertEquals(Optional.of("b"), platform.variable("B"));
  }
}
