// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HomePlaceTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  @Test
  void thePageAndTheMapHaveTheSameEntries() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "formats", "home.md"));
    String ofTheHome = page.substring(0, page.indexOf("**Outside the home**"));
    Set<String> documented =
        ROW.matcher(ofTheHome)
            .results()
            .map((MatchResult row) -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> inCode =
        Arrays.stream(HomePlace.values())
            .map(HomePlace::title)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(inCode, documented);
    assertEquals(HomePlace.values().length, inCode.size(), "no name stands twice");
  }

  /** Who adds a place says what of a document may be there once that was deleted for good. */
  @Test
  void thePageSaysOfEachPlaceWhatIsThereAfterAnErasure() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "formats", "home.md"));
    for (HomePlace place : HomePlace.values()) {
      String row =
          page.lines()
              .filter(line -> line.startsWith("| `" + place.title() + "` |"))
              .findFirst()
              .orElseThrow();
      String said = row.split("\\|", -1)[5].strip();
      assertEquals(AfterErasure.of(place).words(), said, place.title());
    }
  }

  @Test
  void aFileBelongsToTheEntryThatNamesItBest() {
    Map<String, HomePlace> expected =
        Map.of(
            "carrel.db",
            HomePlace.DATABASE,
            "carrel.db-wal",
            HomePlace.DATABASE_LOG,
            "carrel-before-v4.db",
            HomePlace.DATABASE_BEFORE,
            "contexts/key",
            HomePlace.CONTEXTS_KEY,
            "contexts/" + "0".repeat(64) + ".ctx",
            HomePlace.CONTEXTS,
            "contexts/set-aside/0.ctx",
            HomePlace.SET_ASIDE,
            "index.damaged-20261124-140200/segments_1",
            HomePlace.INDEX_DAMAGED,
            "index/segments_1",
            HomePlace.INDEX,
            "notes/0/Call.md",
            HomePlace.NOTES,
            ".carrel-5f.new",
            HomePlace.UNFINISHED);
    expected.forEach((name, place) -> assertEquals(Optional.of(place), HomePlace.of(name), name));
    for (String name : List.of("letter.txt", "carrel.db.old", "settings.json/x", "copies", "a/b")) {
      assertEquals(Optional.empty(), HomePlace.of(name), name);
    }
  }

  @Test
  void whoWritesIsThere() {
    for (HomePlace place : HomePlace.values()) {
      String module = place.writer().replaceAll("\\..*", "");
      Path folder =
          Path.of("..", module, "src", "main", "java", "dev", "carrel")
              .resolve(place.writer().replace('.', '/'));
      assertEquals(place != HomePlace.RECEIPTS, Files.isDirectory(folder), place.title());
    }
  }

  @Test
  void whatIsReachedByItsPathSaysWhy() {
    for (HomePlace place : HomePlace.values()) {
      assertEquals(place.way() == HomePlace.Way.PORT, place.whyByPath().isEmpty(), place.title());
      assertTrue(place.ifLost().endsWith("."), place.title());
    }
  }
}
