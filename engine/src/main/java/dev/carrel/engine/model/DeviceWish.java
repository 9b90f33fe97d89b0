// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person wants a model to be computed on.
 *
 * @param name {@link #NO_DEVICE}, {@link #BEST}, or a device by its name, whatever its case
 */
public record DeviceWish(String name) {
  private static final String NO_DEVICE = "cpu";
  private static final String BEST = "auto";

  /** The processor alone. */
  public static final DeviceWish CPU = new DeviceWish(NO_DEVICE);

  /** Cards if there are any, else an integrated device if there is one, else the processor. */
  public static final DeviceWish AUTO = new DeviceWish(BEST);

  public DeviceWish {
    name = name.strip();
    for (String known : List.of(NO_DEVICE, BEST)) {
      if (name.equalsIgnoreCase(known)) {
        name = known;
      }
    }
  }

  /** Whether no device is wanted, so that none need be looked for. */
  public boolean isCpu() {
    return name.equals(NO_DEVICE);
  }

  /**
   * The devices to take; none: the processor computes alone.
   *
   * @param devices those that are there, and work
   * @throws CarrelException DEVICE_UNKNOWN with the names that there are
   */
  public List<ComputeDevice> of(List<ComputeDevice> devices) {
    if (isCpu()) {
      return List.of();
    }
    if (name.equals(BEST)) {
      List<ComputeDevice> cards = kind(devices, Kind.DISCRETE);
      return cards.isEmpty() ? kind(devices, Kind.INTEGRATED).stream().limit(1).toList() : cards;
    }
    return List.of(
        devices.stream()
            .filter(device -> device.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> unknown(devices)));
  }

  private static List<ComputeDevice> kind(List<ComputeDevice> devices, Kind kind) {
    return devices.stream().filter(device -> device.kind() == kind).toList();
  }

  private CarrelException unknown(List<ComputeDevice> devices) {
    String names =
        Stream.concat(
                Stream.of(NO_DEVICE, BEST),
                devices.stream().map(d -> d.name() + " (" + d.description() + ")"))
            .collect(Collectors.joining(", "));
    return new CarrelException(
        Code.DEVICE_UNKNOWN,
        "There is no device '%s' here.".formatted(name),
        "Take one of these: " + names + ".");
  }
}
