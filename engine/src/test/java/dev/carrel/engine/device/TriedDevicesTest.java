// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.engine.ground.DeviceTrial;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import dev.carrel.engine.ground.JavaProgram;
import dev.carrel.engine.ground.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Drivers that crash, hang or compute wrongly, in the shape of launchers that do. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers are shell scripts")
class TriedDevicesTest {
  private static final ComputeDevice CARD =
      new ComputeDevice("Vulkan0", "Some card", Kind.DISCRETE, 5, 9);

  private static final Computed RIGHT =
      new Computed("product q8_0, 1 columns", OptionalDouble.of(2e-5), 5e-4);
  private static final Computed WRONG =
      new Computed("attention, 40 queries", OptionalDouble.of(0.25), 5e-4);
  private static final Computed MISSING = new Computed("norm", OptionalDouble.empty(), 1e-6);

  @TempDir private Path folder;
  private Path backend;
  private Path asked;
  private Instant now = Instant.parse("2026-11-29T12:00:00Z");
  private String driver = "some driver 25.0";
  private int loads;

  @BeforeEach
  void put() throws IOException {
    backend = Files.writeString(folder.resolve("libggml-vulkan.so"), "a backend");
    asked = folder.resolve("asked.txt");
  }

  /** Of one card; says how often it was loaded in this process. */
  private final class OneCard implements DriverLibrary {
    @Override
    public List<Path> backends() {
      return List.of(backend);
    }

    @Override
    public Optional<Path> shaders() {
      return Optional.empty();
    }

    @Override
    public List<ListedDevice> list() {
      loads++;
      return List.of(new ListedDevice(CARD, driver));
    }
  }

  /**
   * A launcher that lists the card and then does this when it is to check it; what it is asked is
   * written down.
   */
  private TriedDevices devices(String whenListing, String whenChecking) throws IOException {
    return devices(whenListing, whenChecking, Duration.ofSeconds(60));
  }

  private TriedDevices devices(String whenListing, String whenChecking, Duration most)
      throws IOException {
    String cases =
        """
        *' list') echo list >> '%s'
        %s
        ;;
        *' check Vulkan0') echo check >> '%s'
        %s
        ;;
        *' context Vulkan0 4096,16384') printf 'carrel\\tend\\n'
        ;;
        """
            .formatted(asked, whenListing, asked, whenChecking);
    return new TriedDevices(
        new OneCard(),
        Optional.of(Launcher.trial(folder, cases, most)),
        notes(),
        contexts(ContextWish.RAM));
  }

  private ContextTrials contexts(ContextWish wish) {
    return new ContextTrials(
        wish, new KeptContextTrials(folder.resolve("contexts.json"), () -> now));
  }

  private TriedDrivers notes() {
    return new TriedDrivers(folder.resolve("drivers.json"), () -> now);
  }

  private String asked() throws IOException {
    String words = Files.exists(asked) ? Files.readString(asked).replace("\n", " ").strip() : "";
    Files.deleteIfExists(asked);
    return words;
  }

  private String listing() {
    return Launcher.saying(TrialText.line(new ListedDevice(CARD, driver)));
  }

  @Test
  void aDriverThatComputesRightIsTriedOnceInEachOfItsVersions() throws IOException {
    String right = Launcher.saying(TrialText.line(RIGHT), TrialText.line(MISSING));
    TriedDevices first = devices(listing(), right);
    assertEquals(List.of(CARD), first.devices());
    assertEquals(Optional.empty(), first.faultOf(CARD));
    assertEquals(Optional.empty(), first.faultOf(CARD));
    assertEquals("list check", asked());

    TriedDevices nextStart = devices(listing(), right);
    assertEquals(Optional.empty(), nextStart.faultOf(CARD));
    assertEquals("list", asked());

    driver = "some driver 26.0";
    assertEquals(Optional.empty(), devices(listing(), right).faultOf(CARD));
    assertEquals("list check", asked());

    Files.writeString(backend, "another backend");
    assertEquals(Optional.empty(), devices(listing(), right).faultOf(CARD));
    assertEquals("list check", asked());
  }

  @Test
  void oneThatComputesWronglyIsSwitchedOffAndRemembered() throws IOException {
    String wrong = Launcher.saying(TrialText.line(RIGHT), TrialText.line(WRONG));
    String why =
        "it computes wrongly: attention, 40 queries with an error of 0.25 where 0.00050 is allowed";
    TriedDevices first = devices(listing(), wrong);
    assertEquals(List.of(CARD), first.devices(), "not tried yet");
    assertEquals(Optional.of(why), first.faultOf(CARD));
    assertEquals(List.of(), first.devices());
    assertEquals(
        List.of(
            "Vulkan0 (Some card): switched off, since "
                + why
                + ". 'carrel doctor gpu' tries again."),
        first.switchedOff());

    now = now.plus(Duration.ofDays(300));
    String right = Launcher.saying(TrialText.line(RIGHT));
    TriedDevices later = devices(listing(), right);
    assertEquals(List.of(), later.devices(), "remembered for this version");
    assertEquals(1, later.switchedOff().size());
    assertEquals("list check list", asked());

    List<DeviceTrial> anew = later.tryAll(false);
    assertEquals(List.of(RIGHT), anew.getFirst().computed());
    assertEquals(Optional.empty(), anew.getFirst().fault());
    assertEquals(List.of(CARD), later.devices());
    assertEquals(List.of(), later.switchedOff());
    assertEquals(List.of(CARD), devices(listing(), "exit 1").devices());
  }

  @Test
  void oneThatComputesNoNumbersOrNothingIsSwitchedOff() throws IOException {
    Computed noNumbers = new Computed("softmax", OptionalDouble.of(Double.POSITIVE_INFINITY), 1e-6);
    assertEquals(
        Optional.of(
            "it computes wrongly: softmax with an error of Infinity where 1.0e-06 is allowed"),
        devices(listing(), Launcher.saying(TrialText.line(noNumbers))).faultOf(CARD));
    driver = "another";
    assertEquals(
        Optional.of("it computes nothing that a model needs"),
        devices(listing(), Launcher.saying(TrialText.line(MISSING))).faultOf(CARD));
    driver = "a third";
    assertEquals(
        Optional.of("it fails: the device has no memory for norm"),
        devices(listing(), Launcher.saying(TrialText.failed("the device has no memory for norm")))
            .faultOf(CARD));
  }

  @Test
  void oneThatCrashesOrHangsWhenItComputesEndsOnlyItsProcess() throws IOException {
    assertEquals(
        Optional.of("its driver ended the process in which it was tried (status 139)"),
        devices(listing(), "kill -SEGV $$").faultOf(CARD));
    assertEquals(List.of(), devices(listing(), "").devices());
    driver = "another";
    assertEquals(
        Optional.of("its driver said nothing for 1 seconds"),
        devices(listing(), "exec sleep 600", Duration.ofSeconds(1)).faultOf(CARD));
    assertEquals(List.of(), devices(listing(), "").devices());
    now = now.plus(Duration.ofDays(2));
    assertEquals(List.of(CARD), devices(listing(), "").devices(), "it may have had no time");
    driver = "a third";
    assertEquals(
        Optional.of("its driver ended the process in which it was tried, without a word"),
        devices(listing(), "exit 0").faultOf(CARD));
  }

  @Test
  void oneThatTellsOneThingAfterAnotherIsWaitedForAndOneThatThenHangsIsNot() throws IOException {
    String one = Launcher.saying(TrialText.line(RIGHT)).replace(TrialText.END, "more follows");
    String slow = one + "sleep 1.5\n" + one + "sleep 1.5\n" + one + "sleep 1.5\n";
    assertEquals(
        Optional.empty(),
        devices(listing(), slow + Launcher.saying(), Duration.ofSeconds(4)).faultOf(CARD));
    driver = "another";
    assertEquals(
        Optional.of("its driver said nothing for 1 seconds"),
        devices(listing(), one + "exec sleep 600", Duration.ofSeconds(1)).faultOf(CARD));
  }

  @Test
  void oneThatCrashesWhenItIsLoadedIsNotLoadedHereAndTriedAgainAfterADay() throws IOException {
    TriedDevices devices = devices("kill -ABRT $$", "");
    assertEquals(List.of(), devices.devices());
    assertEquals(0, loads);
    assertEquals(
        List.of(
            "Graphics devices: switched off, since a driver ended the process in which it was tried"
                + " (status 134). 'carrel doctor gpu' tries again."),
        devices.switchedOff());
    assertEquals(List.of(), devices.devices());
    assertEquals("list", asked());

    now = now.plus(Duration.ofHours(23));
    assertEquals(List.of(), devices(listing(), "").devices());
    assertEquals("", asked());
    now = now.plus(Duration.ofHours(2));
    assertEquals(List.of(CARD), devices(listing(), "").devices());
    assertEquals("list", asked());
  }

  @Test
  void whereThereIsNoBackendNoProcessIsStarted() {
    DriverLibrary none =
        new DriverLibrary() {
          @Override
          public List<Path> backends() {
            return List.of();
          }

          @Override
          public Optional<Path> shaders() {
            return Optional.empty();
          }

          @Override
          public List<ListedDevice> list() {
            return List.of();
          }
        };
    JavaProgram nowhere =
        new JavaProgram(
            folder, new Program(folder.resolve("no-java")), List.of(folder), "", "", Map.of());
    TriedDevices devices =
        new TriedDevices(
            none,
            Optional.of(new DriverTrial(nowhere, "Main", Map.of(), Duration.ofSeconds(1))),
            notes(),
            contexts(ContextWish.DEVICE));
    assertEquals(List.of(), devices.devices());
    assertEquals(List.of(), devices.tryAll(false));
    assertEquals(List.of(), devices.switchedOff());
  }

  @Test
  void notesThatAreDamagedAreForgotten() throws IOException {
    Files.writeString(folder.resolve("drivers.json"), "{\"tried\": [null, {\"when\": 7}, 3");
    assertEquals(
        Optional.empty(), devices(listing(), Launcher.saying(TrialText.line(RIGHT))).faultOf(CARD));
  }
}
