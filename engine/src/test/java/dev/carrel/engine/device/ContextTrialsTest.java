// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.engine.ground.ContextPlace;
import dev.carrel.engine.ground.ContextTrial;
import dev.carrel.engine.ground.ContextTrial.Times;
import dev.carrel.engine.ground.DeviceTrial;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Devices that keep contexts: what is tried, kept and chosen; devices in the shape of launchers.
 */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers are shell scripts")
class ContextTrialsTest {
  private static final Computed RIGHT =
      new Computed("attention on its codes", OptionalDouble.of(2e-9), 1e-3);
  private static final Computed WRONG =
      new Computed("attention on its codes", OptionalDouble.of(0.5), 1e-3);
  private static final Times NEAR = new Times(4096, 0.0002, 0.0003, 0.0008);
  private static final Times CODES_WIN_FAR = new Times(16_384, 0.0009, 0.0005, 0.0029);
  private static final Times ROWS_WIN_FAR = new Times(16_384, 0.0009, 0.0011, 0.0029);
  private static final Times PROCESSOR_WINS = new Times(16_384, 0.0049, 0.0041, 0.0029);

  @TempDir private Path folder;
  private Path backend;
  private Path shaders;
  private Path asked;
  private Path file;
  private Kind kind = Kind.DISCRETE;
  private String driver = "some driver 25.0";
  private Instant now = Instant.parse("2026-11-30T03:00:00Z");

  @BeforeEach
  void put() throws IOException {
    backend = Files.writeString(folder.resolve("libggml-vulkan.so"), "a backend");
    shaders = Files.writeString(folder.resolve("libcarrel_llama.so"), "some shaders");
    asked = folder.resolve("asked.txt");
    file = folder.resolve("device-contexts.json");
  }

  private ComputeDevice card() {
    return new ComputeDevice("Vulkan0", "Some card", kind, 5, 9);
  }

  private final class OneCard implements DriverLibrary {
    @Override
    public List<Path> backends() {
      return List.of(backend);
    }

    @Override
    public Optional<Path> shaders() {
      return Optional.of(shaders);
    }

    @Override
    public List<ListedDevice> list() {
      return List.of(new ListedDevice(card(), driver));
    }
  }

  /** Whose launcher does this when it is to keep a context, and is right in all else. */
  private TriedDevices devices(ContextWish wish, String whenKeeping) throws IOException {
    String cases =
        """
        *' list')
        %s
        ;;
        *' check Vulkan0')
        %s
        ;;
        *' context Vulkan0 4096,16384' | *' context Vulkan0 512,2048') echo times >> '%s'
        %s
        ;;
        *' context Vulkan0 untimed') echo untimed >> '%s'
        %s
        ;;
        """
            .formatted(
                Launcher.saying(TrialText.line(new ListedDevice(card(), driver))),
                Launcher.saying(TrialText.line(RIGHT)),
                asked,
                whenKeeping,
                asked,
                whenKeeping);
    return new TriedDevices(
        new OneCard(),
        Optional.of(Launcher.trial(folder, cases, Duration.ofSeconds(60))),
        new TriedDrivers(folder.resolve("drivers.json"), () -> now),
        new ContextTrials(wish, new KeptContextTrials(file, () -> now)));
  }

  private static String keeping(Times... times) {
    return Launcher.saying(
        Stream.concat(Stream.of(TrialText.line(RIGHT)), Stream.of(times).map(TrialText::line))
            .toArray(String[]::new));
  }

  private ContextPlace place(ContextWish wish, String whenKeeping) throws IOException {
    return devices(wish, whenKeeping).contextOn(List.of(card()));
  }

  private String asked() throws IOException {
    String words = Files.exists(asked) ? Files.readString(asked).replace("\n", " ").strip() : "";
    Files.deleteIfExists(asked);
    return words;
  }

  @Test
  void theWishIsTheEnvironmentsAndWhatItDoesNotKnowIsTheUsual() {
    assertEquals(ContextWish.MEASURED, ContextWish.of(Map.of()));
    assertEquals(ContextWish.MEASURED, ContextWish.of(Map.of("CARREL_CONTEXT", "gpu")));
    assertEquals(ContextWish.RAM, ContextWish.of(Map.of("CARREL_CONTEXT", "ram")));
    assertEquals(ContextWish.DEVICE, ContextWish.of(Map.of("CARREL_CONTEXT", "device")));
    assertEquals(ContextWish.DEVICE_ROWS, ContextWish.of(Map.of("CARREL_CONTEXT", "device-rows")));
    assertEquals(
        ContextWish.DEVICE_CODES, ContextWish.of(Map.of("CARREL_CONTEXT", "device-codes")));
  }

  @Test
  void whereContextsAreToStayInTheMachinesMemoryNothingIsTried() throws IOException {
    assertEquals(ContextPlace.RAM, place(ContextWish.RAM, keeping(NEAR, CODES_WIN_FAR)));
    assertEquals("", asked());
  }

  @Test
  void unaskedACardKeepsContextsIfItDoesSoRightlyAndQuickerThanTheProcessor() throws IOException {
    assertEquals(
        ContextPlace.DEVICE_CODES, place(ContextWish.MEASURED, keeping(NEAR, CODES_WIN_FAR)));
    assertEquals("times", asked());
    driver = "one that is slow";
    String slow = keeping(NEAR, PROCESSOR_WINS);
    assertEquals(ContextPlace.RAM, place(ContextWish.MEASURED, slow));
    assertEquals(ContextPlace.RAM, place(ContextWish.MEASURED, "exit 1"), "kept");
    assertEquals(ContextPlace.DEVICE_CODES, place(ContextWish.DEVICE, "exit 1"), "asked for");
    assertEquals("times", asked());
    driver = "one that says no times";
    assertEquals(ContextPlace.RAM, place(ContextWish.MEASURED, keeping()));
    driver = "one that is wrong";
    String wrong = Launcher.saying(TrialText.line(WRONG), TrialText.line(CODES_WIN_FAR));
    assertEquals(ContextPlace.RAM, place(ContextWish.MEASURED, wrong));
  }

  @Test
  void unaskedWhatPlaysADeviceIsNotTriedAndKeepsNone() throws IOException {
    kind = Kind.SOFTWARE;
    assertEquals(ContextPlace.RAM, place(ContextWish.MEASURED, keeping(NEAR, CODES_WIN_FAR)));
    assertEquals("", asked());
  }

  @Test
  void theQuickerWayIsTakenByOneMeasurementForADriverAndTheLibraries() throws IOException {
    assertEquals(
        ContextPlace.DEVICE_CODES, place(ContextWish.DEVICE, keeping(NEAR, CODES_WIN_FAR)));
    assertEquals("times", asked());
    String others = keeping(NEAR, ROWS_WIN_FAR);
    assertEquals(ContextPlace.DEVICE_CODES, place(ContextWish.DEVICE, others), "kept");
    assertEquals("", asked());

    driver = "some driver 26.0";
    assertEquals(ContextPlace.DEVICE_ROWS, place(ContextWish.DEVICE, others));
    assertEquals("times", asked());
    Files.writeString(shaders, "shaders that were changed");
    assertEquals(
        ContextPlace.DEVICE_CODES, place(ContextWish.DEVICE, keeping(NEAR, CODES_WIN_FAR)));
    Files.writeString(backend, "another backend");
    assertEquals(ContextPlace.DEVICE_ROWS, place(ContextWish.DEVICE, others));
    assertEquals("times times", asked());

    driver = "some driver 25.0";
    assertEquals(ContextPlace.DEVICE_ROWS, place(ContextWish.DEVICE, others), "of other libraries");
    assertEquals("times", asked());
  }

  @Test
  void aWayThatIsAskedForIsTakenWhateverWasMeasured() throws IOException {
    String quickOnCodes = keeping(NEAR, CODES_WIN_FAR);
    assertEquals(ContextPlace.DEVICE_ROWS, place(ContextWish.DEVICE_ROWS, quickOnCodes));
    assertEquals(ContextPlace.DEVICE_CODES, place(ContextWish.DEVICE_CODES, "exit 1"));
    driver = "another";
    assertEquals(
        ContextPlace.DEVICE_CODES, place(ContextWish.DEVICE_CODES, keeping(NEAR, ROWS_WIN_FAR)));
  }

  @Test
  void softwareIsTimedOnlyIfAPersonSaysSo() throws IOException {
    kind = Kind.SOFTWARE;
    assertEquals(ContextPlace.DEVICE_ROWS, place(ContextWish.DEVICE, keeping()));
    assertEquals("untimed", asked());

    TriedDevices devices = devices(ContextWish.DEVICE, keeping(NEAR, CODES_WIN_FAR));
    List<DeviceTrial> tried = devices.tryAll(true);
    assertEquals("times", asked());
    assertEquals(List.of(NEAR, CODES_WIN_FAR), tried.getFirst().context().orElseThrow().times());
    assertEquals(ContextPlace.DEVICE_CODES, devices.contextOn(List.of(card())));
    assertEquals(ContextPlace.DEVICE_CODES, place(ContextWish.DEVICE, "exit 1"), "kept");
    assertEquals("", asked());
  }

  @Test
  void aDeviceThatKeepsNoneOrKeepsThemWronglyLeavesThemInTheMachinesMemory() throws IOException {
    assertEquals(ContextPlace.RAM, place(ContextWish.DEVICE_CODES, Launcher.saying()));
    driver = "another";
    String wrong = Launcher.saying(TrialText.line(WRONG), TrialText.line(CODES_WIN_FAR));
    assertEquals(ContextPlace.RAM, place(ContextWish.DEVICE_CODES, wrong));
    driver = "a third";
    assertEquals(ContextPlace.RAM, place(ContextWish.DEVICE, "kill -SEGV $$"));
    assertEquals(ContextPlace.RAM, place(ContextWish.DEVICE, keeping(NEAR, CODES_WIN_FAR)));
    now = now.plus(Duration.ofDays(2));
    assertEquals(
        ContextPlace.DEVICE_CODES,
        place(ContextWish.DEVICE, keeping(NEAR, CODES_WIN_FAR)),
        "tried again after a day");
    assertEquals("times times times times", asked());
    assertEquals(
        List.of(card()), devices(ContextWish.DEVICE, "").devices(), "it computes all the same");
  }

  @Test
  void oneOfTwoDevicesThatKeepsNoneKeepsThemOutOfBoth() {
    ContextTrials all =
        new ContextTrials(ContextWish.DEVICE, new KeptContextTrials(file, () -> now));
    ContextTrial keeps =
        new ContextTrial(List.of(RIGHT), Optional.empty(), List.of(NEAR, CODES_WIN_FAR));
    ContextTrial slower =
        new ContextTrial(List.of(RIGHT), Optional.empty(), List.of(NEAR, ROWS_WIN_FAR));
    ContextTrial none = new ContextTrial(List.of(), Optional.empty(), List.of());
    assertEquals(ContextPlace.DEVICE_CODES, all.place(List.of(keeps, keeps)));
    assertEquals(ContextPlace.DEVICE_ROWS, all.place(List.of(keeps, slower)));
    assertEquals(ContextPlace.RAM, all.place(List.of(keeps, none)));
    assertEquals(ContextPlace.RAM, all.place(List.of()));
  }

  @Test
  void notesThatAreDamagedAreForgotten() throws IOException {
    String codes = keeping(NEAR, CODES_WIN_FAR);
    for (String damaged :
        List.of(
            "{\"contexts\": [null, {\"when\": 7}, 3",
            "",
            "[]",
            "{\"contexts\": [null, {\"device\": \"Some card\"}]}")) {
      Files.writeString(file, damaged);
      assertEquals(ContextPlace.DEVICE_CODES, place(ContextWish.DEVICE, codes), damaged);
      assertEquals("times", asked());
    }
    String kept = Files.readString(file);
    for (String damage : List.of("5.0E-4", "3.0E-4", "0.0029")) {
      assertTrue(kept.contains(damage), kept);
      Files.writeString(file, kept.replace(damage, "-1"));
      assertEquals(ContextPlace.DEVICE_CODES, place(ContextWish.DEVICE, codes), damage);
      assertEquals("times", asked(), damage);
    }
  }
}
