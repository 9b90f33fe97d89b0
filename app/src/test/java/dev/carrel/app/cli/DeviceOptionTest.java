// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.carrel.app.cli.doctor.Check;
import dev.carrel.app.cli.doctor.EngineChecks;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        EngineChecks.devices(List.of()));
    assertEquals(
        "Vulkan0: A card, a card with memory of its own, 6.0 GB of 8.0 GB free; Vulkan1: llvmpipe,"
            + " software on the processor, taken only by its name, 1.0 GB of 2.0 GB free",
        EngineChecks.devices(
                List.of(
                    new ComputeDevice(
                        "Vulkan0", "A card", Kind.DISCRETE, 6_000_000_000L, 8_000_000_000L),
                    new ComputeDevice(
                        "Vulkan1", "llvmpipe", Kind.SOFTWARE, 1_000_000_000L, 2_000_000_000L)))
            .detail());
  }
}
