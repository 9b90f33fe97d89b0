// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  @Test
  void theCacheLiesWhereThePlatformKeepsCaches() {
    Path user = Path.of("/u");
    assertEquals(Path.of("/u/.cache/carrel"), CacheFolder.of(Map.of(), "Linux", user));
    assertEquals(
        Path.of("/x/carrel"), CacheFolder.of(Map.of("XDG_CACHE_HOME", "/x"), "Linux", user));
    assertEquals(Path.of("/u/Library/Caches/carrel"), CacheFolder.of(Map.of(), "Mac OS X", user));
    assertEquals(
        Path.of("/l/Carrel/Cache"),
        CacheFolder.of(Map.of("LOCALAPPDATA", "/l"), "Windows 11", user));
    assertEquals(Path.of("/c"), CacheFolder.of(Map.of("CARREL_CACHE", "/c"), "Windows 11", user));
  }
}
