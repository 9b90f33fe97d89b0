// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ground.PowerCutDisk;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomePlace;
import dev.carrel.engine.home.TestHome;
import dev.carrel.engine.model.DeviceWish;
import dev.carrel.engine.model.KvProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private static final Settings ALL =
      new Settings(
          Theme.DARK,
          1.25,
          "de",
          Optional.of(KvProfile.COMPACT),
          OptionalLong.of(8_000_000_000L),
          OptionalInt.of(3),
          Optional.of("qwen3-4b"),
          false,
          true,
          new DeviceWish("Vulkan1"),
          new ReadAs(ReadAs.Changes.ACCEPTED, false));

  @TempDir private Path dir;

  private Path path() {
    return dir.resolve("home").resolve(HomePlace.SETTINGS.title());
  }

  private SettingsFile holding(String text) throws IOException {
    Files.createDirectories(path().getParent());
    Files.writeString(path(), text);
    return new SettingsFile(HomeFiles.in(dir.resolve("home")));
  }

  private JsonObject json() throws IOException {
    return JsonParser.parseString(Files.readString(path())).getAsJsonObject();
  }

  @Test
  void whatIsSavedIsLoaded() throws IOException {
    new SettingsFile(HomeFiles.in(dir.resolve("home"))).save(ALL);
    assertEquals(ALL, new SettingsFile(HomeFiles.in(dir.resolve("home"))).load());
  }

  @Test
  void withoutAFileTheDefaultsHoldAndNoneIsMade() {
    assertEquals(Settings.DEFAULT, new SettingsFile(HomeFiles.in(dir.resolve("home"))).load());
    assertTrue(Files.notExists(path()));
  }

  @Test
  void whatNobodyChoseIsNotWrittenDown() throws IOException {
    new SettingsFile(HomeFiles.in(dir.resolve("home")))
        .save(Settings.DEFAULT.with(next -> next.theme = Theme.LIGHT));
    assertEquals(List.of("theme"), List.copyOf(json().keySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "\"theme\"", "null", "{\"theme\": \"dark\",,}", "\u0000"})
  void aDamagedFileGivesTheDefaultsAndIsKeptAside(String text) throws IOException {
    SettingsFile file = holding(text);
    assertEquals(Settings.DEFAULT, file.load());
    assertEquals(text, Files.readString(path().resolveSibling("settings.json.damaged")));
    file.save(Settings.DEFAULT.with(next -> next.language = "de"));
    assertEquals("de", new SettingsFile(HomeFiles.in(dir.resolve("home"))).load().language());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"theme\": 7, \"textScale\": \"large\", \"threads\": \"two\", \"network\": \"no\"}",
        "{\"network\": 0, \"readHidden\": \"true\"}",
        "{\"theme\": \"sepia\", \"textScale\": 9, \"threads\": 0, \"budgetBytes\": -1}",
        "{\"language\": \"tlh\", \"profile\": \"tiny\", \"model\": \" \", \"budgetBytes\": 5}",
        "{\"textScale\": 1e999, \"threads\": 1e40, \"budgetBytes\": {}, \"profile\": null}"
      })
  void aValueThatMakesNoSenseIsTheDefault(String text) throws IOException {
    assertEquals(Settings.DEFAULT, holding(text).load());
  }

  @Test
  void oneOddValueDoesNotTakeTheOthersWithIt() throws IOException {
    Settings settings = holding("{\"theme\": \"sepia\", \"threads\": 2}").load();
    assertEquals(OptionalInt.of(2), settings.threads());
  }

  @Test
  void keysAndValuesOfANewerVersionStay() throws IOException {
    SettingsFile file =
        holding(
            "{\"theme\": \"sepia\", \"columns\": [2, 3], \"threads\": 2, \"language\": \"de\"}");
    file.save(
        file.load()
            .with(
                next -> {
                  next.threads = OptionalInt.of(4);
                  next.language = "";
                }));
    assertEquals("sepia", json().get("theme").getAsString());
    assertEquals(2, json().get("columns").getAsJsonArray().size());
    assertEquals(4, json().get("threads").getAsInt());
    assertTrue(!json().has("language"), "a choice that was taken back is gone");
  }

  @Test
  void aChosenValueReplacesOneThatWasNotUnderstood() throws IOException {
    SettingsFile file = holding("{\"theme\": \"sepia\"}");
    file.save(file.load().with(next -> next.theme = Theme.DARK));
    assertEquals("dark", json().get("theme").getAsString());
  }

  @Test
  void whatHoldsForOneRunIsNotSavedUnlessItIsChanged() throws IOException {
    holding("{\"profile\": \"faithful\"}");
    SettingsFile file =
        new SettingsFile(
            HomeFiles.in(dir.resolve("home")),
            chosen ->
                chosen.with(
                    next -> {
                      next.profile = Optional.of(KvProfile.EXACT);
                      next.model = Optional.of("qwen3-4b");
                    }));
    Settings now = file.load();
    assertEquals(Optional.of(KvProfile.EXACT), now.profile());
    file.save(now.with(next -> next.theme = Theme.DARK));
    assertEquals("faithful", json().get("profile").getAsString());
    assertTrue(!json().has("model"), json().toString());
    file.save(now.with(next -> next.model = Optional.of("starter")));
    assertEquals("starter", json().get("model").getAsString());
  }

  @Test
  void aFileThatCannotBeWrittenSaysSoAndStaysAsItWas() throws IOException {
    PowerCutDisk disk = PowerCutDisk.with(dir.toAbsolutePath());
    HomeFiles home = TestHome.on(disk, dir.resolve("home"));
    home.file(HomePlace.SETTINGS.file()).write("{\"threads\": 2}");
    SettingsFile file = new SettingsFile(home);
    Settings settings = file.load();
    disk.failAfter(1);
    assertThrows(
        IOException.class, () -> file.save(settings.with(next -> next.theme = Theme.DARK)));
    assertEquals("{\"threads\": 2}", home.file(HomePlace.SETTINGS.file()).text().orElseThrow());
  }
}
