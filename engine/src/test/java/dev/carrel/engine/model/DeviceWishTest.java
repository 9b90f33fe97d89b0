// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.engine.ground.Devices;
import java.util.List;
import java.util.Optional;
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

  /** Some of which compute wrongly. */
  private record Made(List<ComputeDevice> devices, List<ComputeDevice> broken) implements Devices {
    @Override
    public Optional<String> faultOf(ComputeDevice device) {
      return broken.contains(device) ? Optional.of("it computes wrongly") : Optional.empty();
    }

    @Override
    public List<String> switchedOff() {
      return broken.stream().map(device -> device.name() + " computes wrongly.").toList();
    }
  }

  private static Devices devices(ComputeDevice... all) {
    return new Made(List.of(all), List.of());
  }

  @Test
  void whatComputesWronglyIsNotTakenAndWhatIsWantedIsTakenOfTheOthers() {
    List<ComputeDevice> all = List.of(SHARED, ONE, OTHER);
    assertEquals(List.of(OTHER), DeviceWish.AUTO.of(new Made(all, List.of(ONE))));
    assertEquals(List.of(SHARED), DeviceWish.AUTO.of(new Made(all, List.of(ONE, OTHER))));
    assertEquals(List.of(), DeviceWish.AUTO.of(new Made(all, all)));
    CarrelException refused =
        assertThrows(
            CarrelException.class, () -> new DeviceWish("Vulkan2").of(new Made(all, List.of(ONE))));
    assertEquals(Code.DEVICE_UNKNOWN, refused.code());
    assertEquals(
        "There is no device 'Vulkan2' here that can be used. Vulkan2 computes wrongly.",
        refused.getMessage());
  }

  @Test
  void unaskedAllCardsAreTakenElseAnIntegratedDeviceElseNone() {
    assertEquals(List.of(ONE, OTHER), DeviceWish.AUTO.of(devices(SOFTWARE, SHARED, ONE, OTHER)));
    assertEquals(List.of(SHARED), DeviceWish.AUTO.of(devices(SOFTWARE, SHARED)));
    assertEquals(List.of(), DeviceWish.AUTO.of(devices()));
  }

  @Test
  void softwareIsNeverTakenUnasked() {
    assertEquals(List.of(), DeviceWish.AUTO.of(devices(SOFTWARE)));
    assertEquals(List.of(SOFTWARE), new DeviceWish("vulkan0").of(devices(SOFTWARE, ONE)));
  }

  @Test
  void theProcessorAloneIsTakenWhereItIsWanted() {
    assertEquals(List.of(), new DeviceWish(" CPU ").of(devices(ONE)));
    assertTrue(new DeviceWish("Cpu").isCpu());
    assertEquals(DeviceWish.AUTO, new DeviceWish("Auto"));
  }

  @Test
  void aNameThatIsNotThereIsRefusedWithThoseThatAre() {
    CarrelException refused =
        assertThrows(
            CarrelException.class, () -> new DeviceWish("Vulkan7").of(devices(SOFTWARE, ONE)));
    assertEquals(Code.DEVICE_UNKNOWN, refused.code());
    assertEquals("There is no device 'Vulkan7' here.", refused.getMessage());
    assertEquals(
        "Take one of these: cpu, auto, Vulkan0 (a SOFTWARE), Vulkan2 (a DISCRETE).",
        refused.remedy());
  }
}
