// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.carrel.app.cli.doctor.Check;
import dev.carrel.app.cli.doctor.DeviceChecks;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.engine.ground.ContextTrial;
import dev.carrel.engine.ground.ContextTrial.Times;
import dev.carrel.engine.ground.DeviceTrial;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model is computed on, as a person asks for it. */
class DeviceOptionTest {
  @TempDir Path dir;

  private CapturedRun plan(String device) throws IOException {
    Path note = Files.writeString(dir.resolve("lease.md"), "# Lease\n\nThe rent is due monthly.\n");
    return CapturedRun.of(
        "plan",
        note.toString(),
        "--no-measure",
        "--json",
        "--home",
        dir.resolve("home").toString(),
        "--model",
        TestModels.smolLm2().toString(),
        "--device",
        device);
  }

  @Test
  void aPlanOnTheProcessorHasOneMemoryInWhichEachByteIsCountedOnce() throws IOException {
    JsonObject plan = plan("cpu").json();
    for (var element : plan.getAsJsonArray("profiles")) {
      JsonObject profile = element.getAsJsonObject();
      JsonArray memories = profile.getAsJsonArray("memories");
      assertEquals(1, memories.size());
      JsonObject ram = memories.get(0).getAsJsonObject();
      assertEquals("RAM", ram.get("memory").getAsString());
      assertEquals(profile.get("peakBytes").getAsLong(), ram.get("bytes").getAsLong());
      assertEquals(
          ram.get("bytes").getAsLong(),
          ram.get("weightsBytes").getAsLong()
              + ram.get("computeBytes").getAsLong()
              + ram.get("kvBytes").getAsLong()
              + ram.get("otherBytes").getAsLong());
      assertEquals(0, profile.get("deviceBytes").getAsLong());
      assertEquals(0, ram.get("rowsBytes").getAsLong());
      assertEquals(plan.get("budgetBytes").getAsLong(), ram.get("budgetBytes").getAsLong());
      JsonObject layer = profile.getAsJsonArray("layers").get(0).getAsJsonObject();
      assertEquals("CPU", layer.get("device").getAsString());
      assertEquals("CPU", layer.get("kvDevice").getAsString());
    }
  }

  @Test
  void aDeviceThatIsNotThereIsRefusedWithTheNamesThatAre() throws IOException {
    CapturedRun run = plan("Vulkan77");
    assertEquals(1, run.status(), run.err());
    JsonObject error = run.json().getAsJsonObject("error");
    assertEquals("DEVICE_UNKNOWN", error.get("code").getAsString());
    assertTrue(error.get("remedy").getAsString().contains("cpu, auto"), error.toString());
  }

  @Test
  void doctorListsDevicesWithTheirMemory() {
    assertEquals(
        new Check("devices", true, "none that can be used; the processor computes alone", ""),
        DeviceChecks.there(List.of(), List.of()));
    assertEquals(
        "Vulkan0: A card, a card with memory of its own, 6.0 GB of 8.0 GB free; Vulkan1: llvmpipe,"
            + " software on the processor, taken only by its name, 1.0 GB of 2.0 GB free",
        DeviceChecks.there(
                List.of(
                    new ComputeDevice(
                        "Vulkan0", "A card", Kind.DISCRETE, 6_000_000_000L, 8_000_000_000L),
                    new ComputeDevice(
                        "Vulkan1", "llvmpipe", Kind.SOFTWARE, 1_000_000_000L, 2_000_000_000L)),
                List.of())
            .detail());
  }

  private static final ComputeDevice CARD =
      new ComputeDevice("Vulkan0", "A card", Kind.DISCRETE, 6_000_000_000L, 8_000_000_000L);

  private static DeviceTrial trial(Optional<String> fault) {
    return new DeviceTrial(
        CARD,
        "radv 25.0.7",
        List.of(
            new Computed("product q8_0, 1 columns", OptionalDouble.of(2e-5), 5e-4),
            new Computed("norm", OptionalDouble.empty(), 1e-6)),
        fault,
        Optional.empty(),
        1.25);
  }

  @Test
  void aTriedDeviceIsToldWithItsDriverAndWhatItComputes() {
    assertEquals(
        List.of(
            Check.ok(
                "Vulkan0",
                "A card, a card with memory of its own, 6.0 GB of 8.0 GB free, radv 25.0.7. It"
                    + " computes as the processor does: 1 of 2 products, attentions and norms, with"
                    + " an error of 2e-05 at most, in 1.3 s. Left to the processor: norm")),
        DeviceChecks.of(List.of(trial(Optional.empty())), List.of()));
  }

  private static String toldOf(ContextTrial context) {
    String detail =
        DeviceChecks.of(List.of(trial(Optional.empty()).with(context)), List.of())
            .getFirst()
            .detail();
    String before = "Left to the processor: norm";
    return detail.substring(detail.indexOf(before) + before.length());
  }

  @Test
  void ofContextsInItsMemoryItIsToldWhetherItKeepsThemAndWhichWayIsQuicker() {
    List<Computed> right =
        List.of(new Computed("attention on its codes", OptionalDouble.of(3e-9), 1e-3));
    List<Times> times =
        List.of(
            new Times(4096, 0.00021, 0.00011, 0.0007),
            new Times(16_384, 0.00063, 0.0003251, 0.0028));
    assertEquals(
        ". It keeps contexts, with an error of 3e-09 at most; a token attends in a layer to 4,096"
            + " others in 0.210 ms over rows, 0.110 ms on the codes and 0.700 ms with the"
            + " processor, to 16,384 others in 0.630 ms over rows, 0.325 ms on the codes and 2.80"
            + " ms with the processor: contexts lie there, and few tokens attend to the codes",
        toldOf(new ContextTrial(right, Optional.empty(), times)));
    String slow =
        toldOf(
            new ContextTrial(
                right, Optional.empty(), List.of(new Times(4096, 0.0021, 0.0011, 0.0007))));
    assertTrue(
        slow.endsWith(": the processor is quicker, so that contexts stay in the machine's memory"),
        slow);
    assertEquals(
        ". It keeps contexts, with an error of 3e-09 at most; which way of attending is quicker was"
            + " not timed",
        toldOf(new ContextTrial(right, Optional.empty(), List.of())));
    assertEquals(
        ". Contexts stay in the machine's memory: its driver hangs",
        toldOf(new ContextTrial(List.of(), Optional.of("its driver hangs"), List.of())));
    assertEquals("", toldOf(new ContextTrial(List.of(), Optional.empty(), List.of())));
  }

  @Test
  void whatIsSwitchedOffIsAProblemOnlyWhereItIsTried() {
    Check tried =
        DeviceChecks.of(List.of(trial(Optional.of("it fails"))), List.of("Vulkan0: off."))
            .getFirst();
    assertFalse(tried.ok());
    assertTrue(
        tried.detail().endsWith("radv 25.0.7. It is switched off: it fails"), tried.detail());
    Check loading = DeviceChecks.of(List.of(), List.of("Graphics devices: off.")).getFirst();
    assertFalse(loading.ok());
    assertEquals("Graphics devices: off.", loading.detail());
    Check there = DeviceChecks.there(List.of(), List.of("Graphics devices: off."));
    assertTrue(there.ok());
    assertEquals("Graphics devices: off.", there.remedy());
  }

  @Test
  void doctorTriesWhatThereIs() {
    CapturedRun run = CapturedRun.of("doctor", "gpu", "--json", "--home", dir.toString());
    JsonObject report = run.json();
    assertEquals(report.get("ok").getAsBoolean() ? 0 : 1, run.status(), run.err());
    assertEquals(report.get("ok").getAsBoolean(), report.getAsJsonArray("switchedOff").isEmpty());
  }
}
