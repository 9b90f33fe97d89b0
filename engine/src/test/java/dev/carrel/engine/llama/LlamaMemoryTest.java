// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.device.ListedDevice;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.Placement;
import dev.carrel.llama.Device;
import dev.carrel.llama.KvType;
import dev.carrel.llama.MemoryUse;
import dev.carrel.llama.MemoryUse.Buffer;
import dev.carrel.llama.MemoryUse.KvLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up devices and buffers. */
class LlamaMemoryTest {
  private static final ComputeDevice CARD =
      new ComputeDevice("Vulkan0", "A card", Kind.DISCRETE, 7000, 8000);
  private static final ComputeDevice SHARED =
      new ComputeDevice("Vulkan1", "A part of the processor", Kind.INTEGRATED, 7000, 8000);

  private static ModelMemory use(MemoryUse use) {
    return LlamaMemory.of(List.of(CARD, SHARED), Placement.CPU, 2).use(use);
  }

  private static Buffer buffer(String type, String device, long weights, long kv, long compute) {
    return new Buffer(type, device, weights, kv, compute, 0);
  }

  @Test
  void eachByteIsCountedInOneMemory() {
    MemoryUse native_ =
        new MemoryUse(
            List.of(
                buffer("CPU", "CPU", 100, 40, 7),
                buffer("Vulkan0", "Vulkan0", 900, 60, 30),
                buffer("Vulkan_Host", "Vulkan0", 5, 0, 11),
                buffer("Vulkan1", "Vulkan1", 200, 0, 20)),
            List.of(),
            3,
            0,
            List.of());
    ModelMemory use = use(native_);
    assertEquals(native_.totalBytes(), use.totalBytes());
    assertEquals(990, use.cardBytes(), "pinned memory of the host is not the card's");
    assertEquals(386, use.ram().bytes(), "an integrated device has a part of the machine's memory");
    assertEquals(220, use.sharedBytes());
    assertEquals(new MemoryPart("Vulkan0", true, 900, 30, 60, 60), use.cards().getFirst());
  }

  @Test
  void keysAndValuesIn16BitsStandWhereTheirMemoryIs() {
    ModelMemory use =
        use(
            new MemoryUse(
                List.of(buffer("CPU", "CPU", 0, 50, 0), buffer("Vulkan0", "Vulkan0", 0, 400, 0)),
                List.of(
                    new KvLayer(0, "CPU", KvType.TURBO4, KvType.TURBO3, 30, 20, 100, 100),
                    new KvLayer(1, "Vulkan0", KvType.F16, KvType.F16, 200, 200, 100, 100)),
                0,
                0,
                List.of()));
    assertEquals(400, use.ram().kvF16Bytes());
    assertEquals(400, use.cards().getFirst().kvF16Bytes());
    assertEquals(800, use.kvF16Bytes());
  }

  @Test
  void rowsThatADeviceMakesAreToldApartWithinItsWorkingSpace() {
    ModelMemory use =
        use(
            new MemoryUse(
                List.of(
                    buffer("CPU", "CPU", 0, 50, 7),
                    new Buffer("Vulkan0", "Vulkan0", 900, 60, 30, 24),
                    new Buffer("Vulkan1", "Vulkan1", 900, 60, 30, 5)),
                List.of(),
                0,
                0,
                List.of()));
    MemoryPart card = use.cards().getFirst();
    assertEquals(24, card.rowsBytes());
    assertEquals(990, card.bytes(), "they are counted once");
    assertEquals(5, use.ram().rowsBytes(), "an integrated device makes them in RAM");
    assertEquals(0, card.weights().rowsBytes());
    assertEquals(24, card.withoutWeights().rowsBytes());
  }

  @Test
  void softwareIsKnownByItsNameAndNeverACard() {
    List<ListedDevice> devices =
        LlamaDevices.of(
            List.of(
                new Device("CPU", "A processor", Device.Type.CPU, 1, 2, "", false),
                new Device(
                    "Vulkan0",
                    "llvmpipe (LLVM 19.1.7, 256 bits)",
                    Device.Type.GPU,
                    1,
                    2,
                    "",
                    false),
                new Device("Vulkan1", "Some card ", Device.Type.GPU, -5, 9, "radv 25.0", false),
                new Device(
                    "Vulkan2", "Some laptop", Device.Type.INTEGRATED_GPU, 99, 9, "", false)));
    assertEquals(
        List.of(
            new ListedDevice(
                new ComputeDevice(
                    "Vulkan0", "llvmpipe (LLVM 19.1.7, 256 bits)", Kind.SOFTWARE, 1, 2),
                ""),
            new ListedDevice(
                new ComputeDevice("Vulkan1", "Some card", Kind.DISCRETE, 0, 9), "radv 25.0"),
            new ListedDevice(
                new ComputeDevice("Vulkan2", "Some laptop", Kind.INTEGRATED, 9, 9), "")),
        devices);
  }

  @Test
  void theLastLayersAreTheDevices() {
    Placement half =
        new Placement(List.of(new Placement.Part("A", 2), new Placement.Part("B", 2)), 0);
    assertEquals("CPU", half.deviceOf(0, 4));
    assertEquals("A", half.deviceOf(1, 4));
    assertEquals("B", half.deviceOf(3, 4));
    assertEquals("B", half.deviceOf(4, 4), "the output");
    assertEquals("CPU", Placement.CPU.deviceOf(4, 4));
  }
}
