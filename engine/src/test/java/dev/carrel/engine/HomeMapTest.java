// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.HomePlace;
import dev.carrel.engine.home.TestHome;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine leaves in a home is in the map of it. */
class HomeMapTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1);

  @TempDir Path folder;

  private Path home() {
    return folder.resolve("home");
  }

  private Engine open() {
    return Engine.open(
        home(),
        TestPlatform.in(folder),
        (progress, cancellation) -> new ScriptedModel("no", 20_000));
  }

  private void read(Engine engine) throws IOException {
    Path file = Files.writeString(folder.resolve("lease.md"), "# Lease\n\nThe rent is nine.\n");
    Document lease =
        engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
    engine.reading().read(lease.id(), OPTIONS, Progress.SILENT, new Cancellation());
  }

  @Test
  void everyFileThatTheEngineLeavesIsInTheMap() throws IOException {
    try (Engine engine = open()) {
      engine.contexts().setLimit(OptionalLong.of(1_000_000_000));
      read(engine);
      assertEquals(List.of(), TestHome.notInTheMap(home()), "while it is open");
    }
    damage();
    try (Engine engine = open()) {
      read(engine);
    }
    assertEquals(List.of(), TestHome.notInTheMap(home()));
    Set<HomePlace> found =
        TestHome.names(home()).stream()
            .flatMap(name -> HomePlace.of(name).stream())
            .collect(Collectors.toSet());
    assertTrue(
        found.containsAll(
            Set.of(
                HomePlace.DATABASE,
                HomePlace.INDEX,
                HomePlace.COPIES,
                HomePlace.CONTEXTS,
                HomePlace.CONTEXTS_KEY,
                HomePlace.CONTEXTS_LIMIT,
                HomePlace.SET_ASIDE,
                HomePlace.LOCK)),
        found.toString());
  }

  /** One kept part, so that it is set aside. */
  private void damage() throws IOException {
    for (String name : TestHome.names(home())) {
      if (name.endsWith(".ctx")) {
        Path file = home().resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.write(file, bytes);
      }
    }
  }
}
