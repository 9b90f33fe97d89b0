// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.page.Place;
import dev.carrel.app.review.ReviewMemory;
import dev.carrel.app.shelf.ShelfMemory;
import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomePlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code desk.json}: whatever is in it, a window can open. */
public final class DeskStateFuzz implements FuzzTarget {
  @Override
  public String name() {
    return "desk";
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    Path folder = Files.createTempDirectory("fuzz-desk");
    DeskState state =
        new DeskState(
            new DeskState.Bounds(10, 20, 1000, 700),
            true,
            0.25,
            0.7,
            true,
            false,
            1.5,
            true,
            new ShelfMemory(List.of(1L, 2L), 2, "a".repeat(64), "/scans", List.of("b".repeat(64))),
            Map.of("a".repeat(64), new Place(3, 0.5, 1, 90, null)),
            Map.of("b".repeat(64), "typed"),
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
                "a".repeat(64),
                2,
                true));
    file(folder).save(state);
    return List.of(
        Files.readAllBytes(folder.resolve("desk.json")), "{}".getBytes(StandardCharsets.UTF_8));
  }

  private static DeskStateFile file(Path folder) {
    return new DeskStateFile(HomeFiles.in(folder).file(HomePlace.DESK.file()));
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.json(
        "\"bounds\"",
        "\"shelf\"",
        "\"places\"",
        "\"drafts\"",
        "\"expanded\"",
        "\"strip\"",
        "\"widths\"");
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    Files.write(folder.resolve("desk.json"), input);
    DeskState state = file(folder).load();
    if (state.left().containsValue(null) || state.unsaved().containsValue(null)) {
      throw new IllegalStateException("something is missing: " + state);
    }
    file(folder).save(state);
    if (!file(folder).load().equals(state)) {
      throw new IllegalStateException("what was saved is not what is read");
    }
  }
}
