// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.cli.doctor.DeviceChecks;
import dev.carrel.engine.ground.DeviceTrial;
import dev.carrel.engine.ground.DeviceTrial.Computed;
import dev.carrel.engine.ground.Machine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code carrel doctor gpu}: whether graphics devices compute right. */
@Command(
    name = "gpu",
    description = {
      "Tries each graphics device in a process of its own: whether it computes what the",
      "processor does. What is found holds from then on for this version of its driver."
    })
final class DoctorGpuCommand extends EngineCommand {
  DoctorGpuCommand(Session session) {
    super(session);
  }

  /**
   * The JSON object.
   *
   * @param switchedOff a line for each device that is not used since its driver failed
   */
  record Report(boolean ok, List<Device> devices, List<String> switchedOff) {}

  /**
   * One device.
   *
   * @param kind {@code discrete}, {@code integrated}, {@code software}
   * @param driver null where the backend does not say
   * @param fault null: it computes right
   */
  record Device(
      String name,
      String description,
      String kind,
      @Nullable String driver,
      long freeBytes,
      long totalBytes,
      @Nullable String fault,
      double seconds,
      List<Case> computed) {

    static Device of(DeviceTrial trial) {
      return new Device(
          trial.device().name(),
          trial.device().description(),
          trial.device().kind().name().toLowerCase(Locale.ROOT),
          trial.driver().isEmpty() ? null : trial.driver(),
          trial.device().freeBytes(),
          trial.device().totalBytes(),
          trial.fault().orElse(null),
          trial.seconds(),
          trial.computed().stream().map(Case::of).toList());
    }
  }

  /**
   * One thing that was computed.
   *
   * @param error null: the device does not offer it, or no number came out
   */
  record Case(String what, boolean offered, boolean ok, @Nullable Double error, double limit) {
    static Case of(Computed one) {
      double error = one.error().orElse(Double.NaN);
      return new Case(
          one.what(),
          one.error().isPresent(),
          one.right(),
          Double.isFinite(error) ? error : null,
          one.limit());
    }
  }

  @Override
  protected Outcome run() {
    Machine machine = session().platform().machine();
    List<DeviceTrial> tried = machine.tryAll();
    List<String> off = machine.switchedOff();
    boolean ok = off.isEmpty();
    return new Outcome(
        new Report(ok, tried.stream().map(Device::of).toList(), off),
        DoctorCommand.text(DeviceChecks.of(tried, off)),
        ok ? 0 : 1);
  }
}
