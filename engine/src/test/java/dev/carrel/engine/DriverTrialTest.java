// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.device.ContextTrials;
import dev.carrel.engine.device.ContextWish;
import dev.carrel.engine.device.DriverLibrary;
import dev.carrel.engine.device.DriverTrial;
import dev.carrel.engine.device.KeptContextTrials;
import dev.carrel.engine.device.ListedDevice;
import dev.carrel.engine.device.TriedDevices;
import dev.carrel.engine.device.TriedDrivers;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.engine.ground.ContextPlace;
import dev.carrel.engine.ground.ContextTrial;
import dev.carrel.engine.ground.DeviceTrial;
import dev.carrel.engine.llama.DriverTrialMain;
import dev.carrel.engine.llama.LlamaDevices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process that tries drivers: on the processor, and on the devices that ggml finds, also
 * on one that software plays.
 */
@Timeout(900)
class DriverTrialTest {
  private static final ComputeDevice PROCESSOR =
      new ComputeDevice("CPU", "the processor", Kind.SOFTWARE, 5, 9);
  private static final ComputeDevice MISSING =
      new ComputeDevice("Vulkan99", "a card that was taken out", Kind.DISCRETE, 5, 9);

  @TempDir private Path folder;

  private TriedDevices devices(DriverLibrary library) {
    DriverTrial trial =
        new DriverTrial(
            LocalPlatform.java(),
            DriverTrialMain.class.getName(),
            LocalPlatform.look().environment(),
            Duration.ofMinutes(6));
    TriedDrivers drivers = new TriedDrivers(folder.resolve("drivers.json"), InstantSource.system());
    ContextTrials contexts =
        new ContextTrials(
            ContextWish.DEVICE,
            new KeptContextTrials(folder.resolve("contexts.json"), InstantSource.system()));
    return new TriedDevices(library, Optional.of(trial), drivers, contexts);
  }

  /** The processor in the place of a device. */
  private record Made(Path file) implements DriverLibrary {
    @Override
    public Optional<Path> shaders() {
      return Optional.empty();
    }

    @Override
    public List<Path> backends() {
      return List.of(file);
    }

    @Override
    public List<ListedDevice> list() {
      return List.of(new ListedDevice(PROCESSOR, "1"), new ListedDevice(MISSING, "1"));
    }
  }

  @Test
  void nothingIsWrongWithTheProcessorAndADeviceThatIsGoneFails() throws Exception {
    TriedDevices devices = devices(new Made(Files.writeString(folder.resolve("a"), "a")));
    assertEquals(Optional.empty(), devices.faultOf(PROCESSOR));
    String fault = devices.faultOf(MISSING).orElseThrow();
    assertTrue(fault.startsWith("it fails: ") && fault.contains("Vulkan99"), fault);
    assertEquals(List.of(PROCESSOR), devices.devices());
  }

  @Test
  void theDevicesThatAreThereComputeRight() {
    TriedDevices devices = devices(new LlamaDevices());
    List<DeviceTrial> tried = devices.tryAll(true);
    assumeTrue(!tried.isEmpty(), "skipped: no device, and no driver that plays one in software");
    for (DeviceTrial one : tried) {
      assertEquals(Optional.empty(), one.fault(), one.toString());
      assertEquals(Optional.empty(), devices.faultOf(one.device()));
      ContextTrial context = one.context().orElseThrow();
      assertEquals(Optional.empty(), context.fault(), one.toString());
      // A library without our shaders keeps no context there.
      assertEquals(context.keeps() ? 2 : 0, context.times().size(), context.toString());
      assertEquals(
          context.keeps() ? context.quicker() : ContextPlace.RAM,
          devices.contextOn(List.of(one.device())));
    }
    assertEquals(tried.size(), devices.devices().size());
  }
}
