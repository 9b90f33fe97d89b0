// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Over made-up lists of devices. */
class DeviceWishTest {
  private static final ComputeDevice SOFTWARE = device("Vulkan0", Kind.SOFTWARE);
  private static final ComputeDevice SHARED = device("Vulkan1", Kind.INTEGRATED);
  private static final ComputeDevice ONE = device("Vulkan2", Kind.DISCRETE);
  private static final ComputeDevice OTHER = device("CUDA0", Kind.DISCRETE);

  private static ComputeDevice device(String name, Kind kind) {
    return new ComputeDevice(name, "a " + kind, kind, 1, 2);
  }

  @Test
  void unaskedAllCardsAreTakenElseAnIntegratedDeviceElseNone() {
    assertEquals(List.of(ONE, OTHER), DeviceWish.AUTO.of(List.of(SOFTWARE, SHARED, ONE, OTHER)));
    assertEquals(List.of(SHARED), DeviceWish.AUTO.of(List.of(SOFTWARE, SHARED)));
    assertEquals(List.of(), DeviceWish.AUTO.of(List.of()));
  }

  @Test
  void softwareIsNeverTakenUnasked() {
    assertEquals(List.of(), DeviceWish.AUTO.of(List.of(SOFTWARE)));
    assertEquals(List.of(SOFTWARE), new DeviceWish("vulkan0").of(List.of(SOFTWARE, ONE)));
  }

  @Test
  void theProcessorAloneIsTakenWhereItIsWanted() {
    assertEquals(List.of(), new DeviceWish(" CPU ").of(List.of(ONE)));
    assertTrue(new DeviceWish("Cpu").isCpu());
    assertEquals(DeviceWish.AUTO, new DeviceWish("Auto"));
  }

  @Test
  void aNameThatIsNotThereIsRefusedWithThoseThatAre() {
    CarrelException refused =
        assertThrows(
            CarrelException.class, () -> new DeviceWish("Vulkan7").of(List.of(SOFTWARE, ONE)));
    assertEquals(Code.DEVICE_UNKNOWN, refused.code());
    assertEquals("There is no device 'Vulkan7' here.", refused.getMessage());
    assertEquals(
        "Take one of these: cpu, auto, Vulkan0 (a SOFTWARE), Vulkan2 (a DISCRETE).",
        refused.remedy());
  }
}
