// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ContextPlace;
import dev.carrel.engine.ground.DeviceTrial;
import dev.carrel.engine.ground.Devices;
import dev.carrel.engine.ground.Machine;
import dev.carrel.engine.ground.MachineMemory;
import dev.carrel.llama.PhysicalMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** This machine, as the system and ggml tell of it. Loads the native library for devices only. */
public final class NativeMachine implements Machine {
  private final Map<String, String> environment;
  private final Devices devices;

  /**
   * A machine.
   *
   * @param environment of the process: Windows names the processor in it
   * @param devices that it has
   */
  public NativeMachine(Map<String, String> environment, Devices devices) {
    this.environment = Map.copyOf(environment);
    this.devices = devices;
  }

  @Override
  public MachineMemory memory() {
    PhysicalMemory now = PhysicalMemory.now();
    return new MachineMemory(now.totalBytes(), now.availableBytes(), now.ownBytes());
  }

  @Override
  public List<ComputeDevice> devices() {
    return devices.devices();
  }

  @Override
  public Optional<String> faultOf(ComputeDevice device) {
    return devices.faultOf(device);
  }

  @Override
  public List<String> switchedOff() {
    return devices.switchedOff();
  }

  @Override
  public ContextPlace contextOn(List<ComputeDevice> wanted) {
    return devices.contextOn(wanted);
  }

  @Override
  public List<DeviceTrial> tryAll(boolean timesSoftware) {
    return devices.tryAll(timesSoftware);
  }

  @Override
  public String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("an unnamed processor");
    } catch (IOException | UncheckedIOException notLinux) {
      return environment.getOrDefault("PROCESSOR_IDENTIFIER", "an unnamed processor");
    }
  }

  @Override
  public int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public int computeThreads() {
    int processors = processors();
    return Math.max(1, Math.min(processors, cores(processors)));
  }

  private static int cores(int otherwise) {
    Set<String> siblings = new HashSet<>();
    try (Stream<Path> cpus = Files.list(Path.of("/sys/devices/system/cpu"))) {
      for (Path cpu : cpus.filter(p -> p.getFileName().toString().matches("cpu\\d+")).toList()) {
        Path list = cpu.resolve("topology/thread_siblings_list");
        if (Files.exists(list)) {
          siblings.add(Files.readString(list).strip());
        }
      }
    } catch (IOException e) {
      return otherwise;
    }
    return siblings.isEmpty() ? otherwise : siblings.size();
  }
}
