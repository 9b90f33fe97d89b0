// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.page.Place;
import dev.carrel.app.page.Strip;
import dev.carrel.app.review.ReviewMemory;
import dev.carrel.app.shelf.ShelfMemory;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.home.DeskKeys;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskStateFileTest {
  @TempDir Path dir;

  private static DeskStateFile file(Path path) {
    return new DeskStateFile(DurableFile.ours(path));
  }

  @Test
  void whatIsSavedIsLoaded() {
    DeskStateFile file = file(dir.resolve("home/desk.json"));
    DeskState state =
        new DeskState(
            new DeskState.Bounds(10, 20, 1200, 800),
            true,
            0.25,
            0.7,
            false,
            true,
            1.5,
            true,
            new ShelfMemory(List.of(3L), 3, "ab", "/scans", List.of("cd")),
            Map.of("ab", new Place(3, 0.5, 1.5, 90, Strip.NONE)),
            Map.of("cd", "half a sentence"),
            true,
            new ReviewMemory(
                true,
                List.of(2L),
                List.of(0L, 7L),
                List.of(12.5, 20.0),
                List.of(8L),
                List.of(7L),
                List.of(-7L),
                "unsure",
                7,
                9,
                "ab",
                2,
                true));
    file.save(state);
    assertEquals(state, file.load());
  }

  @Test
  void withoutAFileTheWindowStartsAsTheFirstTime() {
    assertEquals(DeskState.FIRST, file(dir.resolve("desk.json")).load());
  }

  @Test
  void aDamagedFileIsForgiven() throws IOException {
    Path path = Files.writeString(dir.resolve("desk.json"), "{\"leftDivider\": 0.2, \"the");
    assertEquals(DeskState.FIRST, file(path).load());
  }

  @Test
  void valuesThatMakeNoSenseAreMended() throws IOException {
    Path path =
        Files.writeString(
            dir.resolve("desk.json"),
            "{\"leftDivider\": 0.9, \"rightDivider\": 0.1, \"zoom\": -3}");
    assertEquals(DeskState.FIRST, file(path).load());
  }

  @Test
  void anErasureKnowsAllThatIsWrittenAndNothingElse() {
    Set<String> names = new TreeSet<>();
    for (Class<?> type :
        List.of(
            DeskState.class,
            DeskState.Bounds.class,
            ShelfMemory.class,
            Place.class,
            ReviewMemory.class)) {
      for (RecordComponent part : type.getRecordComponents()) {
        names.add(part.getName());
      }
    }
    assertEquals(new TreeSet<>(DeskKeys.ALL), names);
  }
}
