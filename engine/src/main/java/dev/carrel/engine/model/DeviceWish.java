// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.engine.ground.Devices;
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
   * The devices to take, each of which was tried; none: the processor computes alone. Where one
   * turns out not to compute right, what is wanted is taken of the others.
   *
   * @throws CarrelException DEVICE_UNKNOWN with the names that there are, and what is switched off
   */
  public List<ComputeDevice> of(Devices machine) {
    if (isCpu()) {
      return List.of();
    }
    List<ComputeDevice> usable = machine.devices();
    while (true) {
      List<ComputeDevice> wanted = of(usable, machine);
      List<ComputeDevice> broken =
          wanted.stream().filter(device -> machine.faultOf(device).isPresent()).toList();
      if (broken.isEmpty()) {
        return wanted;
      }
      usable = usable.stream().filter(device -> !broken.contains(device)).toList();
    }
  }

  private List<ComputeDevice> of(List<ComputeDevice> devices, Devices machine) {
    if (name.equals(BEST)) {
      List<ComputeDevice> cards = kind(devices, Kind.DISCRETE);
      return cards.isEmpty() ? kind(devices, Kind.INTEGRATED).stream().limit(1).toList() : cards;
    }
    return List.of(
        devices.stream()
            .filter(device -> device.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> unknown(devices, machine.switchedOff())));
  }

  private static List<ComputeDevice> kind(List<ComputeDevice> devices, Kind kind) {
    return devices.stream().filter(device -> device.kind() == kind).toList();
  }

  private CarrelException unknown(List<ComputeDevice> devices, List<String> switchedOff) {
    String names =
        Stream.concat(
                Stream.of(NO_DEVICE, BEST),
                devices.stream().map(d -> d.name() + " (" + d.description() + ")"))
            .collect(Collectors.joining(", "));
    return new CarrelException(
        Code.DEVICE_UNKNOWN,
        switchedOff.isEmpty()
            ? "There is no device '%s' here.".formatted(name)
            : "There is no device '%s' here that can be used. %s"
                .formatted(name, String.join(" ", switchedOff)),
        "Take one of these: " + names + ".");
  }
}
